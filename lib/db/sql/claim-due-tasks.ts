import "server-only";
import { z } from "zod";
import { getPool } from "@/lib/db/pool";
import { engineSchema } from "@/lib/domain/engine-schema";

const dueTaskSchema = z.object({
  id: z.uuid(),
  workspaceId: z.uuid(),
  connectionId: z.uuid(),
  engine: engineSchema,
  remoteId: z.string(),
  postCost: z.string().nullable(),
  startedAt: z.date(),
  /** Nothing is to be expected of it any more. */
  overdue: z.boolean(),
});
export type DueTask = z.infer<typeof dueTaskSchema>;

/**
 * Posted tasks whose next look is due, each given to one caller only, with its next look already set: after half of
 * the time it has waited so far, at least 2 s and at most 10 min.
 */
export async function claimDueTasks(limit: number, giveUpMs: number): Promise<DueTask[]> {
  const { rows } = await getPool().query(
    `update app.task set next_check_at = now() + least(greatest((now() - started_at) / 2, interval '2 seconds'), interval '10 minutes')
      where id in (select id from app.task where state = 'posted' and next_check_at <= now()
                    order by next_check_at limit $1 for update skip locked)
      returning id, workspace_id as "workspaceId", connection_id as "connectionId", engine, remote_id as "remoteId",
                post_cost::text as "postCost", coalesce(started_at, created_at) as "startedAt",
                coalesce(started_at, created_at) < now() - $2 * interval '1 millisecond' as overdue`,
    [limit, giveUpMs],
  );
  return dueTaskSchema.array().parse(rows);
}
