import { describe, expect, it } from "vitest";
import { taskPath } from "@/lib/api-contract/format";
import { EngineFailure, type EngineUpstream } from "@/lib/engines/engine";
import { DAY, letTimePass } from "@/test/let-time-pass";
import { createTestService } from "@/test/service";
import { at, executeAll, ledger, read, readOne, replySchema, spent, task } from "@/test/service-replies";
import type { OutgoingReply } from "@/lib/api-service/answer-call";

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
    const test = await createTestService();
    const caller = await test.newCaller();
    const { id } = readOne("chat_gpt", "task_post", await caller.post(at("chat_gpt", "task_post"), [task()]));
    await executeAll(test);
    const ready = async () =>
      readOne("chat_gpt", "tasks_ready", await caller.get(at("chat_gpt", "tasks_ready"))).result;
    await letTimePass(test.pool, 2 * DAY);
    expect(await ready()).toHaveLength(1);
    await letTimePass(test.pool, 2 * DAY);
    expect(await ready()).toBeNull();
    const get = async () => readOne("chat_gpt", "task_get", await caller.get(taskPath("chat_gpt", id)));
    expect((await get()).status_code).toBe(20000);
    await letTimePass(test.pool, 27 * DAY);
    expect(await get()).toMatchObject({ status_code: 40403, result: null });
  });
});
