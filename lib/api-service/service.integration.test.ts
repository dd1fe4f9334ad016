import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { formatWireDate, taskPath, type LlmCall } from "@/lib/api-contract/format";
import {
  strictIdListReply,
  strictProblems,
  strictRefusal,
  strictReply,
} from "@/lib/api-contract/strict-reply";
import type { Engine } from "@/lib/domain/engine";
import { add, parseDollars, toWireNumber } from "@/lib/domain/money";
import { EngineFailure, type EngineUpstream } from "@/lib/engines/engine";
import { revokeAccount, rotatePassword } from "./accounts/accounts";
import { answerCall, type OutgoingReply } from "./calls/answer-call";
import { createTestService } from "@/test/service";

const at = (engine: Engine, call: LlmCall) => `/v3/ai_optimization/${engine}/llm_responses/${call}`;
const task = (more: { tag?: string; [field: string]: unknown } = {}) => ({
  model_name: "gpt-4.1-mini",
  user_prompt: "best running shoes for beginners",
  ...more,
});
const minutes = (count: number) => count * 60_000;

const replySchema = z.object({
  status_code: z.number(),
  cost: z.number(),
  tasks_count: z.number(),
  tasks_error: z.number(),
  tasks: z.array(
    z.looseObject({
      id: z.string(),
      status_code: z.number(),
      status_message: z.string(),
      cost: z.number(),
      data: z.record(z.string(), z.unknown()),
      result: z.array(z.record(z.string(), z.unknown())).nullable(),
    }),
  ),
});

/** Reads a reply after holding it to the documented shape. */
function read(engine: Engine, call: LlmCall, reply: OutgoingReply) {
  expect(strictProblems(strictReply(engine, call), reply.body)).toEqual([]);
  expect(reply.http).toBe(200);
  return replySchema.parse(reply.body);
}

/** The one task of a reply. */
function readOne(engine: Engine, call: LlmCall, reply: OutgoingReply) {
  const { tasks } = read(engine, call, reply);
  const [only] = tasks;
  if (!only || tasks.length > 1) throw new Error(`expected one task, got ${tasks.length}`);
  return only;
}

type Service = Awaited<ReturnType<typeof createTestService>>;

async function executeAll({ service }: Service) {
  const executor = service.executor({ concurrency: 50 });
  while ((await executor.fill()) > 0) await executor.settled();
}

/** The sums of an account's ledger, as exact decimal texts. */
async function ledger({ pool }: Service, accountId: string) {
  const { rows } = await pool.query(
    `select count(*)::int as entries, coalesce(sum(base), 0)::text as base, coalesce(sum(advance), 0)::text as advance,
            coalesce(sum(model_charge), 0)::text as charge
     from api.ledger_entry where account_id = $1`,
    [accountId],
  );
  return z
    .object({ entries: z.number(), base: z.string(), advance: z.string(), charge: z.string() })
    .parse(rows[0]);
}

async function spent({ pool }: Service, ids: readonly string[]) {
  const { rows } = await pool.query(
    "select coalesce(sum(money_spent), 0)::text as charge from api.task where id = any ($1)",
    [ids],
  );
  return z.object({ charge: z.string() }).parse(rows[0]).charge;
}

/** A promise that a test keeps. */
const gate = () => Promise.withResolvers<undefined>();

