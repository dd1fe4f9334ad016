import "server-only";
import { getPool } from "@/lib/db/pool";
import {
  addMoves,
  holdTelling,
  listStale,
  takeUntold,
  writeTold,
  type UntoldSource,
} from "@/lib/db/sql/sources/tell-sources";
import { listUntoldWorkspaces } from "@/lib/db/sql/sources/untold-workspaces";
import { inTransaction } from "@/lib/db/transaction";
import { movesOf } from "@/lib/domain/sources/source-moves";
import { compileClassifier } from "@/lib/reading/source-classes/classify-source";
import { requireOperator, type InstanceCall } from "@/lib/services/context";
import { eachInTurn } from "@/lib/services/each-in-turn";
import { readRulesInForce } from "./rules-in-force";

const STEP = 2_000;

/**
 * Tells class and page type of sources that citations brought since, and of all that other rules told than those in
 * force. No API is called; what a step has told stays told. Throws `not_found` for anybody but the operator and jobs.
 */
export async function tellSources({
  ctx,
  input: { signal },
}: InstanceCall<{ signal: AbortSignal }>): Promise<void> {
  requireOperator(ctx);
  await eachInTurn(await listUntoldWorkspaces(getPool()), async (workspaceId) => {
    while (!signal.aborted && (await tellStep(workspaceId)));
  });
}

/** Tells some sources, and says whether there may be more. */
function tellStep(workspaceId: string): Promise<boolean> {
  return inTransaction(getPool(), async (tx) => {
    const toldBy = await holdTelling(tx, workspaceId);
    if (toldBy === null) return false;
    const by = { workspaceId, toldBy };
    const classify = compileClassifier(await readRulesInForce(tx, workspaceId));
    const tell = <Source extends UntoldSource>(source: Source) => ({ ...source, ...classify(source) });
    const { taken, sources } = await takeUntold(tx, workspaceId, STEP);
    await writeTold(tx, by, sources.map(tell));
    if (taken > 0) return true;
    const stale = await listStale(tx, workspaceId, STEP);
    const told = stale.map((before) => ({ before, after: tell(before) }));
    await writeTold(
      tx,
      by,
      told.map(({ after }) => after),
    );
    await addMoves(tx, by, movesOf(told.map((one) => ({ ...one, citations: one.before.citations }))));
    return stale.length === STEP;
  });
}
