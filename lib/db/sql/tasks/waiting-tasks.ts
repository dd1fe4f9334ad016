import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";
import { getPool } from "@/lib/db/pool";

const takenRows = z
  .object({
    id: z.uuid(),
    workspaceId: z.uuid(),
    runId: z.uuid(),
    engine: z.string(),
    modelAsked: z.string(),
    createdById: z.uuid().nullable(),
  })
  .array();

/** Ends the tasks of a cancelled run that nobody has begun to send. Those that somebody has are left to them. */
export async function takeWaiting(
  db: Queryable,
  runId: string,
  at: Date,
): Promise<z.infer<typeof takenRows>> {
  const { rows } = await db.query({
    text: `update app.task set state = 'cancelled', finished_at = $2, next_check_at = null, lease_until = null
            where run_id = $1 and state = 'planned'
              and workspace_id = (select workspace_id from app.run where id = $1 and cancelled_at is not null)
            returning id, workspace_id as "workspaceId", run_id as "runId", engine, model_asked as "modelAsked",
                      created_by_id as "createdById"`,
    values: [runId, at],
  });
  return takenRows.parse(rows);
}

const idRows = z.object({ id: z.uuid() }).array();

/** Runs cancelled in the last days, of which something waits again. */
export async function findCancelledWithWaiting(): Promise<string[]> {
  const { rows } = await getPool().query(
    `select run.id from app.run
      where run.cancelled_at > now() - interval '7 days'
        and exists (select from app.task
                     where task.workspace_id = run.workspace_id and task.run_id = run.id and task.state = 'planned')`,
  );
  return idRows.parse(rows).map(({ id }) => id);
}

const sendableRows = z
  .object({ id: z.uuid(), engine: z.string(), method: z.enum(["live", "standard"]) })
  .array();
export type SendableTask = z.infer<typeof sendableRows>[number];

/** Tasks of a run that are still to be sent, in their order. */
export async function readWaiting(
  db: Queryable,
  { workspaceId, runId }: { workspaceId: string; runId: string },
): Promise<SendableTask[]> {
  const { rows } = await db.query({
    text: `select id, engine, method from app.task where workspace_id = $1 and run_id = $2 and state = 'planned'
            order by cell, repeat`,
    values: [workspaceId, runId],
  });
  return sendableRows.parse(rows);
}

const countRow = z.tuple([z.object({ tasks: z.int() })]);

/**
 * Lets a run that is spread over time go on where it stopped: the task that has waited longest is due now, if its time
 * has come, and each other one as long after it as it was. Returns how many wait.
 */
export async function spreadFromNow(
  db: Queryable,
  { workspaceId, runId }: { workspaceId: string; runId: string },
): Promise<number> {
  const { rows } = await db.query({
    text: `with waiting as (
             select id, min(next_check_at) over () as first from app.task
              where workspace_id = $1 and run_id = $2 and state = 'planned'
           ), moved as (
             update app.task set next_check_at = next_check_at + greatest(now() - waiting.first, interval '0')
               from waiting where task.id = waiting.id and task.state = 'planned' returning task.id
           )
           select count(*)::int as tasks from moved`,
    values: [workspaceId, runId],
  });
  return countRow.parse(rows)[0].tasks;
}
