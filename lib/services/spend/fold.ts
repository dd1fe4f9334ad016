import "server-only";
import { foldWorkspace, listUnfolded } from "@/lib/db/sql/money/fold-spend";
import { getPool } from "@/lib/db/pool";
import { requireOperator, type InstanceCall } from "@/lib/services/context";
import { eachInTurn } from "@/lib/services/each-in-turn";

/**
 * Adds what was charged and corrected since to the sums of days from which reports and budgets are read, and makes them
 * anew where a workspace's days have become others. No figure depends on when: what is in no sum is read from the ledger.
 */
export async function foldSpend({ ctx }: InstanceCall): Promise<void> {
  requireOperator(ctx);
  await eachInTurn(await listUnfolded(getPool()), (workspaceId) => foldWorkspace(getPool(), workspaceId));
}