describe("a standard task", () => {
  it("goes from posted over ready to collected, and is paid for once", async () => {
    const test = await createTestService();
    const caller = await test.newCaller();
    const posted = readOne(
      "chat_gpt",
      "task_post",
      await caller.post(at("chat_gpt", "task_post"), [task({ tag: "blue", web_search: true })]),
    );
    expect(posted).toMatchObject({
      status_code: 20100,
      cost: 0.0102,
      result: null,
      data: { se: "chat_gpt", tag: "blue", model_name: "gpt-4.1-mini" },
    });
    expect(await ledger(test, caller.account.id)).toEqual({
      entries: 1,
      base: "0.000200000",
      advance: "0.010000000",
      charge: "0.000000000",
    });

    const pending = readOne("chat_gpt", "task_get", await caller.get(taskPath("chat_gpt", posted.id)));
    expect(pending).toMatchObject({ status_code: 40602, cost: 0, result: null, data: { tag: "blue" } });
    const before = readOne("chat_gpt", "tasks_ready", await caller.get(at("chat_gpt", "tasks_ready")));
    expect(before.result).toBeNull();

    await executeAll(test);

    const ready = readOne("chat_gpt", "tasks_ready", await caller.get(at("chat_gpt", "tasks_ready")));
    expect(ready.result).toMatchObject([
      { id: posted.id, tag: "blue", endpoint: taskPath("chat_gpt", posted.id) },
    ]);
    const other = readOne("gemini", "tasks_ready", await caller.get(at("gemini", "tasks_ready")));
    expect(other.result).toBeNull();

    const reply = await caller.get(taskPath("chat_gpt", posted.id));
    expect(reply.upstream).toBe("sandbox");
    const done = readOne("chat_gpt", "task_get", reply);
    expect(done).toMatchObject({
      status_code: 20000,
      cost: 0,
      result: [{ model_name: "gpt-4.1-mini-2025-04-14" }],
    });
    const again = readOne("chat_gpt", "task_get", await caller.get(taskPath("chat_gpt", posted.id)));
    expect(again.result).toEqual(done.result);
    const after = readOne("chat_gpt", "tasks_ready", await caller.get(at("chat_gpt", "tasks_ready")));
    expect(after.result).toBeNull();

    expect(await ledger(test, caller.account.id)).toEqual({
      entries: 2,
      base: "0.000200000",
      advance: "0.000000000",
      charge: await spent(test, [posted.id]),
    });
  });

  it("is decided on its own: one bad task of a hundred fails alone, and those past a hundred are 40006", async () => {
    const test = await createTestService();
    const caller = await test.newCaller();
    const tasks = Array.from({ length: 102 }, (_, index) =>
      task({ tag: `t${index}`, ...(index === 41 ? { max_output_tokens: 1 } : {}) }),
    );
    const reply = read("chat_gpt", "task_post", await caller.post(at("chat_gpt", "task_post"), tasks));
    expect(reply).toMatchObject({ tasks_count: 102, tasks_error: 3, cost: 1.0098 });
    const codes = reply.tasks.map(({ status_code }) => status_code);
    expect(codes.filter((code) => code === 20100)).toHaveLength(99);
    expect(reply.tasks[41]).toMatchObject({
      status_code: 40501,
      status_message: "Invalid Field: 'max_output_tokens'.",
      cost: 0,
      data: { tag: "t41" },
    });
    expect(codes.slice(100)).toEqual([40006, 40006]);
    expect(reply.tasks.map(({ data }) => data["tag"])).toEqual(tasks.map(({ tag }) => tag));

    await executeAll(test);
    const accepted = reply.tasks.flatMap(({ id, status_code }) => (status_code === 20100 ? id : []));
    expect(await ledger(test, caller.account.id)).toEqual({
      entries: 198,
      base: "0.019800000",
      advance: "0.000000000",
      charge: await spent(test, accepted),
    });
    const ready = readOne("chat_gpt", "tasks_ready", await caller.get(at("chat_gpt", "tasks_ready")));
    expect(new Set(ready.result?.map((row) => row["id"]))).toEqual(new Set(accepted));
  });

  it("is found under its own engine and account only", async () => {
    const test = await createTestService();
    const [owner, stranger] = [await test.newCaller(), await test.newCaller()];
    const { id } = readOne("chat_gpt", "task_post", await owner.post(at("chat_gpt", "task_post"), [task()]));
    const code = async (get: Promise<OutgoingReply>) =>
      replySchema.parse((await get).body).tasks[0]?.status_code;
    expect(await code(owner.get(taskPath("gemini", id)))).toBe(40002);
    expect(await code(stranger.get(taskPath("chat_gpt", id)))).toBe(40401);
    expect(await code(stranger.get(taskPath("gemini", id)))).toBe(40401);
    expect(await code(owner.get(taskPath("chat_gpt", "07151610-0696-0613-0000-b2366402ce99")))).toBe(40401);
    expect(await code(owner.get(taskPath("chat_gpt", "%00'--")))).toBe(40401);
  });

  it("fails with the vendor's trouble as a documented code, and gets its advance back", async () => {
    const failing = (sandbox: EngineUpstream): EngineUpstream => ({
      ...sandbox,
      kind: "vendor",
      mayBill: true,
      ask: () => Promise.reject(new EngineFailure("bad_key", false, "no such key: sk-123")),
    });
    const test = await createTestService({ change: failing });
    const caller = await test.newCaller();
    const { id } = readOne("chat_gpt", "task_post", await caller.post(at("chat_gpt", "task_post"), [task()]));
    await executeAll(test);
    const failed = readOne("chat_gpt", "task_get", await caller.get(taskPath("chat_gpt", id)));
    expect(failed).toMatchObject({ status_code: 40103, result: null, cost: 0 });
    expect(failed.status_message).not.toContain("sk-123");
    expect(await ledger(test, caller.account.id)).toEqual({
      entries: 2,
      base: "0.000000000",
      advance: "0.000000000",
      charge: "0.000000000",
    });
  });

  it("keeps its result for thirty days, and stays on the ready list for three", async () => {
    let clock = new Date();
    const test = await createTestService({ now: () => clock });
    const caller = await test.newCaller();
    const { id } = readOne("chat_gpt", "task_post", await caller.post(at("chat_gpt", "task_post"), [task()]));
    await executeAll(test);
    const days = (count: number) => new Date(clock.getTime() + count * 24 * minutes(60));
    const [in2, in4, in31] = [days(2), days(4), days(31)];
    const ready = async () =>
      readOne("chat_gpt", "tasks_ready", await caller.get(at("chat_gpt", "tasks_ready"))).result;
    clock = in2;
    expect(await ready()).toHaveLength(1);
    clock = in4;
    expect(await ready()).toBeNull();
    const get = async () => readOne("chat_gpt", "task_get", await caller.get(taskPath("chat_gpt", id)));
    expect((await get()).status_code).toBe(20000);
    clock = in31;
    expect(await get()).toMatchObject({ status_code: 40403, result: null });
  });
});

