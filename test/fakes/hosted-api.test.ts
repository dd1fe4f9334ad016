import { afterEach, describe, expect, test } from "vitest";

import { createApiClient } from "@/lib/api-client/client";
import type { ApiClient } from "@/lib/api-client/client";
import { ApiCallError } from "@/lib/api-client/errors";
import { isPending } from "@/lib/api-contract/status-codes";
import { dollarsFromNumber, parseDollars, subtract, add } from "@/lib/domain/amounts/money";
import chatGptPost from "./fixtures/chat_gpt-task_post.request.json" with { type: "json" };
import geminiLive from "./fixtures/gemini-live.request.json" with { type: "json" };
import { startHostedApi } from "./hosted-api";
import type { HostedApi, HostedApiOptions } from "./hosted-api";
import { FAULTS, isEnding, isLoss, isRefusal } from "./hosted-api-faults";
import type { Fault } from "./hosted-api-faults";

const open: HostedApi[] = [];
afterEach(async () => {
  for (const api of open.splice(0)) await api.close();
});

/** Only what never ends is waited for briefly: a slow machine takes its time over all else. */
async function start(
  options: Partial<HostedApiOptions> = {},
  deadlineMs = 30_000,
): Promise<{ api: HostedApi; client: ApiClient }> {
  const api = await startHostedApi({ login: "login", password: "password", readyAfterMs: 0, ...options });
  open.push(api);
  const client = createApiClient({
    baseUrl: api.url,
    login: "login",
    password: "password",
    allowedOrigins: [api.url],
    deadlines: { liveMs: deadlineMs, postMs: deadlineMs, readMs: deadlineMs },
    retry: { attempts: 1, baseMs: 1, capMs: 1 },
  });
  return { api, client };
}

const [liveTask] = geminiLive;
const [postTask] = chatGptPost;
if (!liveTask || !postTask) throw new Error("the samples hold one task each");

// JSON files are typed by their widest values; the roles are the wire's.
const turns = [{ role: "user" as const, message: "Hello" }];
const live = { ...liveTask, message_chain: turns };
const standard = { ...postTask, message_chain: turns, tag: "our-task" };

const failure = async (call: Promise<unknown>): Promise<ApiCallError> => {
  const error: unknown = await call.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (error instanceof ApiCallError) return error;
  throw new Error("expected the call to fail", { cause: error });
};

describe("the documentation's figures", () => {
  test("Gemini, live", async () => {
    const { client } = await start();
    const { task, reply } = await client.live("gemini", live);
    expect(reply.cost).toBe(0.0357548);
    expect(task.cost).toBe(0.0357548);
    expect(task.result[0]).toMatchObject({
      input_tokens: 68,
      output_tokens: 241,
      money_spent: 0.0351548,
      web_search: true,
    });
    expect(task.data).toMatchObject({ se: "gemini", user_prompt: live.user_prompt });
  });

  test("ChatGPT, standard: posted, listed, pending, collected, settled", async () => {
    const { client } = await start();
    const { tasks } = await client.taskPost("chat_gpt", [standard]);
    const [posted] = tasks;
    expect(posted).toMatchObject({ status_code: 20100, cost: 0.0102, data: { tag: "our-task" } });
    const id = posted?.id ?? "";

    const ready = await client.tasksReady("chat_gpt");
    expect(ready.task.result).toMatchObject([{ id, tag: "our-task", function: "llm_responses" }]);

    expect(isPending((await client.taskGet("chat_gpt", id)).task.status_code)).toBe(true);
    const { task } = await client.taskGet("chat_gpt", id);
    expect(task).toMatchObject({ id, cost: 0, data: { tag: "our-task" } });
    const [result] = task.result;
    expect(result).toMatchObject({
      input_tokens: 374,
      output_tokens: 594,
      reasoning_tokens: 576,
      money_spent: 0.0286,
    });
    expect(result?.items).toMatchObject([{ type: "reasoning" }, { type: "message" }]);

    const settled = add(
      subtract(dollarsFromNumber(posted?.cost ?? 0), parseDollars("0.01")),
      dollarsFromNumber(result?.money_spent ?? 0),
    );
    expect(settled).toBe(parseDollars("0.0288"));
    const list = await client.idList({
      from: new Date(Date.now() - 60_000),
      to: new Date(Date.now() + 60_000),
      includeMetadata: true,
    });
    expect(list.task.result).toMatchObject([{ id, cost: 0.0288, metadata: { tag: "our-task" } }]);

    expect((await client.tasksReady("chat_gpt")).task.result).toEqual([]);
  });

  test("a task is not ready before its time", async () => {
    const { client } = await start({ readyAfterMs: 60_000, pendingLooks: 0 });
    const { tasks } = await client.taskPost("chat_gpt", [standard]);
    expect((await client.tasksReady("chat_gpt")).task.result).toEqual([]);
    expect((await client.taskGet("chat_gpt", tasks[0]?.id ?? "")).task.status_code).toBe(40602);
  });

  test("models and account", async () => {
    const { client } = await start();
    const { task } = await client.models("chat_gpt");
    expect(task.result[0]).toMatchObject({
      model_name: "gpt-4.1-mini-2025-04-14",
      task_post_supported: true,
    });
    expect((await client.userData()).task.result[0]?.money?.balance).toBe(99.5);
  });
});

