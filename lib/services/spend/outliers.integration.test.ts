import { expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { getPool } from "@/lib/db/pool";
import { ANY_SPEND } from "@/lib/domain/money/spend";
import { systemContext, type Context } from "@/lib/services/context";
import { plantOne, type PlantedWorkspace } from "@/test/plant-one";
import { reportOutcomes, reportOutliers } from ".";

const contextOf = (workspaceId: string): Context => ({
  ...systemContext("test"),
  workspaceId,
  actor: { kind: "system", job: "test" },
});
const over = (from: string, to: string) => ({ ...ANY_SPEND, zone: "UTC", from, to });
const outliers = ({ workspaceId }: PlantedWorkspace, more: { model?: string } = {}) =>
  reportOutliers({ ctx: contextOf(workspaceId), input: { ...over("2026-06-01", "2026-06-30"), ...more } });

interface Call {
  reasoning?: number | null;
  cost: string;
  /** Null where the API has no price. */
  modelCharge?: string | null;
  model?: string;
  state?: "answered" | "failed";
  failureKind?: string;
  statusCode?: number;
  searched?: boolean;
  citations?: number;
}

/** Calls that were charged in June, with their tasks and answers, in that order; their tasks' ids. */
async function charge(planted: PlantedWorkspace, calls: readonly Call[]): Promise<string[]> {
  const { rows } = await getPool().query<{ id: string }>(
    `with call as (
       select *, gen_random_uuid() as id, row_number() over () as place from jsonb_to_recordset($2::jsonb)
         as call (reasoning int, cost numeric, "modelCharge" numeric, model text, state text, "failureKind" text,
                  "statusCode" int, searched bool, citations int)),
     tasks as (
       insert into app.task select (jsonb_populate_record(task, jsonb_build_object(
           'id', call.id, 'cell', 1, 'repeat', (select count(*) from app.task where run_id = $3) + place, 'state', call.state,
           'model_asked', call.model, 'failure_kind', call."failureKind", 'status_code', call."statusCode"))).*
         from call, app.task task where task.id = $4),
     answers as (
       insert into app.answer select (jsonb_populate_record(answer, jsonb_build_object('task_id', call.id,
           'citation_count', call.citations, 'web_search_done', call.searched))).*
         from call, app.answer answer where answer.task_id = $4 and call.state = 'answered'),
     entries as (
       insert into app.spend_entry (workspace_id, kind, cause, idempotency_key, run_id, task_id, amount, model_charge,
           reasoning_tokens, engine, model, at)
         select $1, 'charge', 'answer', 'made ' || call.id, $3, call.id, cost, "modelCharge", reasoning, 'gemini', call.model,
                timestamptz '2026-06-10' + place * interval '1 minute' from call)
     select id from call order by place`,
    [planted.workspaceId, JSON.stringify(calls.map(asCall)), planted.run, planted.task],
  );
  return rows.map(({ id }) => id);
}

const asCall = ({ cost, ...more }: Call) => ({
  ...{
    reasoning: null,
    cost,
    modelCharge: cost,
    model: "m-1",
    state: "answered",
    searched: false,
    citations: 0,
  },
  ...more,
});

it("lists the dearest calls with what corrected them, and a call without a price as at least what is known", async () => {
  const planted = await plantOne();
  const calls = Array.from({ length: 21 }, (_, place) => ({ cost: `0.0${place + 10}` }));
  const ids = await charge(planted, [
    ...calls,
    { cost: "0.0006", modelCharge: null },
    { cost: "2", model: "m-2" },
  ]);
  await getDb().spendEntry.create({
    data: {
      ...{
        workspaceId: planted.workspaceId,
        taskId: ids[20],
        runId: planted.run,
        engine: "gemini",
        model: "m-1",
      },
      ...{ kind: "correction", cause: "correction", idempotencyKey: "better", amount: "5" },
      at: new Date("2026-06-20T12:00:00Z"),
    },
  });
  const { dearest, calls: counted } = await outliers(planted);
  expect(counted).toEqual({ count: 23, isMore: false });
  expect(dearest).toHaveLength(20);
  expect(dearest.slice(0, 3).map(({ taskId, spent }) => [taskId, spent])).toEqual([
    [ids[20], "5.03"],
    [ids[22], "2"],
    [ids[19], "0.029"],
  ]);
  const only = await outliers(planted, { model: "m-2" });
  expect(only.dearest.map(({ taskId }) => taskId)).toEqual([ids[22]]);

  const few = await plantOne();
  const [unpriced] = await charge(few, [{ cost: "0.0006", modelCharge: null }]);
  expect((await outliers(few)).dearest).toMatchObject([
    { taskId: unpriced, spent: "0.0006", unpriced: true, answered: true },
  ]);
});

it("finds calls that reasoned far more than their own model does, and judges no model by a few", async () => {
  const planted = await plantOne();
  const usual = (model: string, count: number, tokens: number) =>
    Array.from({ length: count }, (_, place) => ({
      cost: "0.01",
      model,
      reasoning: tokens + (place % 3) * 10,
    }));
  const [odd, , rare] = await charge(planted, [
    { cost: "0.5", model: "thinks", reasoning: 2100 },
    // As a much-reasoning model always does, and as one that never says.
    { cost: "0.5", model: "thinks much", reasoning: 2100 },
    { cost: "0.5", model: "rare", reasoning: 9000 },
    ...usual("thinks", 30, 300),
    ...usual("thinks much", 30, 2000),
    ...usual("rare", 28, 300),
    ...Array.from({ length: 40 }, () => ({ cost: "0.01", model: "silent" })),
  ]);
  const { reasoning } = await outliers(planted);
  expect(reasoning).toMatchObject({
    models: 2,
    rows: [{ taskId: odd, model: "thinks", reasoningTokens: 2100, median: 310, limit: 620 }],
  });
  // The thirtieth call of it that says makes the rare model one that can be judged.
  await charge(planted, usual("rare", 1, 300));
  expect((await outliers(planted)).reasoning.rows.map(({ taskId }) => taskId)).toEqual([rare, odd]);
});

it("sums searches that found nothing to cite, and failed calls by their cause, and no others", async () => {
  const planted = await plantOne();
  const [first, , , , , dear] = await charge(planted, [
    { cost: "0.03", searched: true, citations: 0 },
    { cost: "0.04", searched: true, citations: 0, modelCharge: null },
    { cost: "0.05", searched: true, citations: 2 },
    { cost: "0.06", searched: false, citations: 0 },
    { cost: "0.0006", state: "failed", failureKind: "timeout" },
    { cost: "0.01", state: "failed", failureKind: "task_code", statusCode: 40501 },
    { cost: "0.002", state: "failed", failureKind: "task_code", statusCode: 40501 },
  ]);
  const found = await outliers(planted);
  expect(found.searches).toMatchObject({ calls: 2, spent: "0.07" });
  expect(found.searches.rows.map(({ spent, unpriced }) => [spent, unpriced])).toEqual([
    ["0.04", true],
    ["0.03", false],
  ]);
  expect(found.searches.rows[1]?.taskId).toBe(first);
  expect(found.failures).toMatchObject([
    { failureKind: "task_code", statusCode: 40501, calls: 2, spent: "0.012", taskId: dear },
    { failureKind: "timeout", calls: 1, spent: "0.0006", cause: "The API did not answer in time." },
  ]);
  // All of what the spend screen says failed calls cost.
  const { failed } = await reportOutcomes({
    ctx: contextOf(planted.workspaceId),
    input: over("2026-06-01", "2026-06-30"),
  });
  expect(failed).toMatchObject({ calls: 3 });
  expect(Number(failed.spent)).toBeCloseTo(0.0126, 9);
});

it("says nothing of days without a call", async () => {
  const planted = await plantOne();
  expect(await outliers(planted)).toEqual({
    ...{ dearest: [], calls: { count: 0, isMore: false }, reasoning: { rows: [], models: 0 } },
    ...{ searches: { calls: 0, spent: "0", rows: [] }, failures: [] },
  });
});
