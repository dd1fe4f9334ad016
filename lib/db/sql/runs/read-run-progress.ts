import "server-only";
import { z } from "zod";
import { sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { dollarsSchema } from "@/lib/domain/amounts/dollars-schema";
import { engineSchema, methodSchema } from "@/lib/domain/engines/engine-schema";
import { taskStateSchema } from "@/lib/domain/tasks/task-state-schema";

/** The rate is that of so many minutes. */
const RATE_MINUTES = 5;

const groupSchema = z.object({
  engine: engineSchema,
  model: z.string(),
  method: methodSchema,
  state: taskStateSchema,
  count: z.int(),
  /** Of those, ended in the last minutes by being asked: what was cancelled is no work done. */
  lately: z.int(),
  /** Seconds since the run's first task was sent, at most the minutes the rate is of. */
  overSeconds: z.number().nullable(),
});
export type ProgressGroup = z.infer<typeof groupSchema>;

/** A run's tasks by whom they ask and how they stand, with how many ended lately. */
export const readProgressGroups = (own: WorkspaceReads, runId: string): Promise<ProgressGroup[]> =>
  own.rows(
    {
      columns: sql`task.engine, task.model_asked as model, task.method, task.state, count(*)::int as count,
        count(*) filter (where task.state <> 'cancelled'
                          and task.finished_at > now() - ${RATE_MINUTES} * interval '1 minute')::int as lately,
        least(extract(epoch from now() - min(task.started_at)), ${RATE_MINUTES} * 60)::float8 as "overSeconds"`,
      from: "task",
      where: [sql`task.run_id = ${runId}::uuid`],
      groupBy: sql`task.engine, task.model_asked, task.method, task.state`,
      orderBy: sql`task.engine, task.model_asked, task.method, task.state`,
    },
    groupSchema,
  );

const failureSchema = z.object({
  state: z.enum(["failed", "unknown"]),
  statusCode: z.int().nullable(),
  failureKind: z.string().nullable(),
  count: z.int(),
});
export type RunFailure = z.infer<typeof failureSchema>;

/** Why tasks of a run have no answer, the most frequent first. */
export const readRunFailures = (own: WorkspaceReads, runId: string): Promise<RunFailure[]> =>
  own.rows(
    {
      columns: sql`task.state, task.status_code as "statusCode", task.failure_kind as "failureKind",
        count(*)::int as count`,
      from: "task",
      where: [sql`task.run_id = ${runId}::uuid`, sql`task.state in ('failed', 'unknown')`],
      groupBy: sql`task.state, task.status_code, task.failure_kind`,
      orderBy: sql`count(*) desc, task.status_code, task.failure_kind`,
      limit: 200,
    },
    failureSchema,
  );

const moneySchema = z.object({ spent: dollarsSchema, held: dollarsSchema });

/** What a run was charged so far, and what is still held back for it, dollars. */
export const readRunMoney = (own: WorkspaceReads, runId: string): Promise<z.infer<typeof moneySchema>> =>
  own.row(
    {
      columns: sql`
        trim_scale(coalesce(sum(amount) filter (where kind in ('charge', 'correction')), 0))::text as spent,
        trim_scale(coalesce(sum(amount) filter (where kind in ('reservation', 'release')), 0))::text as held`,
      from: "spend_entry",
      where: [sql`spend_entry.run_id = ${runId}::uuid`],
    },
    moneySchema,
  );

const countSchema = z.object({ count: z.int() });

/** Answers of a run whose cost nobody knows. */
export const countUnpriced = async (own: WorkspaceReads, runId: string): Promise<number> => {
  const { count } = await own.row(
    {
      columns: sql`count(*)::int as count`,
      from: "task",
      joins: sql`join app.answer on answer.task_id = task.id`,
      where: [sql`task.run_id = ${runId}::uuid`, sql`task.state = 'answered'`, sql`answer.cost is null`],
    },
    countSchema,
  );
  return count;
};
