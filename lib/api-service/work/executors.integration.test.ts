import { describe, expect, it } from "vitest";
import { taskPath } from "@/lib/api-contract/format";
import { EngineFailure, type EngineUpstream } from "@/lib/engines/engine";
import { HOUR, letTimePass, MINUTE } from "@/test/let-time-pass";
import { createTestService } from "@/test/service";
import { at, executeAll, gate, ledger, read, readOne, task } from "@/test/service-replies";

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
    const test = await createTestService({ change: stuck });
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
      pass: (milliseconds: number) => letTimePass(test.pool, milliseconds),
      answerLate: async () => {
        answered.resolve(undefined);
        await executor.settled();
      },
    };
  }

  it("take over a dead one's sandbox task, and its late answer changes nothing", async () => {
    const dead = await dieAsking("sandbox", false);
    await dead.pass(MINUTE);
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
    await dead.pass(MINUTE);
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
    const test = await createTestService();
    const caller = await test.newCaller();
    const { id } = readOne("chat_gpt", "task_post", await caller.post(at("chat_gpt", "task_post"), [task()]));
    const get = async () => readOne("chat_gpt", "task_get", await caller.get(taskPath("chat_gpt", id)));
    await letTimePass(test.pool, 71 * HOUR);
    await test.service.sweep();
    expect((await get()).status_code).toBe(40602);
    await letTimePass(test.pool, 2 * HOUR);
    await test.service.sweep();
    expect(await get()).toMatchObject({ status_code: 40103, result: null });
    expect(await ledger(test, caller.account.id)).toMatchObject({ advance: "0.000000000" });
  });
});
