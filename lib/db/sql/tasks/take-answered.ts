import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";
import { engineSchema } from "@/lib/domain/engines/engine-schema";
import type { TaskState } from "@/lib/domain/tasks/task-state";

const taskSchema = z.object({
  id: z.uuid(),
  workspaceId: z.uuid(),
  runId: z.uuid(),
  engine: engineSchema,
  modelAsked: z.string(),
  createdById: z.uuid().nullable(),
});
export type TakenTask = z.infer<typeof taskSchema>;

/**
 * Ends tasks that are in one of these states as answered, with one statement. Gives those it ended: another that has a
 * task already keeps it. Rows are locked in the order of their ids, so that two that take some of the same do not wait
 * for each other.
 */
export async function takeAnswered(
  db: Queryable,
  answered: readonly { taskId: string; receivedAt: Date }[],
  from: readonly TaskState[],
): Promise<TakenTask[]> {
  const { rows } = await db.query({
    text: `
      with held as (
        select task.id, given.at
          from unnest($1::uuid[], $2::timestamptz[]) as given (id, at) join app.task on task.id = given.id
         where task.state = any($3::app.task_state[])
         order by task.id for update of task
      )
      update app.task
         set state = 'answered', finished_at = held.at, status_code = 20000, status_message = 'Ok.', failure_kind = null,
             lease_until = null, next_check_at = null
        from held where task.id = held.id
      returning task.id, workspace_id as "workspaceId", run_id as "runId", engine, model_asked as "modelAsked",
                created_by_id as "createdById"`,
    values: [answered.map(({ taskId }) => taskId), answered.map(({ receivedAt }) => receivedAt), from],
  });
  return taskSchema.array().parse(rows);
}