describe("executors", () => {
  it("never take a task twice, and share the queue fairly between accounts", async () => {
    const asked: string[] = [];
    const counting = (sandbox: EngineUpstream): EngineUpstream => ({
      ...sandbox,
      ask: (question, context) => {
        asked.push(context.taskId);
        return sandbox.ask(question, context);
      },
    });
    const test = await createTestService({ change: counting });
    const [flood, quiet] = [await test.newCaller(), await test.newCaller()];
    const post = async (caller: typeof flood, count: number) =>
      read(
        "claude",
        "task_post",
        await caller.post(
          at("claude", "task_post"),
          Array.from({ length: count }, () => ({
            model_name: "claude-opus-4-0",
            user_prompt: "which espresso machine",
          })),
        ),
      ).tasks.map(({ id }) => id);
    const many = (await Promise.all([post(flood, 100), post(flood, 100), post(flood, 100)])).flat();
    const few = await post(quiet, 5);

    const first = test.service.executor({ concurrency: 10 });
    await first.fill();
    await first.settled();
    expect(asked.filter((id) => few.includes(id))).toHaveLength(5);

    const drain = async () => {
      const executor = test.service.executor({ concurrency: 16 });
      while ((await executor.fill()) > 0) await executor.settled();
    };
    await Promise.all([drain(), drain(), drain()]);
    const ours = asked.filter((id) => many.includes(id) || few.includes(id));
    expect(ours).toHaveLength(305);
    expect(new Set(ours).size).toBe(305);
    expect(await ledger(test, flood.account.id)).toMatchObject({ entries: 600, advance: "0.000000000" });
  });

  /** An executor that is killed while its one task is at the upstream; resolves when the task is there. */
  async function dieAsking(kind: string, mayBill: boolean) {
    let clock = new Date();
    const [arrived, answered] = [gate(), gate()];
    const stuck = (sandbox: EngineUpstream): EngineUpstream => ({
      ...sandbox,
      kind,
      mayBill,
      ask: async (question, context) => {
        const answer = await sandbox.ask(question, context);
        arrived.resolve(undefined);
        await answered.promise;
        return answer;
      },
    });
    const test = await createTestService({ now: () => clock, change: stuck });
    const caller = await test.newCaller();
    const { id } = readOne("chat_gpt", "task_post", await caller.post(at("chat_gpt", "task_post"), [task()]));
    const executor = test.service.executor({ concurrency: 1 });
    while ((await executor.fill()) > 0) await arrived.promise;
    const get = async () => readOne("chat_gpt", "task_get", await caller.get(taskPath("chat_gpt", id)));
    return {
      test,
      caller,
      id,
      get,
      pass: (milliseconds: number) => (clock = new Date(clock.getTime() + milliseconds)),
      answerLate: async () => {
        answered.resolve(undefined);
        await executor.settled();
      },
    };
  }

  it("take over a dead one's sandbox task, and its late answer changes nothing", async () => {
    const dead = await dieAsking("sandbox", false);
    dead.pass(minutes(1));
    await dead.test.service.sweep();
    const other = await createTestService();
    await executeAll(other);
    const done = await dead.get();
    expect(done.status_code).toBe(20000);
    const paid = await ledger(dead.test, dead.caller.account.id);
    await dead.answerLate();
    expect((await dead.get()).result).toEqual(done.result);
    expect(await ledger(dead.test, dead.caller.account.id)).toEqual(paid);
    expect(paid).toMatchObject({ entries: 2, advance: "0.000000000" });
  });

  it("do not repeat a question that may have been billed: it fails with its advance back", async () => {
    const dead = await dieAsking("vendor", true);
    await dead.test.service.sweep();
    expect((await dead.get()).status_code).toBe(40602);
    dead.pass(minutes(1));
    await dead.test.service.sweep();
    expect(await dead.get()).toMatchObject({ status_code: 40103, result: null });
    await dead.answerLate();
    expect(await dead.get()).toMatchObject({ status_code: 40103, result: null });
    expect(await ledger(dead.test, dead.caller.account.id)).toEqual({
      entries: 2,
      base: "0.000000000",
      advance: "0.000000000",
      charge: "0.000000000",
    });
  });

  it("put sandbox tasks back when they are stopped", async () => {
    const arrived = gate();
    const slow = (sandbox: EngineUpstream): EngineUpstream => ({
      ...sandbox,
      ask: (_question, { signal }) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener("abort", () => reject(new EngineFailure("timeout", true, "stopped")));
          arrived.resolve(undefined);
        }),
    });
    const test = await createTestService({ change: slow });
    const caller = await test.newCaller();
    const { id } = readOne("chat_gpt", "task_post", await caller.post(at("chat_gpt", "task_post"), [task()]));
    const executor = test.service.executor({ concurrency: 1 });
    await executor.fill();
    await arrived.promise;
    await executor.stop();
    expect(await executor.fill()).toBe(0);
    await executeAll(await createTestService());
    const done = readOne("chat_gpt", "task_get", await caller.get(taskPath("chat_gpt", id)));
    expect(done.status_code).toBe(20000);
  });

  it("fail what waited 72 hours", async () => {
    let clock = new Date();
    const test = await createTestService({ now: () => clock });
    const caller = await test.newCaller();
    clock = new Date(clock.getTime() - minutes(73 * 60));
    const { id } = readOne("chat_gpt", "task_post", await caller.post(at("chat_gpt", "task_post"), [task()]));
    clock = new Date(clock.getTime() + minutes(73 * 60));
    await test.service.sweep();
    const failed = readOne("chat_gpt", "task_get", await caller.get(taskPath("chat_gpt", id)));
    expect(failed).toMatchObject({ status_code: 40103, result: null });
    expect(await ledger(test, caller.account.id)).toMatchObject({ advance: "0.000000000" });
  });
});

