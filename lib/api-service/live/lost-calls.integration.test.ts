import { expect, it } from "vitest";
import { z } from "zod";
import { formatWireDate } from "@/lib/api-contract/format";
import { LIMITS } from "@/lib/api-contract/limits";
import { parseDollars } from "@/lib/domain/amounts/money";
import type { EngineUpstream } from "@/lib/engines/engine";
import { deposit } from "@/lib/api-service/accounts/accounts";
import { readPurse } from "@/lib/api-service/accounts/sql/read-purse";
import { TRIED_MS } from "@/lib/api-service/writes/until-written";
import { letTimePass, MINUTE } from "@/test/let-time-pass";
import { createTestService } from "@/test/service";
import { at, gate, ledger, replySchema, task } from "@/test/service-replies";
import { LIVE_LEASE_MS } from "./live-records";

const SECOND = 1_000;

const traceSchema = z.object({ state: z.string(), tag: z.string(), asked: z.boolean(), held: z.number() });

it.each([
  { kind: "sandbox", mayBill: false, metered: false },
  { kind: "sandbox", mayBill: false, metered: true },
  { kind: "vendor", mayBill: true, metered: false },
  { kind: "vendor", mayBill: true, metered: true },
])(
  "a live call of $kind, metered: $metered, is a row before it is asked, ends as lost, and its late answer counts no more",
  async ({ kind, mayBill, metered }) => {
    const [arrived, answered] = [gate(), gate()];
    const slow = (sandbox: EngineUpstream): EngineUpstream => ({
      ...sandbox,
      kind,
      mayBill,
      ask: async (question, context) => {
        arrived.resolve(undefined);
        await answered.promise;
        return { ...(await sandbox.ask(question, context)), charge: parseDollars("0.0713") };
      },
    });
    const test = await createTestService({ change: slow });
    const caller = await test.newCaller();
    const { id: accountId } = caller.account;
    const paid = parseDollars("3.000000007");
    if (metered) await deposit(test.pool, accountId, paid, new Date());
    const balance = async () => (await readPurse(test.pool, accountId))?.balance;
    const listed = async () => {
      const window = {
        datetime_from: formatWireDate(new Date(Date.now() - MINUTE)),
        datetime_to: formatWireDate(new Date(Date.now() + MINUTE)),
        include_metadata: true,
      };
      const { body } = await caller.post("/v3/ai_optimization/id_list", [window]);
      return replySchema.parse(body).tasks[0]?.result;
    };

    const reply = caller.post(at("chat_gpt", "live"), [task({ tag: "lost" })]);
    await arrived.promise;
    const { rows } = await test.pool.query(
      "select state, tag, asked_at is not null as asked, advance::float as held from api.task where account_id = $1",
      [accountId],
    );
    const trace = z.tuple([traceSchema]).parse(rows)[0];
    expect(trace).toMatchObject({ state: "running", tag: "lost", asked: mayBill });
    expect(trace.held > 0).toBe(metered);
    expect(await listed()).toMatchObject([{ status: "Task In Queue.", metadata: { tag: "lost" } }]);
    if (metered) expect(await balance()).toBeLessThan(paid);

    await letTimePass(test.pool, LIVE_LEASE_MS - 10 * SECOND);
    expect(await test.service.sweep()).toMatchObject({ queued: 0, failed: 0 });
    await letTimePass(test.pool, 10 * SECOND);
    expect(await test.service.sweep()).toMatchObject({ queued: 0, failed: 1 });
    const lost = [
      { status: expect.stringContaining("The answer was lost"), cost: 0, metadata: { tag: "lost" } },
    ];
    expect(await listed()).toMatchObject(lost);
    // Nobody could collect it, and whoever empties the list would never be done.
    const ready = replySchema.parse((await caller.get(at("chat_gpt", "tasks_ready"))).body);
    expect(ready.tasks).toMatchObject([{ status_code: 20000, result: null }]);
    if (metered) expect(await balance()).toBe(paid);

    answered.resolve(undefined);
    expect((await reply).body).toMatchObject({
      cost: 0,
      tasks: [{ status_code: 40103, cost: 0, result: null }],
    });
    expect(await listed()).toMatchObject(lost);
    if (metered) expect(await balance()).toBe(paid);
    expect(await ledger(test, accountId)).toEqual({
      // The deposit, the hold, and its return.
      entries: metered ? 3 : 0,
      base: "0.000000000",
      advance: "0.000000000",
      charge: "0.000000000",
    });
  },
);

it("a lease outlasts a call and the writing of its end", () => {
  expect(LIVE_LEASE_MS).toBeGreaterThan(LIMITS.liveSeconds * SECOND + TRIED_MS);
});
