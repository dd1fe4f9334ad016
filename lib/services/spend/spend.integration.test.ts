import { expect, it } from "vitest";
import { getPool } from "@/lib/db/pool";
import { add, parseDollars, toDollars } from "@/lib/domain/amounts/money";
import type { AskSettings } from "@/lib/domain/runs/ask";
import { ANY_SPEND } from "@/lib/domain/money/spend";
import { addSums } from "@/lib/domain/money/spend-sums";
import { systemContext, type Context } from "@/lib/services/context";
import { plantOne } from "@/test/plant-one";
import { newWorkspace } from "@/test/workspace";
import { estimateTargets, exportLedger, listEntries, reportSpend } from ".";

const contextOf = (workspaceId: string): Context => ({
  ...systemContext("test"),
  workspaceId,
  actor: { kind: "system", job: "test" },
});
const over = (from: string, to: string) => ({ ...ANY_SPEND, zone: "UTC", from, to });

it("a report is of ten years at most", async () => {
  const { workspaceId } = await plantOne();
  const report = (from: string) =>
    reportSpend({
      ctx: contextOf(workspaceId),
      input: { filter: over(from, "2026-12-31"), by: "day", groupBy: "engine" },
    });
  // 3,660 days, both ends included.
  expect((await report("2016-12-24")).total.spent).toBe("0.6");
  await expect(report("2016-12-23")).rejects.toMatchObject({
    code: "invalid",
    fields: { from: expect.stringContaining("3660") },
  });
});

it("is of the workspace's days, beside as many before them, and the UTC day by which the API's own limits go", async () => {
  const { workspaceId } = await newWorkspace();
  // In Kathmandu, 5:45 h ahead: twice the 15th of June, then the 16th.
  await getPool().query(
    `insert into app.spend_entry (workspace_id, kind, cause, idempotency_key, amount, at)
     select $1, 'correction', 'correction', at::text, amount, at
       from (values (0.000000007, '2026-06-14T23:00:00Z'::timestamptz), (0.000000003, '2026-06-15T17:00:00Z'),
                    (0.000000005, '2026-06-15T19:00:00Z')) as entered (amount, at)`,
    [workspaceId],
  );
  const ctx = { ...contextOf(workspaceId), now: () => new Date("2026-06-15T22:30:00Z") };
  const filter = { ...over("2026-06-16", "2026-06-16"), zone: "Asia/Kathmandu" };
  expect(await reportSpend({ ctx, input: { filter, by: "day", groupBy: "engine" } })).toMatchObject({
    total: { spent: "0.000000005" },
    before: { days: { from: "2026-06-15", to: "2026-06-15" }, sum: { spent: "0.00000001" } },
    utcDay: { day: "2026-06-15", sum: { spent: "0.000000008" } },
  });
});

