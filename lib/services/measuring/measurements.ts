import "server-only";
import {
  commonestVersions,
  insertMeasurement,
  listUntold,
  lockMeasurements,
  newestMeasurement,
  tellMeasurement,
  waitForStale,
} from "@/lib/db/sql/facts/measurements";
import { readFoldedZone } from "@/lib/db/sql/facts/fold-facts";
import { isOlder, listStaleWorkspaces, type FactVersions } from "@/lib/db/sql/facts/stale-facts";
import { measuredBy } from "@/lib/db/sql/figures/fact-conditions";
import { readCounts } from "@/lib/db/sql/figures/read-counts";
import { inWorkspace } from "@/lib/db/query/workspace-reads";
import { withTransaction, type Transaction } from "@/lib/db/transaction";
import { ANY_FIGURE } from "@/lib/domain/answers/figure-filter";
import { sqlOf, type InstanceContext } from "@/lib/services/context";
import { eachInTurn } from "@/lib/services/each-in-turn";
import { headlineFigures } from "./headline-figures";
import { rulesOf } from "./rules";

// Rules change, and history is measured anew: what it came to before has to be told before the first answer is.

/**
 * Begins to measure a workspace by a version: tells what its answers come to by the one before, as long as they are
 * measured by it. Whoever comes second waits for that, and goes on.
 */
export async function beginMeasurement(
  outer: InstanceContext,
  workspaceId: string,
  versions: FactVersions,
): Promise<void> {
  const known = await newestMeasurement(sqlOf(outer), workspaceId);
  if (known && !isOlder(known, versions)) return;
  await withTransaction(outer, async ({ tx, now }) => {
    await lockMeasurements(tx, workspaceId);
    const newest = await newestMeasurement(tx, workspaceId);
    if (newest && !isOlder(newest, versions)) return;
    // One that was never told is part of the way from the one that was, which stands already.
    const before = newest ?? (await commonestVersions(tx, workspaceId));
    if (before && isOlder(before, versions) && newest?.toldAt !== null)
      await tell(tx, workspaceId, before, { at: now(), ofNone: false });
    await insertMeasurement(tx, workspaceId, versions, now());
  });
}

/** Tells what a version came to, once nothing is left that it could measure. */
export const endMeasurement = (
  outer: InstanceContext,
  workspaceId: string,
  versions: FactVersions,
): Promise<void> =>
  withTransaction(outer, async ({ tx, now }) => {
    await lockMeasurements(tx, workspaceId);
    const newest = await newestMeasurement(tx, workspaceId);
    if (!newest || newest.toldAt !== null || isOlder(newest, versions) || isOlder(versions, newest)) return;
    await waitForStale(tx, workspaceId, versions);
    await tell(tx, workspaceId, versions, { at: now(), ofNone: true });
  });

/** The same for those whose worker ended between its last answer and that. */
export async function endMeasurements(ctx: InstanceContext, codeVersion: number): Promise<void> {
  const untold = await listUntold(sqlOf(ctx));
  if (untold.length === 0) return;
  const stale = new Set(
    (await listStaleWorkspaces(sqlOf(ctx), codeVersion)).map(({ workspaceId }) => workspaceId),
  );
  await eachInTurn(
    untold.filter(({ workspaceId }) => !stale.has(workspaceId)),
    ({ workspaceId, ...versions }) => endMeasurement(ctx, workspaceId, versions),
  );
}

/** `ofNone`: also where no answer is measured by it any more. */
async function tell(
  tx: Transaction,
  workspaceId: string,
  { codeVersion, ruleVersion, companyVersion }: FactVersions,
  { at, ofNone }: { at: Date; ofNone: boolean },
): Promise<void> {
  const versions = { codeVersion, ruleVersion, companyVersion };
  const own = inWorkspace(workspaceId, tx);
  const zone = await readFoldedZone(tx, workspaceId);
  const all = { ...ANY_FIGURE, zone: zone ?? "UTC" };
  const counts = await readCounts(own, { measured: measuredBy(own, all, versions, zone), breaks: [] });
  if (counts.prompts.length === 0 && !ofNone) return;
  const { brands } = await rulesOf(tx, workspaceId, versions);
  const figures = headlineFigures(counts, brands, "questions-like-these");
  await tellMeasurement(tx, workspaceId, versions, { figures, at });
}
