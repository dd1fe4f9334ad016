import "server-only";
import { foldFacts, listUnfoldedFacts } from "@/lib/db/sql/facts/fold-facts";
import { listUnsummedCited, sumCited } from "@/lib/db/sql/facts/sum-cited";
import { getPool } from "@/lib/db/pool";
import { requireOperator, type InstanceCall } from "@/lib/services/context";
import { eachInTurn } from "@/lib/services/each-in-turn";

/**
 * Makes the sums of facts from which figures of whole days are read, where they are not whole: of answers from before there
 * were sums, and anew where a workspace's days have become others; and those of what is cited, of days that are over. No figure depends on when: until then all is counted
 * from the facts themselves, which takes longer.
 */
export async function foldMeasured({
  ctx,
  input: { signal },
}: InstanceCall<{ signal: AbortSignal }>): Promise<void> {
  requireOperator(ctx);
  const unfolded = await listUnfoldedFacts(getPool());
  await eachInTurn(unfolded, (workspaceId) => foldFacts(getPool(), workspaceId, signal));
  const unsummed = await listUnsummedCited(getPool());
  await eachInTurn(unsummed, (workspaceId) => sumCited(getPool(), workspaceId, signal));
}
