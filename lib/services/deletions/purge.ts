import "server-only";
import { getPool } from "@/lib/db/pool";
import {
  beginPurge,
  endPurge,
  listDueDeletions,
  listTasksOfDeletedRuns,
  purgeTasks,
  takeDeletedTasks,
} from "@/lib/db/sql/deletions/purge";
import { inTransaction } from "@/lib/db/transaction";
import { requireOperator, sqlOf, type InstanceCall } from "@/lib/services/context";
import { eachInTurn } from "@/lib/services/each-in-turn";
import { releaseLost } from "@/lib/services/spend/ledger";

/** A commit takes so many tasks away, and a turn so many times that, so that nobody waits long for either. */
const BATCH = 250;
const BATCHES = 40;
const DELETIONS = 20;

/**
 * Takes away for good what was deleted a day ago. Stopped anywhere, it goes on the next time with what is left; from
 * its first batch on nothing of an act can be brought back. Returns how many tasks went.
 */
export async function purgeDeletions({ ctx }: InstanceCall): Promise<{ purged: number }> {
  requireOperator(ctx);
  let [left, purged] = [BATCHES, 0];
  await eachInTurn(await listDueDeletions(sqlOf(ctx), DELETIONS), async (id) => {
    await beginPurge(sqlOf(ctx), id);
    for (; left > 0; left -= 1) {
      const count = await inTransaction(getPool(), async (tx) => {
        const ids = await takeDeletedTasks(tx, id, BATCH);
        await releaseLost(tx, ids, ctx.now());
        await purgeTasks(tx, ids);
        return ids.length;
      });
      purged += count;
      if (count < BATCH)
        return inTransaction(getPool(), async (tx) => {
          await releaseLost(tx, await listTasksOfDeletedRuns(tx, id), ctx.now());
          await endPurge(tx, id);
        });
    }
  });
  return { purged };
}
