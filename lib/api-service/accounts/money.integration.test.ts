import fc from "fast-check";
import { afterEach, expect, it, vi } from "vitest";
import { z } from "zod";
import { taskPath } from "@/lib/api-contract/format";
import { add, nano, parseDollars, toDollars, ZERO, type Nano } from "@/lib/domain/amounts/money";
import { EngineFailure, type EngineUpstream } from "@/lib/engines/engine";
import { DAY, letTimePass } from "@/test/let-time-pass";
import { createTestService } from "@/test/service";
import { deposit, listAccounts, setLimit } from "./accounts";

afterEach(() => {
  vi.useRealTimers();
});

const LLM = "/v3/ai_optimization/gemini/llm_responses";
const task = (more: object = {}) => ({ model_name: "gemini-2.5-flash", user_prompt: "which lamp", ...more });

const replySchema = z.object({
  cost: z.number(),
  tasks: z.array(z.looseObject({ id: z.string(), status_code: z.number(), cost: z.number() })).nullable(),
});
const codesOf = ({ body }: { body: unknown }) =>
  replySchema.parse(body).tasks?.map(({ status_code: code }) => code);

/** Answers cost what a test says, or fail. */
const costing =
  (chargeOf: () => Nano | null, fails: () => boolean) =>
  (sandbox: EngineUpstream): EngineUpstream => ({
    ...sandbox,
    ask: async (question, context) => {
      if (fails()) throw new EngineFailure("refused", true, "no");
      return { ...(await sandbox.ask(question, context)), charge: chargeOf() };
    },
  });

interface OpenOptions {
  paid?: string;
  fails?: () => boolean;
  /** A dollar each unless a test says otherwise. */
  charge?: () => Nano | null;
}

async function open({ paid, fails = () => false, charge = () => parseDollars("1") }: OpenOptions = {}) {
  let clock = new Date();
  const test = await createTestService({ now: () => clock, change: costing(charge, fails) });
  const caller = await test.newCaller();
  const pay = (amount: string) => deposit(test.pool, caller.account.id, parseDollars(amount), clock);
  if (paid !== undefined) await pay(paid);
  const execute = async () => {
    const executor = test.service.executor({ concurrency: 50 });
    while ((await executor.fill()) > 0) await executor.settled();
  };
  const post = (count: number) =>
    caller.post(
      `${LLM}/task_post`,
      Array.from({ length: count }, () => task()),
    );
  const purse = async () => {
    const { rows } = await test.pool.query(
      `select p.balance::text as balance, p.day_cost::text as "dayCost",
              (select sum(deposit - base - advance - model_charge) from api.ledger_entry e
               where e.account_id = p.account_id)::numeric(18,9)::text as ledger,
              (select coalesce(sum(base + advance + model_charge), 0) from api.ledger_entry e
               where e.account_id = p.account_id and (e.at at time zone 'UTC')::date = p.day)::numeric(18,9)::text as "ledgerDay"
       from api.purse p where account_id = $1`,
      [caller.account.id],
    );
    return z
      .object({
        balance: z.string().nullable(),
        dayCost: z.string(),
        ledger: z.string(),
        ledgerDay: z.string(),
      })
      .parse(rows[0]);
  };
  const pass = (hours: number) => (clock = new Date(clock.getTime() + hours * 3_600_000));
  return { ...test, caller, pay, execute, post, purse, pass };
}

it("refuses what an account cannot pay for, task by task", async () => {
  const test = await open({ paid: "0.0306" });
  const reply = await test.post(5);
  expect(codesOf(reply)).toEqual([20100, 20100, 20100, 40210, 40210]);
  expect(reply.body).toMatchObject({ cost: 0.0306, tasks_error: 2 });
  expect(await test.purse()).toMatchObject({ balance: "0.000000000" });
  expect(codesOf(await test.post(1))).toEqual([40210]);
  expect(codesOf(await test.caller.post(`${LLM}/live`, [task()]))).toEqual([40210]);
});

it("never spends the same money twice, however many calls come at once", async () => {
  const test = await open({ paid: "0.255" });
  const replies = await Promise.all(Array.from({ length: 10 }, () => test.post(10)));
  const accepted = replies.flatMap((reply) => codesOf(reply) ?? []).filter((code) => code === 20100);
  expect(accepted).toHaveLength(25);
  expect(await test.purse()).toMatchObject({ balance: "0.000000000", ledger: "0.000000000" });
});

it("withholds results while the balance is negative, and refuses new work with HTTP 402", async () => {
  const test = await open({ paid: "0.02" });
  const [posted] = replySchema.parse((await test.post(1)).body).tasks ?? [];
  await test.execute();
  expect(await test.purse()).toMatchObject({ balance: "-0.980200000" });

  const get = async () => test.caller.get(taskPath("gemini", posted?.id ?? ""));
  expect((await get()).body).toMatchObject({ tasks: [{ status_code: 40200, result: null }] });
  for (const refused of [await test.post(1), await test.caller.post(`${LLM}/live`, [task()])]) {
    expect(refused).toMatchObject({ http: 402, body: { status_code: 40200, tasks: null } });
  }
  const ready = await test.caller.get(`${LLM}/tasks_ready`);
  expect(ready.body).toMatchObject({ tasks: [{ result: [{ id: posted?.id }] }] });

  await test.pay("1");
  expect((await get()).body).toMatchObject({ tasks: [{ status_code: 20000, result: [{ money_spent: 1 }] }] });
  const { body } = await test.caller.get("/v3/appendix/user_data");
  expect(body).toMatchObject({
    tasks: [
      { result: [{ money: { total: 1.02, balance: 0.0198, statistics: { day: { total: 1.0002 } } } }] },
    ],
  });
});

