import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";
import { keptText } from "@/lib/db/query/kept";

const runRows = z
  .object({
    id: z.uuid(),
    workspaceId: z.uuid(),
    isCancelled: z.boolean(),
    open: z.int(),
    outcome: z.object({ answered: z.int(), failed: z.int(), unknown: z.int(), cancelled: z.int() }),
  })
  .array();
export type UntoldRun = z.infer<typeof runRows>[number];

/** Runs of sets whose end was not told of yet, and how their tasks stand, counted from the index alone. */
export async function listUntoldRuns(db: Queryable): Promise<UntoldRun[]> {
  const { rows } = await db.query({
    text: `select run.id, run.workspace_id as "workspaceId", run.cancelled_at is not null as "isCancelled",
                  (counts.all - counts.answered - counts.failed - counts.unknown - counts.cancelled)::int as open,
                  to_jsonb(counts) - 'all' as outcome
             from app.run cross join lateral (
               select count(*) as all,
                      count(*) filter (where state = 'answered') as answered,
                      count(*) filter (where state = 'failed') as failed,
                      count(*) filter (where state = 'unknown') as unknown,
                      count(*) filter (where state = 'cancelled') as cancelled
                 from app.task where task.workspace_id = run.workspace_id and task.run_id = run.id
             ) counts
            where run.set_id is not null and run.end_told_at is null and ${keptText("run", "run.id")}
            order by run.created_at`,
    values: [],
  });
  return runRows.parse(rows);
}

const endRows = z.object({ at: z.date().nullable() }).array();

/** Takes it upon this transaction to tell of a run's end; null where another has. Gives when its last task ended. */
export async function takeRunEnd(
  tx: Queryable,
  { id, workspaceId }: Pick<UntoldRun, "id" | "workspaceId">,
): Promise<{ at: Date | null } | null> {
  const { rows } = await tx.query({
    text: `update app.run set end_told_at = now()
            where id = $1 and workspace_id = $2 and end_told_at is null
           returning (select max(finished_at) from app.task
                       where task.workspace_id = run.workspace_id and task.run_id = run.id) as at`,
    values: [id, workspaceId],
  });
  return endRows.parse(rows)[0] ?? null;
}
