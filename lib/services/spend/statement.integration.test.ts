import { expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { getPool } from "@/lib/db/pool";
import { foldWorkspace } from "@/lib/db/sql/money/fold-spend";
import { add, parseDollars, subtract, toDollars, ZERO, type Nano } from "@/lib/domain/amounts/money";
import { ANY_SPEND, type LedgerEntry } from "@/lib/domain/money/spend";
import { addSums } from "@/lib/domain/money/spend-sums";
import { disagreements } from "@/lib/domain/money/statement";
import { systemContext, type Context } from "@/lib/services/context";
import { plantOne, type PlantedWorkspace } from "@/test/plant-one";
import { correctSpend, exportLedger, listStatementMonths, stateMonth } from ".";

const ZONE = "America/St_Johns";

const contextOf = ({ workspaceId, userId }: PlantedWorkspace, now = "2026-07-10T12:00:00Z"): Context => ({
  ...systemContext("test"),
  workspaceId,
  actor: { kind: "member", userId, role: "owner" },
  now: () => new Date(now),
});

/** A workspace in a zone of half hours, and 400 entries of all kinds around the ends of June there, of odd amounts. */
async function plantMonths(): Promise<PlantedWorkspace> {
  const planted = await plantOne();
  const { workspaceId, userId, member, schedule, run } = planted;
  await getDb().workspace.update({ where: { id: workspaceId }, data: { timeZone: ZONE, name: "Acme" } });
  await getPool().query(
    `insert into app.spend_entry (workspace_id, kind, cause, idempotency_key, run_id, amount, model_charge, input_tokens,
         engine, model, member_id, label, schedule_id, reason, at)
     select $1, kind, 'correction', 'made ' || n, $5, amount,
            case when kind = 'charge' and n % 11 = 0 then null when kind in ('charge', 'correction') then amount - 0.0006 else 0 end,
            n, (array['gemini', 'chat_gpt', null])[1 + n % 3], case when n % 3 < 2 then 'model ' || n % 5 end, (array[$2, $3, null]::uuid[])[1 + n % 3],
            (array['Tracking', null])[1 + n % 2], case when n % 7 = 0 then $4::uuid end,
            case when kind = 'correction' and n % 3 = 0 then 'Bill ' || n end,
            timestamptz '2026-05-25' + n * interval '2 hours 33 minutes 17 seconds'
       from (select n, (array['reservation', 'charge', 'release', 'correction', 'charge'])[1 + n % 5]::app.spend_kind as kind,
                    case n % 5 when 2 then -1 when 3 then -0.1 else 1 end * (n * 0.001234567 + 0.000000001) as amount
               from generate_series(1, 400) n) made`,
    [workspaceId, userId, member, schedule, run],
  );
  return planted;
}

async function ledgerOf(ctx: Context, from: string, to: string): Promise<LedgerEntry[]> {
  const entries: LedgerEntry[] = [];
  for await (const batch of exportLedger({ ctx, input: { ...ANY_SPEND, from, to, zone: ZONE } }))
    entries.push(...batch);
  return entries;
}

const sumOf = (entries: readonly LedgerEntry[]): Nano =>
  add(...entries.map(({ amount }) => parseDollars(amount)));
const isSpending = ({ kind }: LedgerEntry) => kind === "charge" || kind === "correction";
const isHolding = (entry: LedgerEntry) => !isSpending(entry);

it("a month's statement is the ledger's own entries to the nano-dollar, before they are in sums of days and after", async () => {
  const planted = await plantMonths();
  const ctx = contextOf(planted);
  for (const folded of [false, true]) {
    if (folded) await foldWorkspace(getPool(), planted.workspaceId);
    const statement = await stateMonth({ ctx, input: { month: "2026-06" } });
    const june = await ledgerOf(ctx, "2026-06-01", "2026-06-30");
    const before = await ledgerOf(ctx, "2026-01-01", "2026-05-31");
    const spending = june.filter(isSpending);
    const charged = add(
      ...spending.map(({ modelCharge }) => (modelCharge === null ? ZERO : parseDollars(modelCharge))),
    );

    expect(disagreements(statement)).toEqual([]);
    expect(statement).toMatchObject({
      ...{ workspace: "Acme", zone: ZONE, days: { from: "2026-06-01", to: "2026-06-30" }, isOver: true },
      madeAt: "2026-07-10T12:00:00.000Z",
      madeBy: `${planted.slug}@example.com`,
      total: {
        spent: toDollars(sumOf(spending)),
        modelCharge: toDollars(charged),
        serviceFee: toDollars(subtract(sumOf(spending), charged)),
        calls: spending.filter(({ kind }) => kind === "charge").length,
        unpriced: spending.filter(({ kind, modelCharge }) => kind === "charge" && modelCharge === null)
          .length,
      },
      held: {
        opening: toDollars(sumOf(before.filter(isHolding))),
        closing: toDollars(sumOf([...before, ...june].filter(isHolding))),
      },
    });
    expect(statement.total.unpriced).toBeGreaterThan(0);
    expect(statement.corrections.map(({ amount, reason }) => [amount, reason])).toEqual(
      june
        .filter(({ reason }) => reason !== null)
        .map(({ amount, reason }) => [toDollars(parseDollars(amount)), reason]),
    );
    // Each way of breaking it down, by what the entries themselves say.
    const byEngine = statement.groups.find(({ by }) => by === "engine")?.rows ?? [];
    for (const { key, spent } of byEngine)
      expect(spent).toBe(toDollars(sumOf(spending.filter(({ engine }) => engine === key))));
    for (const { rows } of statement.groups) expect(addSums(rows)).toEqual(statement.total);
  }
});

it("of months side by side, one begins with what the other ended with, and together they are all there is", async () => {
  const planted = await plantMonths();
  const ctx = contextOf(planted);
  expect(await listStatementMonths({ ctx, input: { zone: ZONE } })).toEqual([
    "2026-07",
    "2026-06",
    "2026-05",
  ]);
  const [may, june, july] = await Promise.all(
    ["2026-05", "2026-06", "2026-07"].map((month) => stateMonth({ ctx, input: { month } })),
  );
  expect([may?.held.opening, may?.held.closing, june?.held.closing]).toEqual([
    "0",
    june?.held.opening,
    july?.held.opening,
  ]);
  expect([june?.isOver, july?.isOver]).toEqual([true, false]);
  const all = await ledgerOf(ctx, "2026-01-01", "2026-12-31");
  const spent = [may, june, july].map((statement) => parseDollars(statement?.total.spent ?? "0"));
  expect(add(...spent)).toBe(sumOf(all.filter(isSpending)));
});

it("keeps a month as it was stated: what is corrected later is of the month it is entered in", async () => {
  const planted = await plantMonths();
  const before = await stateMonth({ ctx: contextOf(planted), input: { month: "2026-06" } });
  const correction = {
    taskId: null,
    connectionId: planted.connection,
    amount: "-0.5",
    reason: "Credit note 12",
  };
  const requestKey = crypto.randomUUID();
  await correctSpend({
    ctx: contextOf(planted, "2026-08-02T12:00:00Z"),
    input: { requestKey, ...correction },
  });
  const later = contextOf(planted, "2026-09-01T12:00:00Z");
  const after = await stateMonth({ ctx: later, input: { month: "2026-06" } });
  expect({ ...after, madeAt: before.madeAt }).toEqual(before);
  expect(await stateMonth({ ctx: later, input: { month: "2026-08" } })).toMatchObject({
    total: { spent: "-0.5", calls: 0 },
    kinds: { byHand: { entries: 1, spent: "-0.5", modelCharge: "0", serviceFee: "-0.5" } },
    corrections: [{ reason: "Credit note 12", amount: "-0.5", connection: "Hosted API", taskId: null }],
  });
});

it("refuses what is no month, and one that has not begun", async () => {
  const ctx = contextOf(await plantOne());
  for (const month of ["2026-13", "June", "2026-06-01", "2026-08", ""])
    await expect(stateMonth({ ctx, input: { month } })).rejects.toMatchObject({ code: "invalid" });
});