describe("refusals", () => {
  test("a wrong password", async () => {
    const { api } = await start();
    const stranger = createApiClient({
      baseUrl: api.url,
      login: "login",
      password: "wrong",
      allowedOrigins: [api.url],
    });
    expect(await failure(stranger.userData())).toMatchObject({ kind: "unauthorized", code: 40100 });
    expect(api.calls).toHaveLength(0);
  });

  test("unknown ids, foreign engines, missing calls, missing fields", async () => {
    const { client } = await start({ pendingLooks: 0 });
    const { tasks } = await client.taskPost("chat_gpt", [standard, { ...standard, model_name: "" }]);
    expect(tasks.map((task) => task.status_code)).toEqual([20100, 40501]);
    expect(await failure(client.taskGet("chat_gpt", "nothing"))).toMatchObject({ code: 40401 });
    expect(await failure(client.taskGet("gemini", tasks[0]?.id ?? ""))).toMatchObject({ code: 40002 });
    expect(await failure(client.tasksReady("perplexity"))).toMatchObject({ kind: "http", code: 40402 });
  });

  test("down and up again", async () => {
    const { api, client } = await start();
    await api.down();
    expect(await failure(client.userData())).toMatchObject({ kind: "refused" });
    await api.up();
    expect((await client.userData()).task.status_code).toBe(20000);
  });
});

const EXPECTED: Partial<Record<Fault, string>> = {
  http_401: "unauthorized",
  http_402: "payment",
  http_500: "http",
  code_40202: "rate_limited",
  hang: "timeout",
  cut_off: "cut_off",
  garbled: "broken_json",
  broken_gzip: "broken_gzip",
  oversize: "oversize",
  gzip_bomb: "oversize",
  tasks_null: "unexpected_shape",
};

describe("faults", () => {
  test.each(FAULTS.filter((fault) => isRefusal(fault) || isLoss(fault)))(
    "%s ends as it should, once",
    async (fault) => {
      const { api, client } = await start({}, fault === "hang" ? 2_000 : undefined);
      api.fault(fault, { on: "live" });
      expect((await client.models("gemini")).task.status_code).toBe(20000);
      expect((await failure(client.live("gemini", live))).kind).toBe(EXPECTED[fault]);
      expect((await client.live("gemini", live)).task.status_code).toBe(20000);
      expect(api.calls.map((call) => call.fault)).toEqual([null, fault, null]);
    },
  );

  test("a post whose reply is lost was accepted all the same and can be found by its tag", async () => {
    const { api, client } = await start();
    api.fault("cut_off", { on: "task_post" });
    expect(await failure(client.taskPost("chat_gpt", [standard]))).toMatchObject({
      retry: "unknown_outcome",
    });
    expect((await client.tasksReady("chat_gpt")).task.result).toMatchObject([{ tag: "our-task" }]);
  });

  test.each(FAULTS.filter((fault) => !isRefusal(fault) && !isLoss(fault) && !isEnding(fault)))(
    "%s is read, with its money",
    async (fault) => {
      const { api, client } = await start();
      api.fault(fault);
      const { task } = await client.live("gemini", live);
      expect([task.cost, task.result[0]?.money_spent]).toEqual([
        0.0357548,
        fault === "unpriced" ? null : 0.0351548,
      ]);
    },
  );
});

test("the control endpoint sets faults and tells calls", async () => {
  const { api, client } = await start({ control: true });
  const set = await fetch(`${api.url}/control`, {
    method: "POST",
    body: JSON.stringify({ fault: "http_402", on: "live" }),
  });
  expect(set.status).toBe(200);
  expect((await failure(client.live("gemini", live))).kind).toBe("payment");
  expect(await (await fetch(`${api.url}/control`)).json()).toMatchObject({
    calls: [{ call: "live", fault: "http_402" }],
  });
});
