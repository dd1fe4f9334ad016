import { expect, it } from "vitest";
import { getPool } from "@/lib/db/pool";
import type { AskSettings } from "@/lib/domain/runs/ask";
import { ANY_SPEND } from "@/lib/domain/money/spend";
import { systemContext, type Context } from "@/lib/services/context";
import { plantOne } from "@/test/plant-one";
import { estimateTargets, exportLedger, reportSpend } from ".";

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