describe("a live call", () => {
  it("answers, records and charges in one go", async () => {
    const test = await createTestService();
    const caller = await test.newCaller();
    const reply = await caller.post(at("perplexity", "live"), [
      { model_name: "sonar", user_prompt: "best crm" },
    ]);
    expect(reply.upstream).toBe("sandbox");
    const live = readOne("perplexity", "live", reply);
    expect(live.status_code).toBe(20000);
    const { money_spent: moneySpent } = z.object({ money_spent: z.number() }).parse(live.result?.[0]);
    expect(live.cost).toBeCloseTo(moneySpent + 0.0006, 12);
    expect(await ledger(test, caller.account.id)).toEqual({
      entries: 1,
      base: "0.000600000",
      advance: "0.000000000",
      charge: await spent(test, [live.id]),
    });
    const ready = readOne("chat_gpt", "tasks_ready", await caller.get(at("chat_gpt", "tasks_ready")));
    expect(ready.result).toBeNull();
  });

  it("that fails costs nothing", async () => {
    const failing = (sandbox: EngineUpstream): EngineUpstream => ({
      ...sandbox,
      ask: () => Promise.reject(new EngineFailure("timeout", true, "too slow")),
    });
    const test = await createTestService({ change: failing });
    const caller = await test.newCaller();
    const live = readOne("chat_gpt", "live", await caller.post(at("chat_gpt", "live"), [task()]));
    expect(live).toMatchObject({ status_code: 50401, cost: 0, result: null });
    expect(await ledger(test, caller.account.id)).toMatchObject({ entries: 0 });
  });

  it("finds thirty slots on each engine, and 40209 on the thirty-first", async () => {
    const released = gate();
    let asking = 0;
    const full = gate();
    const waiting = (sandbox: EngineUpstream): EngineUpstream => ({
      ...sandbox,
      ask: async (question, context) => {
        asking += 1;
        if (asking === 30) full.resolve(undefined);
        await released.promise;
        return sandbox.ask(question, context);
      },
    });
    const test = await createTestService({ change: waiting });
    const [caller, other] = [await test.newCaller(), await test.newCaller()];
    const live = (from: typeof caller, engine: "chat_gpt" | "gemini", model: string) =>
      from.post(at(engine, "live"), [task({ model_name: model })]);
    const calls = Array.from({ length: 30 }, () => live(caller, "chat_gpt", "gpt-4.1-mini"));
    await full.promise;
    const refused = readOne("chat_gpt", "live", await live(caller, "chat_gpt", "gpt-4.1-mini"));
    expect(refused).toMatchObject({ status_code: 40209, cost: 0 });
    const elsewhere = [live(caller, "gemini", "gemini-2.5-flash"), live(other, "chat_gpt", "gpt-4.1-mini")];
    released.resolve(undefined);
    const replies = [...(await Promise.all(calls)), ...(await Promise.all(elsewhere))];
    const codes = replies.map(({ body }) => replySchema.parse(body).tasks[0]?.status_code);
    expect(codes).toEqual(codes.map(() => 20000));
    const freed = readOne("chat_gpt", "live", await live(caller, "chat_gpt", "gpt-4.1-mini"));
    expect(freed.status_code).toBe(20000);
  });
});

