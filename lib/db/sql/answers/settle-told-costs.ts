import "server-only";
import { z } from "zod";
import { getPool } from "@/lib/db/pool";

const idRows = z.object({ id: z.uuid() }).array();

/**
 * Marks answers whose worked-out cost is the very one the API tells as told by it, with one statement. Gives the tasks
 * of which it tells another, or which have failed: those are for the ledger to correct.
 */
export async function settleToldCosts(told: readonly { taskId: string; cost: string }[]): Promise<string[]> {
  const { rows } = await getPool().query(
    `with told as (
       select * from unnest($1::uuid[], $2::numeric[]) as told (task_id, cost)
     ), same as (
       update app.answer set cost_derived = false from told
        where answer.task_id = told.task_id and answer.cost_derived and answer.cost = told.cost
       returning answer.task_id
     )
     select task_id as id from told where task_id not in (select task_id from same)`,
    [told.map(({ taskId }) => taskId), told.map(({ cost }) => cost)],
  );
  return idRows.parse(rows).map(({ id }) => id);
}
