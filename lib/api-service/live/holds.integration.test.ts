import { expect, it } from "vitest";
import { z } from "zod";
import { moneyColumn } from "@/lib/db/columns";
import { add, parseDollars, subtract, toDollars, ZERO, type Nano } from "@/lib/domain/amounts/money";
import type { EngineUpstream } from "@/lib/engines/engine";
import { deposit, setLimits } from "@/lib/api-service/accounts/accounts";
import { readPurse } from "@/lib/api-service/accounts/sql/read-purse";
import { sumLedger } from "@/lib/api-service/accounts/sql/sum-ledger";
import { createTestService, type TestService } from "@/test/service";
import { at, replySchema } from "@/test/service-replies";

const CALLERS = 200;
/** More than is expected of any of them, and no two alike. */
const chargeOf = (call: number): Nano => add(parseDollars("0.0413"), parseDollars(`0.00000${1000 + call}`));

const question = { model_name: "gemini-2.5-flash", user_prompt: "which kettle", max_output_tokens: 2048 };

/** Two hundred calls at once; none is answered before all of them are asked or refused. */
async function crowd(limits: Parameters<typeof setLimits>[2], paid: string | null) {
  let [asked, decided] = [0, 0];
  const all = Promise.withResolvers<undefined>();
  const decide = () => {
    decided += 1;
    if (decided === CALLERS) all.resolve(undefined);
  };
  const dear = (sandbox: EngineUpstream): EngineUpstream => ({
    ...sandbox,
    ask: async (asking, context) => {
      asked += 1;
      const charge = chargeOf(asked);
      decide();
      await all.promise;
      return { ...(await sandbox.ask(asking, context)), charge };
    },
  });
  const test = await createTestService({ change: dear });
  const caller = await test.newCaller();
  await setLimits(test.pool, caller.account.id, { ...limits, live_slots: null });
  if (paid !== null) await deposit(test.pool, caller.account.id, parseDollars(paid), new Date());
  const codes = await Promise.all(
    Array.from({ length: CALLERS }, async () => {
      const { body } = await caller.post(at("gemini", "live"), [question]);
      const code = replySchema.parse(body).tasks[0]?.status_code;
      if (code !== 20000) decide();
      return code;
    }),
  );
  return { test, id: caller.account.id, asked, codes };
}

const row = z.object({ hold: moneyColumn, cost: moneyColumn });

/** What was held for each answered call, and what it cost. */
async function admitted({ pool }: TestService, accountId: string) {
  const { rows } = await pool.query(
    "select advance as hold, base_cost + money_spent as cost from api.task where account_id = $1 and state = 'done'",
    [accountId],
  );
  return z.array(row).parse(rows);
}

const sum = (amounts: readonly Nano[]): Nano => add(...amounts);
const aboveHold = (calls: readonly z.infer<typeof row>[]): Nano =>
  sum(calls.map(({ hold, cost }) => (cost > hold ? subtract(cost, hold) : ZERO)));

it("two hundred calls at once overdraw a balance by no more than they cost above their estimates", async () => {
  const paid = parseDollars("0.0478");
  const { test, id, asked, codes } = await crowd({}, toDollars(paid));
  const calls = await admitted(test, id);
  expect(calls).toHaveLength(asked);
  expect(calls.length).toBeGreaterThan(0);
  expect(codes.filter((code) => code === 20000)).toHaveLength(asked);
  expect(codes.filter((code) => code === 40210)).toHaveLength(CALLERS - asked);

  expect(sum(calls.map(({ hold }) => hold))).toBeLessThanOrEqual(paid);
  const balance = (await readPurse(test.pool, id))?.balance ?? ZERO;
  expect(balance).toBe(subtract(paid, sum(calls.map(({ cost }) => cost))));
  expect(-balance).toBeLessThanOrEqual(aboveHold(calls));
  expect(await sumLedger(test.pool, id)).toMatchObject({ advance: ZERO, deposit: paid });
});

it("two hundred calls at once exceed a daily limit by no more than they cost above their estimates", async () => {
  const limit = parseDollars("0.1");
  const { test, id, asked, codes } = await crowd({ cost_per_day: toDollars(limit) }, null);
  const calls = await admitted(test, id);
  expect(calls).toHaveLength(asked);
  expect(calls.length).toBeGreaterThan(0);
  expect(codes.filter((code) => code === 40203)).toHaveLength(CALLERS - asked);
  expect(sum(calls.map(({ hold }) => hold))).toBeLessThanOrEqual(limit);
  const spent = (await readPurse(test.pool, id))?.costToday ?? ZERO;
  expect(spent).toBe(sum(calls.map(({ cost }) => cost)));
  expect(subtract(spent, limit)).toBeLessThanOrEqual(aboveHold(calls));
});

it("holds the base price and what the model charged of late, with and without search apart", async () => {
  let charge = parseDollars("0.001");
  /** What is held for a call while it is asked, by a copy that has read nothing of the model's charges yet. */
  async function heldFor(more: object): Promise<Nano> {
    let hold = ZERO;
    const { pool, newCaller } = await createTestService({
      change: (sandbox) => ({
        ...sandbox,
        ask: async (asking, context) => {
          const text = "select advance as hold from api.task where id = $1";
          const { rows } = await pool.query(text, [context.taskId]);
          ({ hold } = row.pick({ hold: true }).parse(rows[0]));
          return { ...(await sandbox.ask(asking, context)), charge };
        },
      }),
    });
    const caller = await newCaller();
    await deposit(pool, caller.account.id, parseDollars("5"), new Date());
    const { body } = await caller.post(at("gemini", "live"), [
      { ...question, model_name: "gemini-2.5-pro", ...more },
    ]);
    expect(replySchema.parse(body).tasks[0]?.status_code).toBe(20000);
    return hold;
  }
  // 2,048 tokens of it at $10 a million, by the price table, and its base price.
  const planned = await heldFor({});
  expect(planned).toBeGreaterThan(parseDollars("0.0206"));
  charge = parseDollars("0.007000003");
  await heldFor({});
  charge = parseDollars("0.003000001");
  await heldFor({});
  // The 90th percentile of 0.001, 0.003000001 and 0.007000003.
  expect(await heldFor({})).toBe(parseDollars("0.007600003"));
  expect(await heldFor({ web_search: true })).toBeGreaterThan(planned);
});