describe("a request", () => {
  it("of the documentation's samples is accepted", async () => {
    const test = await createTestService();
    const caller = await test.newCaller();
    const samples: [Engine, "live" | "task_post"][] = [
      ["chat_gpt", "live"],
      ["chat_gpt", "task_post"],
      ["claude", "live"],
      ["gemini", "live"],
      ["gemini", "task_post"],
      ["perplexity", "live"],
    ];
    for (const [engine, call] of samples) {
      const name = `../../test/fakes/fixtures/${engine}-${call}.request.json`;
      const body: unknown = JSON.parse(readFileSync(new URL(name, import.meta.url), "utf8"));
      const reply = readOne(engine, call, await caller.post(at(engine, call), body));
      expect([engine, call, reply.status_code]).toEqual([engine, call, call === "live" ? 20000 : 20100]);
      const [posted] = z.array(z.record(z.string(), z.unknown())).parse(body);
      expect(Object.entries(reply.data).slice(3)).toEqual(Object.entries(posted ?? {}));
    }
  });

  it.each<[string, "GET" | "POST", string, unknown, number, number]>([
    ["two tasks on live", "POST", at("chat_gpt", "live"), [task(), task()], 200, 40000],
    ["no task", "POST", at("chat_gpt", "live"), [], 200, 40502],
    ["no array", "POST", at("chat_gpt", "task_post"), task(), 200, 40503],
    ["an unknown engine", "GET", "/v3/ai_optimization/grok/llm_responses/models", null, 404, 40402],
    ["an unknown path", "GET", "/v3", null, 404, 40402],
    ["the wrong verb", "GET", at("chat_gpt", "live"), null, 404, 40402],
    ["Perplexity's missing queue", "POST", at("perplexity", "task_post"), [task()], 404, 40402],
    ["Perplexity's missing list", "GET", at("perplexity", "tasks_ready"), null, 404, 40402],
    ["XML", "GET", `${at("chat_gpt", "models")}.xml`, null, 200, 50100],
  ])("with %s is refused whole", async (_name, method, pathname, body, http, code) => {
    const test = await createTestService();
    const caller = await test.newCaller();
    const reply = await (method === "GET" ? caller.get(pathname) : caller.post(pathname, body));
    expect(reply.http).toBe(http);
    expect(strictProblems(strictRefusal, reply.body)).toEqual([]);
    expect(reply.body).toMatchObject({ status_code: code, tasks: null });
  });

  it("may have doubled and trailing slashes, and `.ai` for the cropped reply", async () => {
    const test = await createTestService();
    const caller = await test.newCaller();
    const models = readOne(
      "gemini",
      "models",
      await caller.get("//v3/ai_optimization//gemini/llm_responses/models/"),
    );
    expect(models.result).toContainEqual({
      model_name: "gemini-2.5-flash",
      reasoning: true,
      web_search_supported: true,
      task_post_supported: true,
    });
    const cropped = await caller.get(`${at("gemini", "models")}.ai`);
    expect(Object.keys(cropped.body)).toEqual(["id", "status_code", "status_message", "items"]);
  });

  it("echoes null and keeps the posted order", async () => {
    const test = await createTestService();
    const caller = await test.newCaller();
    const posted = { user_prompt: "a", tag: null, message_chain: null, model_name: "gemini-2.5-flash" };
    const { id, data } = readOne(
      "gemini",
      "task_post",
      await caller.post(at("gemini", "task_post"), [posted]),
    );
    expect(Object.keys(data).slice(3)).toEqual(Object.keys(posted));
    const got = readOne("gemini", "task_get", await caller.get(taskPath("gemini", id)));
    expect(got.data).toEqual(data);
  });
});

