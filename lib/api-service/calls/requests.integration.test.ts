import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { taskPath } from "@/lib/api-contract/format";
import { strictProblems, strictRefusal } from "@/lib/api-contract/strict-reply";
import { LIMITS } from "@/lib/api-contract/limits";
import type { Engine } from "@/lib/domain/engines/engine";
import { createTestService } from "@/test/service";
import { at, readOne, replySchema, task } from "@/test/service-replies";

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
      const name = `../../../test/fakes/fixtures/${engine}-${call}.request.json`;
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

  it("with more than a hundred tasks has its first hundred accepted, and the rest refused one by one", async () => {
    const test = await createTestService();
    const caller = await test.newCaller();
    const codes = async (count: number) => {
      const tasks = Array.from({ length: count }, (_, index) => task({ tag: `t${index}` }));
      const { body } = await caller.post(at("chat_gpt", "task_post"), tasks);
      return replySchema.parse(body).tasks.map(({ status_code: code, data }) => `${code} ${data["tag"]}`);
    };
    for (const count of [1_001, 2_345])
      expect(await codes(count)).toEqual(
        Array.from({ length: count }, (_, index) => `${index < 100 ? 20100 : 40006} t${index}`),
      );
    const many = Array.from({ length: 1_001 }, () => task());
    expect((await caller.post(at("chat_gpt", "live"), many)).body).toMatchObject({ status_code: 40000 });
    const resent = Array.from({ length: 1_001 }, () => ({ id: "unknown" }));
    const { body } = await caller.post("/v3/appendix/webhook_resend", resent);
    expect(replySchema.parse(body).tasks.slice(99, 101)).toMatchObject([
      { status_code: 40401 },
      { status_code: 40006 },
    ]);
  });

  it("of more entries than a reply may have loses none of its first hundred, and the last entry speaks for the rest", async () => {
    const test = await createTestService();
    const caller = await test.newCaller();
    const task = { model_name: "gpt-4.1-mini", user_prompt: "which tent" };
    const tasks = Array.from({ length: 100 }, (_, index) => ({ ...task, tag: String(index) }));
    const nothings = Array.from({ length: LIMITS.entriesPerReply - 100 + 7 }, () => 0);
    const reply = await caller.post(at("chat_gpt", "task_post"), [...tasks, ...nothings]);
    const read = replySchema.parse(reply.body);
    expect(read).toMatchObject({ status_code: 20000, tasks_count: LIMITS.entriesPerReply });
    expect(read.tasks.slice(0, 100).every(({ status_code: code }) => code === 20100)).toBe(true);
    expect(read.tasks.slice(100).every(({ status_code: code }) => code === 40006)).toBe(true);
    expect(read.tasks.at(-2)?.status_message).toBe("You can set no more than 100 tasks at a time.");
    expect(read.tasks.at(-1)?.status_message).toBe(
      "You can set no more than 100 tasks at a time. 7 more of this posting met the same and are not listed.",
    );
    const { rows } = await test.pool.query(
      "select count(*)::int as stored from api.task where account_id = $1",
      [caller.account.id],
    );
    expect(rows).toEqual([{ stored: 100 }]);
  });

  it("of just as many entries as a reply may have lists each", async () => {
    const test = await createTestService();
    const caller = await test.newCaller();
    const nothings = Array.from({ length: LIMITS.entriesPerReply }, () => 0);
    const { body } = await caller.post(at("chat_gpt", "task_post"), nothings);
    expect(replySchema.parse(body).tasks.at(-1)?.status_message).toBe(
      "You can set no more than 100 tasks at a time.",
    );
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