it("of the dearest and the rest are all that was spent, by run, by anything else, and in every column", async () => {
  const { workspaceId } = await plantOne();
  // The sum of a run is what orders it: the last costs most, in two months, and what is of no run comes second.
  await getPool().query(
    `with made as (
       insert into app.run (id, workspace_id, request_key, plan, plan_hash, method, label, created_at)
       select gen_random_uuid(), $1, gen_random_uuid(), '{}', encode(sha256('{}'), 'hex'), 'live', 'run ' || n, '2026-06-01'
         from generate_series(1, 6) n returning id, label)
     insert into app.spend_entry (workspace_id, kind, cause, idempotency_key, run_id, amount, model_charge, label, engine, model, at)
     select $1, 'correction'::app.spend_kind, 'correction'::app.spend_cause, label || ' ' || month, id, right(label, 1)::int * 0.000000001, 0, label, 'gemini', 'm', month::timestamptz
       from made, unnest(array['2026-06-02', '2026-07-02']) month
     union all
     select $1, 'correction', 'correction', 'of none', null, 0.000000011, 0, null, null, null, '2026-06-02'`,
    [workspaceId],
  );
  const ctx = contextOf(workspaceId);
  for (const groupBy of ["run", "label"] as const) {
    const ask = { filter: over("2026-06-01", "2026-07-31"), by: "month", groupBy } as const;
    const all = await reportSpend({ ctx, input: ask });
    expect(all.groups.map(({ spent }) => Number(spent) * 1e9)).toEqual([12, 11, 10, 8, 6, 4, 2]);
    expect(all.rest).toBeNull();
    // What is of no run, or has no label, leads to its entries as well.
    const filter = { ...ask.filter, without: groupBy };
    const { rows } = await listEntries({ ctx, input: { filter, after: null } });
    const ofNone = all.groups.find(({ key }) => key === null);
    expect(rows.map(({ amount }) => amount)).toEqual([ofNone?.spent]);
    const some = await reportSpend({ ctx, input: { ...ask, most: 3 } });
    expect(some).toMatchObject({ total: all.total, periods: all.periods, groups: all.groups.slice(0, 3) });
    expect(some.rest).toMatchObject({ groups: 4, spent: "0.00000002" });
    expect(addSums([...some.groups, ...(some.rest ? [some.rest] : [])])).toEqual(all.total);
    const columnsOf = ({ cells }: typeof all, from: string) =>
      toDollars(add(...cells.flatMap((cell) => (cell.from === from ? parseDollars(cell.spent) : []))));
    for (const { from } of all.periods) expect(columnsOf(some, from)).toBe(columnsOf(all, from));
    expect(Math.max(...some.cells.map(({ group }) => group))).toBe(3);
  }
});

it("an export has every entry once, however many batches it takes", async () => {
  const { workspaceId, task, run } = await plantOne();
  const more = 5_000;
  await getPool().query(
    `insert into app.spend_entry (workspace_id, kind, cause, idempotency_key, run_id, task_id, amount, engine, model, at)
     select $1, 'charge', 'answer', 'more ' || n, $2, $3, n, 'gemini', 'm-1', '2026-06-01' from generate_series(1, $4::int) n`,
    [workspaceId, run, task, more],
  );
  const amounts: number[] = [];
  const ctx = contextOf(workspaceId);
  for await (const batch of exportLedger({ ctx, input: over("2026-01-01", "2026-12-31") }))
    amounts.push(...batch.map(({ amount }) => Number(amount)));
  expect(amounts).toEqual([0.6, ...Array.from({ length: more }, (_, index) => index + 1)]);
});

it("an estimate is of three past answers alike, or a planning figure", async () => {
  const { workspaceId, slug, task } = await plantOne();
  const estimate = async (model: string, search = false) => {
    const settings: AskSettings = search ? { web_search: true } : {};
    const targets = [{ engine: "gemini" as const, model }];
    const input = { targets, method: "live" as const, settings };
    return (await estimateTargets({ ctx: contextOf(workspaceId), input }))[0];
  };
  const copyTask = (repeat: number, cost: string) =>
    getPool().query(
      `with copied as (
         insert into app.task
         select (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'repeat', $2::int))).*
           from app.task t where t.id = $1 returning id)
       insert into app.answer
       select (jsonb_populate_record(a, jsonb_build_object('task_id', copied.id, 'cost', $3::text))).*
         from app.answer a, copied where a.task_id = $1`,
      [task, repeat, cost],
    );
  const [plain, searching] = [
    { low: "0.0006", high: "0.01", basedOn: 0 },
    { low: "0.0006", high: "0.04", basedOn: 0 },
  ];
  await copyTask(1, "0.1");
  expect(await estimate(slug)).toEqual(plain);
  await copyTask(2, "0.3");
  expect(await estimate(slug)).toEqual({ low: "0.100000000", high: "0.600000000", basedOn: 3 });
  // Another model, or the same with leave to search, is not alike.
  expect(await estimate("another")).toEqual(plain);
  expect(await estimate(slug, true)).toEqual(searching);
});