describe("id_list", () => {
  const path = "/v3/ai_optimization/id_list";

  it("lists a window's tasks with what each has cost", async () => {
    const test = await createTestService();
    const caller = await test.newCaller();
    const live = readOne("chat_gpt", "live", await caller.post(at("chat_gpt", "live"), [task({ tag: "l" })]));
    const settled = readOne(
      "chat_gpt",
      "task_post",
      await caller.post(at("chat_gpt", "task_post"), [task()]),
    );
    await executeAll(test);
    const queued = readOne("chat_gpt", "task_post", await caller.post(at("chat_gpt", "task_post"), [task()]));
    const window = {
      datetime_from: formatWireDate(new Date(Date.now() - minutes(1))),
      datetime_to: formatWireDate(new Date(Date.now() + minutes(1))),
      include_metadata: true,
    };
    const reply = await caller.post(path, [window]);
    expect(strictProblems(strictIdListReply, reply.body)).toEqual([]);
    const rows = replySchema.parse(reply.body).tasks[0]?.result ?? [];
    expect(rows.map((row) => row["id"])).toEqual([live.id, settled.id, queued.id]);
    expect(rows.map((row) => row["cost"])).toEqual([
      live.cost,
      toWireNumber(add(parseDollars("0.0002"), parseDollars(await spent(test, [settled.id])))),
      0.0102,
    ]);
    expect(rows.map((row) => row["status"])).toEqual(["Ok.", "Ok.", "Task In Queue."]);
    expect(rows[0]).toMatchObject({ metadata: { tag: "l" } });
    const page = await caller.post(path, [
      { ...window, include_metadata: false, sort: "desc", limit: 1, offset: 1 },
    ]);
    expect(replySchema.parse(page.body).tasks[0]?.result).toMatchObject([{ id: settled.id }]);
    const stranger = await test.newCaller();
    const others = await stranger.post(path, [window]);
    expect(replySchema.parse(others.body).tasks[0]?.result).toBeNull();
  });

  it.each([
    [{ datetime_to: "2025-02-01 00:00:00 +02:00" }, "datetime_from"],
    [
      { datetime_from: "2025-02-30 00:00:00 +00:00", datetime_to: "2025-03-01 00:00:00 +00:00" },
      "datetime_from",
    ],
    [
      { datetime_from: "2025-01-01 00:00:00 +00:00", datetime_to: "2025-03-01 00:00:00 +00:00", limit: 1001 },
      "limit",
    ],
    [
      { datetime_from: "2025-01-01 00:00:00 +00:00", datetime_to: "2025-03-01 00:00:00 +00:00", page: 1 },
      "page",
    ],
  ])("names what is wrong with %j", async (window, field) => {
    const test = await createTestService();
    const caller = await test.newCaller();
    const reply = replySchema.parse((await caller.post(path, [window])).body);
    expect(reply.tasks).toMatchObject([
      { status_code: 40501, status_message: `Invalid Field: '${field}'.`, result: null },
    ]);
  });
});

