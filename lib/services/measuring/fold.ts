import "server-only";
import { foldFacts, listUnfoldedFacts } from "@/lib/db/sql/facts/fold-facts";
import { CITED_SUMS } from "@/lib/db/sql/facts/sum-cited";
import { listUnsummed, sumDays } from "@/lib/db/sql/facts/sum-days";
import { MEASURED_TABLES } from "@/lib/db/sql/facts/sum-measured";
import { getPool } from "@/lib/db/pool";
import { requireOperator, type InstanceCall } from "@/lib/services/context";
import { eachInTurn } from "@/lib/services/each-in-turn";
import { sumMeasured } from "./sum-measured";

/**
 * Makes the sums of facts from which figures of whole days are read, where they are not whole: of answers from before there
 * were sums, and anew where a workspace's days have become others; and those of what is cited, and of what is said, on days
 * that are over. No figure depends on when: until then all is counted from the facts themselves, which takes longer.
 */
export async function foldMeasured({
  ctx,
  input: { signal },
}: InstanceCall<{ signal: AbortSignal }>): Promise<void> {
  requireOperator(ctx);
  const pool = getPool();
  await eachInTurn(await listUnfoldedFacts(pool), (workspaceId) => foldFacts(pool, workspaceId, signal));
  await eachInTurn(await listUnsummed(pool, CITED_SUMS), (workspaceId) =>
    sumDays(pool, workspaceId, CITED_SUMS, signal),
  );
  await eachInTurn(await listUnsummed(pool, MEASURED_TABLES), (workspaceId) =>
    sumMeasured(workspaceId, signal),
  );
}