it("gives the advance back when a task fails", async () => {
  const test = await open({ paid: "1", fails: () => true });
  await test.post(3);
  expect(await test.purse()).toMatchObject({ balance: "0.969400000" });
  await test.execute();
  expect(await test.purse()).toMatchObject({ balance: "0.999400000", ledger: "0.999400000" });
});

it("holds a daily limit until the next UTC day", async () => {
  vi.useFakeTimers({ toFake: ["performance"] });
  const test = await open();
  await test.post(1);
  await setLimit(test.pool, test.caller.account.id, "cost_per_day", "0.0306");
  vi.advanceTimersByTime(5_000);
  expect(codesOf(await test.post(4))).toEqual([20100, 20100, 40203, 40203]);
  expect(codesOf(await test.caller.post(`${LLM}/live`, [task()]))).toEqual([40203]);
  await letTimePass(test.pool, DAY);
  expect(codesOf(await test.post(1))).toEqual([20100]);
  expect(await test.purse()).toMatchObject({ balance: null, dayCost: "0.010200000" });
});

it("begins at nothing: what was used before the first deposit is on the house", async () => {
  const test = await open();
  await test.caller.post(`${LLM}/live`, [task()]);
  await test.pay("5");
  expect(await test.purse()).toMatchObject({ balance: "5.000000000", ledger: "5.000000000" });
  const listed = (await listAccounts(test.pool)).find(({ id }) => id === test.caller.account.id);
  expect(listed?.balance).toBe(parseDollars("5"));
});

/** Prices of an account's own, so that no formula passes that leaves one out or takes another's. */
const OWN = {
  live: parseDollars("0.000700003"),
  standard: parseDollars("0.000300007"),
  advance: parseDollars("0.0110005"),
};

const amount = (min: bigint, max: bigint) => fc.bigInt({ min, max }).map(nano);
const step = fc.oneof(
  fc.record({ do: fc.constant("pay" as const), nanos: amount(-2_000_000_000n, 3_000_000_000n) }),
  fc.record({ do: fc.constant("post" as const), count: fc.integer({ min: 1, max: 5 }) }),
  // An answer may be free, and its price may not be known.
  fc.record({
    do: fc.constant("live" as const),
    charge: fc.oneof(amount(0n, 90_000_001n), fc.constant(null)),
    failing: fc.boolean(),
  }),
  fc.record({
    do: fc.constant("execute" as const),
    charge: fc.oneof(amount(0n, 90_000_001n), fc.constant(null)),
    failing: fc.boolean(),
  }),
  fc.record({ do: fc.constant("pass" as const), hours: fc.integer({ min: 1, max: 30 }) }),
);

it("always has the balance that its ledger sums to, and that a slow count of what happened gives", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
      let charge: Nano | null = ZERO;
      let failing = false;
      const test = await open({ paid: "0.500000009", fails: () => failing, charge: () => charge });
      await test.pool.query(
        "update api.account set base_price_live = $2, base_price_standard = $3, advance = $4 where id = $1",
        [test.caller.account.id, toDollars(OWN.live), toDollars(OWN.standard), toDollars(OWN.advance)],
      );
      let balance = parseDollars("0.500000009");
      let queued = 0;
      for (const now of steps) {
        switch (now.do) {
          case "pay":
            await deposit(test.pool, test.caller.account.id, now.nanos, new Date());
            balance = add(balance, now.nanos);
            break;
          case "post": {
            const codes = codesOf(await test.post(now.count)) ?? [];
            const cost = add(OWN.standard, OWN.advance);
            const affordable = balance <= 0n ? 0 : Math.min(now.count, Number(balance / cost));
            const accepted = codes.filter((code) => code === 20100).length;
            expect(accepted).toBe(affordable);
            queued += accepted;
            balance = nano(balance - cost * BigInt(accepted));
            break;
          }
          case "live": {
            ({ charge, failing } = now);
            const [code] = codesOf(await test.caller.post(`${LLM}/live`, [task()])) ?? [];
            if (code === 20000) balance = nano(balance - OWN.live - (charge ?? 0n));
            break;
          }
          case "execute":
            ({ charge, failing } = now);
            await test.execute();
            for (; queued > 0; queued -= 1)
              balance = nano(balance + OWN.advance - (failing ? 0n : (charge ?? 0n)));
            break;
          case "pass":
            test.pass(now.hours);
        }
        const purse = await test.purse();
        expect(purse.balance).toBe(purse.ledger);
        expect(purse.dayCost).toBe(purse.ledgerDay);
        expect(parseDollars(purse.balance ?? "")).toBe(balance);
      }
    }),
    {
      numRuns: 15,
      examples: [
        [
          [
            { do: "live", charge: parseDollars("0.031234567"), failing: false },
            { do: "post", count: 3 },
            { do: "execute", charge: parseDollars("0.007654321"), failing: false },
            { do: "post", count: 2 },
            { do: "execute", charge: ZERO, failing: true },
            { do: "live", charge: null, failing: false },
            { do: "live", charge: ZERO, failing: true },
          ],
        ],
      ],
    },
  );
});