describe("the appendix", () => {
  it("tells an account what it has spent and pays", async () => {
    const test = await createTestService();
    const caller = await test.newCaller();
    const live = readOne(
      "gemini",
      "live",
      await caller.post(at("gemini", "live"), [{ model_name: "gemini-2.5-flash", user_prompt: "a" }]),
    );
    const reply = replySchema.parse((await caller.get("/v3/appendix/user_data")).body);
    expect(reply.tasks[0]?.result).toMatchObject([
      {
        login: caller.account.login,
        money: { total: 0, balance: -live.cost },
        price: { ai_optimization: { llm_responses: { task_post: { priority_normal: [{ cost: 0.0102 }] } } } },
      },
    ]);
  });

  it("says that its calls work", async () => {
    const test = await createTestService();
    const caller = await test.newCaller();
    const reply = replySchema.parse((await caller.get("/v3/appendix/status")).body);
    const names = ["task_get", "task_post", "live", "postback/pingback"];
    expect(reply.tasks[0]?.result).toContainEqual({
      api: "ai_optimization",
      status: "ok",
      endpoints: names.map((endpoint) => ({ endpoint, status: "ok" })),
    });
  });

  it("lists every code", async () => {
    const test = await createTestService();
    const caller = await test.newCaller();
    const reply = replySchema.parse((await caller.get("/v3/appendix/errors")).body);
    expect(reply.tasks[0]?.result).toContainEqual({ code: 40602, message: "Task In Queue." });
  });
});

describe("an account", () => {
  it("is known by its password until that is replaced or the account is revoked", async () => {
    let clock = new Date();
    const test = await createTestService({ now: () => clock });
    const { account, authorization } = await test.newCaller();
    const status = async (header: string | null) => {
      const reply = await answerCall(test.service, {
        method: "GET",
        pathname: at("gemini", "models"),
        authorization: header,
        readPosted: () => Promise.reject(new Error("no body is read of a stranger")),
      });
      return reply.http;
    };
    const basic = (login: string, password: string) =>
      `Basic ${Buffer.from(`${login}:${password}`).toString("base64")}`;
    expect(await status(authorization)).toBe(200);
    expect(await status(null)).toBe(401);
    expect(await status(basic(account.login, "wrong"))).toBe(401);
    expect(await status(basic("nobody", account.password))).toBe(401);
    expect(await status(basic("a\u0000b", account.password))).toBe(401);

    const rotated = await rotatePassword(test.pool, account.id);
    clock = new Date(clock.getTime() + 5_000);
    expect(await status(authorization)).toBe(401);
    const renewed = basic(account.login, rotated?.password ?? "");
    expect(await status(renewed)).toBe(200);

    expect(await revokeAccount(test.pool, account.id, clock)).toBe(true);
    clock = new Date(clock.getTime() + 5_000);
    expect(await status(renewed)).toBe(401);
    expect(await rotatePassword(test.pool, account.id)).toBeNull();
  });
});

describe("the ledger", () => {
  it("refuses to be changed", async () => {
    const { pool } = await createTestService();
    await expect(pool.query("update api.ledger_entry set base = 0")).rejects.toThrow("append-only");
    await expect(pool.query("delete from api.ledger_entry")).rejects.toThrow("append-only");
    await expect(pool.query("truncate api.ledger_entry")).rejects.toThrow("append-only");
  });
});
