import "server-only";
import type { Queryable } from "@/lib/db/columns";

/** Whether a workspace has tasks that were posted so many days ago, and whose results are still to be collected. */
export async function hasResultsOlderThan(
  db: Queryable,
  workspaceId: string,
  days: number,
): Promise<boolean> {
  const { rows } = await db.query({
    text: `select from app.task
            where workspace_id = $1 and state = 'posted' and started_at < now() - make_interval(days => $2) limit 1`,
    values: [workspaceId, days],
  });
  return rows.length > 0;
}
