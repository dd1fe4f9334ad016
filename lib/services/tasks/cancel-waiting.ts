import "server-only";
import { findCancelledWithWaiting, takeWaiting } from "@/lib/db/sql/tasks/waiting-tasks";
import { withTransaction } from "@/lib/db/transaction";
import type { InstanceContext } from "@/lib/services/context";
import { eachInTurn } from "@/lib/services/each-in-turn";
import { settleAll } from "@/lib/services/spend/ledger";

/**
 * Ends the tasks of a cancelled run that were not sent, and gives their reservations back. Returns how many there were.
 */
export const cancelWaitingTasks = (ctx: InstanceContext, runId: string): Promise<number> =>
  withTransaction(ctx, async ({ tx }) => {
    const at = ctx.now();
    const tasks = await takeWaiting(tx, runId, at);
    await settleAll(
      tx,
      tasks.map((task) => ({ task, charge: null, at })),
    );
    return tasks.length;
  });

/** The same for tasks that were being sent while their run was cancelled, and came back unsent. */
export async function cancelWhatCameBack(ctx: InstanceContext): Promise<void> {
  await eachInTurn(await findCancelledWithWaiting(), (runId) => cancelWaitingTasks(ctx, runId));
}
