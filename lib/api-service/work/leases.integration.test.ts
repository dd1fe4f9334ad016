import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { expect, it } from "vitest";
import { z } from "zod";
import { CALLBACK_LEASE_MS, CALLBACK_MS } from "@/lib/api-service/callbacks/deliver-callbacks";
import { parseDollars, ZERO } from "@/lib/domain/amounts/money";
import type { EngineUpstream } from "@/lib/engines/engine";
import { createTestService } from "@/test/service";
import { at, ledger, readOne, task } from "@/test/service-replies";
import { claimTasks } from "./sql/claim-tasks";
import { finishTasks } from "./sql/finish-tasks";
import { markAsked } from "./sql/mark-asked";
import { renewLeases } from "./sql/renew-leases";
import { returnTasks } from "./sql/return-tasks";

it("are renewed while a call lasts longer than its lease: nobody else gets the task, and its answer counts", async () => {
  const LEASE_MS = 900;
  let asked = 0;
  const slow = (sandbox: EngineUpstream): EngineUpstream => ({
    ...sandbox,
    kind: "vendor",
    mayBill: true,
    ask: async (question, context) => {
      asked += 1;
      await wait(3 * LEASE_MS);
      return { ...(await sandbox.ask(question, context)), charge: parseDollars("0.01070001") };
    },
  });
  const test = await createTestService({ change: slow });
  const caller = await test.newCaller();
  readOne("chat_gpt", "task_post", await caller.post(at("chat_gpt", "task_post"), [task()]));
  const [first, second] = [0, 1].map(() => test.service.executor({ leaseMs: LEASE_MS }));
  expect(await first?.fill()).toBe(1);
  const settled = first?.settled();
  let ended = false;
  void settled?.then(() => (ended = true));
  while (!ended) {
    expect(await test.service.sweep()).toMatchObject({ queued: 0, failed: 0 });
    expect(await second?.fill()).toBe(0);
    await wait(LEASE_MS / 10);
  }
  expect(asked).toBe(1);
  expect(await ledger(test, caller.account.id)).toMatchObject({ entries: 2, charge: "0.010700010" });
});

it("are their owner's: another changes, asks, returns and ends nothing of it", async () => {
  const test = await createTestService();
  const caller = await test.newCaller();
  const { id } = readOne("chat_gpt", "task_post", await caller.post(at("chat_gpt", "task_post"), [task()]));
  const [owner, other] = [randomUUID(), randomUUID()];
  const engines = [{ engine: "chat_gpt" as const, upstream: "sandbox", room: 5, perAccount: 5 }];
  const claim = { at: new Date(), leaseMs: 60_000, engines, busy: [] };
  expect((await claimTasks(test.pool, { ...claim, owner })).map((one) => one.id)).toEqual([id]);
  expect(await claimTasks(test.pool, { ...claim, owner: other })).toEqual([]);
  const state = async () => {
    const { rows } = await test.pool.query(
      `select state, lease_owner as owner, asked_at is not null as asked,
              extract(epoch from lease_until - now())::float as left from api.task where id = $1`,
      [id],
    );
    return z
      .object({
        state: z.string(),
        owner: z.string().nullable(),
        asked: z.boolean(),
        left: z.number().nullable(),
      })
      .parse(rows[0]);
  };
  const end = {
    id,
    at: new Date(),
    statusCode: 20000,
    statusMessage: "Ok.",
    result: "{}",
    moneySpent: parseDollars("0.5"),
    chargeBasis: "test",
    searchAsked: false,
    baseCost: ZERO,
  };
  await renewLeases(test.pool, other, [id], 600_000);
  await returnTasks(test.pool, other, [id]);
  expect(await markAsked(test.pool, { owner: other, ids: [id], at: new Date(), leaseMs: 600_000 })).toEqual(
    [],
  );
  expect(await finishTasks(test.pool, other, [end])).toEqual([]);
  const before = await state();
  expect(before).toMatchObject({ state: "running", owner, asked: false });
  expect(before.left).toBeLessThanOrEqual(60);

  await renewLeases(test.pool, owner, [id], 600_000);
  expect((await state()).left).toBeGreaterThan(500);
  expect(await finishTasks(test.pool, owner, [end])).toEqual([id]);
  // Late, and too late: the first end is the end.
  expect(await finishTasks(test.pool, owner, [{ ...end, moneySpent: parseDollars("7") }])).toEqual([]);
  expect(await ledger(test, caller.account.id)).toMatchObject({ entries: 2, charge: "0.500000000" });
});

it("of callbacks outlast a callback", () => {
  expect(CALLBACK_LEASE_MS).toBeGreaterThan(CALLBACK_MS);
});
