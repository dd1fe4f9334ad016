import "server-only";
import { z } from "zod";
import { equals, within } from "@/lib/db/query/conditions";
import { momentsOf, startsOf } from "@/lib/db/query/day-bounds";
import { type Sql, sql } from "@/lib/db/query/sql";
import type { Select, WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { dollarsSchema } from "@/lib/domain/amounts/dollars-schema";
import { engineSchema } from "@/lib/domain/engines/engine-schema";
import {
  COMPARED,
  ESTIMATED_RUNS,
  type Compared,
  type EstimateSum,
  type EstimatedModel,
  type EstimatedRun,
} from "@/lib/domain/money/estimates";
import { ANY_SPEND } from "@/lib/domain/money/spend";
import { FINAL_STATES } from "@/lib/domain/tasks/task-state";
import { spendRows } from "./spend-rows";

/** Runs that were begun on some days of a zone. */
export interface BegunRuns {
  from: string;
  to: string;
  zone: string;
  scheduleId: string | null;
  /** The last day on which anything of them may have been charged. */
  chargedUntil: string;
}

/** Each run, as `estimated`, with what it was expected to cost, what it came to, and whether the two can be compared. */
function estimatedRuns(own: WorkspaceReads, asked: BegunRuns): { name: Sql; read: Select } {
  const { from, to, zone, scheduleId, chargedUntil } = asked;
  const charged = own.select({
    columns: sql`spend.run_id, sum(spend.amount) as actual, sum(spend.unpriced) as unpriced`,
    from: spendRows(own, { ...ANY_SPEND, zone, scheduleId, from, to: chargedUntil }, { asked: "run" }),
    groupBy: sql`spend.run_id`,
  });
  const tasks = own.select({
    columns: sql`count(*) filter (where task.state <> all(${[...FINAL_STATES]}::app.task_state[])) as open,
      count(*) filter (where task.state <> 'answered') as unanswered`,
    from: "task",
    where: [sql`task.run_id = run.id`],
  });
  return {
    name: sql`estimated`,
    read: {
      columns: sql`run.id, run.created_at, run.label, run.set_id, run.schedule_id, run.expected_low as low,
        run.expected_high as high, coalesce(charged.actual, 0) as actual,
        case when tasks.open > 0 then 'goes on'
             when run.expected_low is null or run.expected_high is null then 'no estimate'
             when tasks.unanswered > 0 then 'not whole'
             when charged.unpriced > 0 or charged.run_id is null then 'unpriced'
             else 'compared' end as compared`,
      from: "run",
      joins: sql`join lateral (${tasks}) tasks on true left join (${charged}) charged on charged.run_id = run.id`,
      where: [
        sql`run.kind <> 'import'`,
        within(sql`run.created_at`, momentsOf({ from, to, zone })),
        equals(sql`run.schedule_id`, scheduleId),
      ],
    },
  };
}

const cellSchema = z.object({
  period: z.int(),
  scheduleId: z.string().nullable(),
  schedule: z.string().nullable(),
  compared: z.enum(COMPARED),
  runs: z.coerce.number(),
  below: z.coerce.number(),
  within: z.coerce.number(),
  above: z.coerce.number(),
  low: dollarsSchema,
  high: dollarsSchema,
  actual: dollarsSchema,
});

export interface EstimateCell extends EstimateSum {
  /** The first day of the period. */
  from: string;
  scheduleId: string | null;
  /** Its name. */
  schedule: string | null;
  compared: Compared;
}

/** Runs together, by the period in which they were begun, by schedule, and by whether they can be compared. */
export async function readEstimateCells(
  own: WorkspaceReads,
  asked: BegunRuns,
  firstDays: readonly string[],
): Promise<EstimateCell[]> {
  const cells = await own.rows(
    {
      columns: sql`width_bucket(estimated.created_at, ${startsOf(firstDays, asked.zone)}::timestamptz[]) as period,
        estimated.schedule_id as "scheduleId", schedule.name as schedule, estimated.compared, count(*) as runs,
        count(*) filter (where estimated.actual < estimated.low) as below,
        count(*) filter (where estimated.actual between estimated.low and estimated.high) as within,
        count(*) filter (where estimated.actual > estimated.high) as above,
        trim_scale(coalesce(sum(estimated.low), 0))::text as low,
        trim_scale(coalesce(sum(estimated.high), 0))::text as high, trim_scale(sum(estimated.actual))::text as actual`,
      from: estimatedRuns(own, asked),
      joins: sql`left join app.schedule on schedule.id = estimated.schedule_id`,
      groupBy: sql`1, 2, 3, 4`,
      orderBy: sql`1, 3, 2`,
    },
    cellSchema,
  );
  return cells.flatMap(({ period, ...cell }) => {
    const from = firstDays[period - 1];
    return from === undefined ? [] : [{ ...cell, from }];
  });
}

const runSchema = z.object({
  id: z.uuid(),
  createdAt: z.date().transform((date) => date.toISOString()),
  label: z.string().nullable(),
  set: z.string().nullable(),
  schedule: z.string().nullable(),
  low: dollarsSchema,
  high: dollarsSchema,
  actual: dollarsSchema,
});

/** The newest of those that can be compared. */
export const listEstimatedRuns = (own: WorkspaceReads, asked: BegunRuns): Promise<EstimatedRun[]> =>
  own.rows(
    {
      columns: sql`estimated.id, estimated.created_at as "createdAt", estimated.label, prompt_set.name as set,
        schedule.name as schedule, trim_scale(estimated.low)::text as low, trim_scale(estimated.high)::text as high,
        trim_scale(estimated.actual)::text as actual`,
      from: estimatedRuns(own, asked),
      joins: sql`left join app.prompt_set on prompt_set.id = estimated.set_id
        left join app.schedule on schedule.id = estimated.schedule_id`,
      where: [sql`estimated.compared = 'compared'`],
      orderBy: sql`estimated.created_at desc, estimated.id desc`,
      limit: ESTIMATED_RUNS,
    },
    runSchema,
  );

const modelSchema = z.object({
  engine: engineSchema,
  model: z.string(),
  calls: z.coerce.number(),
  held: dollarsSchema,
  actual: dollarsSchema,
});

/** What the calls of runs were held at and came to, by engine and model. */
export const sumEstimatedModels = (
  own: WorkspaceReads,
  runIds: readonly string[],
): Promise<EstimatedModel[]> =>
  own.rows(
    {
      columns: sql`spend_entry.engine, spend_entry.model, count(*) filter (where spend_entry.kind = 'charge') as calls,
        trim_scale(coalesce(sum(spend_entry.amount) filter (where spend_entry.kind = 'reservation'), 0))::text as held,
        trim_scale(coalesce(sum(spend_entry.amount)
          filter (where spend_entry.kind in ('charge', 'correction')), 0))::text as actual`,
      from: "spend_entry",
      where: [sql`spend_entry.run_id = any(${[...runIds]}::uuid[])`, sql`spend_entry.engine is not null`],
      groupBy: sql`spend_entry.engine, spend_entry.model`,
      orderBy: sql`spend_entry.engine, spend_entry.model`,
    },
    modelSchema,
  );
