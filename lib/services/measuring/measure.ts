import "server-only";
import { setImmediate as others } from "node:timers/promises";
import { readMeasured, type MeasuredRow } from "@/lib/db/sql/facts/read-measured";
import {
  listStaleWorkspaces,
  newestRules,
  takeFact,
  takeStaleFacts,
  type FactVersions,
} from "@/lib/db/sql/facts/stale-facts";
import { writeFacts, type NewFact } from "@/lib/db/sql/facts/write-facts";
import type { Queryable } from "@/lib/db/columns";
import { withTransaction, type Transaction } from "@/lib/db/transaction";
import { log } from "@/lib/log";
import { factOf, type MeasuredAnswer } from "@/lib/reading/facts/fact-of";
import { FACT_VERSION } from "@/lib/reading/facts/fact-version";
import {
  requireOperator,
  sqlOf,
  type Context,
  type InstanceCall,
  type InstanceContext,
} from "@/lib/services/context";
import { eachInTurn } from "@/lib/services/each-in-turn";
import { beginMeasurement, endMeasurement, endMeasurements } from "./measurements";
import { rulesOf, type CompiledRules } from "./rules";

/** Answers of a commit, and how long one workspace is measured before the next has its turn. */
const BATCH = 100;
const TURN_MS = 20_000;
/** After so many answers whatever else the process has to do has its turn. */
const AT_ONCE = 20;

/**
 * Measures the answers whose fact is stale: new ones, those that were read again, those that older rules of the brands
 * or older code measured. What is stale is itself the queue, so that nobody has to ask for it, and whoever is stopped has
 * lost nothing: each batch is a commit, and the next goes on with what is left. The newest answers first. What all come
 * to by a version is told before the next begins, and once it is done.
 */
export async function measureAnswers({
  ctx,
  input: { signal },
}: InstanceCall<{ signal: AbortSignal }>): Promise<void> {
  requireOperator(ctx);
  await endMeasurements(ctx, FACT_VERSION);
  const stale = await listStaleWorkspaces(sqlOf(ctx), FACT_VERSION);
  await eachInTurn(stale, async ({ workspaceId, ...versions }) => {
    await beginMeasurement(ctx, workspaceId, versions);
    const turn = AbortSignal.any([signal, AbortSignal.timeout(TURN_MS)]);
    for (let upTo: Date | null = null; !turn.aborted;) {
      const last: Date | null = await measureBatch(ctx, workspaceId, versions, upTo);
      if (last === null) return endMeasurement(ctx, workspaceId, versions);
      upTo = last;
    }
  });
}

/** Measures some of a workspace's stale answers; the moment of the oldest of them, or null where there are no more. */
async function measureBatch(
  outer: InstanceContext,
  workspaceId: string,
  versions: FactVersions,
  upTo: Date | null,
): Promise<Date | null> {
  const rules = await rulesOf(sqlOf(outer), workspaceId, versions);
  return withTransaction(outer, async ({ tx }) => {
    const taken = await takeStaleFacts(tx, workspaceId, versions, { upTo, limit: BATCH });
    // Read after they are held: what was changed until then is seen, and what is changed from then on waits.
    const done = await measureTaken(
      tx,
      { workspaceId, versions, rules },
      taken.map(({ taskId }) => taskId),
    );
    return done === 0 ? null : (taken.at(-1)?.askedAt ?? null);
  });
}

interface By {
  workspaceId: string;
  versions: FactVersions;
  rules: CompiledRules;
}

/** How many were measured. One that can't be stays as it is, and costs the others nothing. */
async function measureTaken(
  tx: Queryable,
  { workspaceId, versions, rules }: By,
  taskIds: readonly string[],
): Promise<number> {
  if (taskIds.length === 0) return 0;
  const facts: NewFact[] = [];
  for (const row of await readMeasured(tx, workspaceId, taskIds)) {
    try {
      facts.push({ taskId: row.taskId, ...measure(row, rules) });
    } catch (error) {
      log().error({ err: error, taskId: row.taskId }, "an answer could not be measured");
    }
    if (facts.length % AT_ONCE === 0) await others();
  }
  await writeFacts(tx, versions, facts);
  return facts.length;
}

/** Measures one answer at once, in the commit that changes what its fact is made of. */
export async function measureAnswer(
  { tx, workspaceId }: Context & { tx: Transaction },
  taskId: string,
): Promise<void> {
  if (!(await takeFact(tx, workspaceId, taskId))) return;
  const versions = { codeVersion: FACT_VERSION, ...(await newestRules(tx, workspaceId)) };
  const rules = await rulesOf(tx, workspaceId, versions);
  await measureTaken(tx, { workspaceId, versions, rules }, [taskId]);
}

/** The fact of an answer by frozen rules; brands by their numbers. */
export function measure(row: MeasuredRow, rules: CompiledRules): Omit<NewFact, "taskId"> {
  const fact = factOf(measuredOf(row, rules), rules.matcher, rules.companies);
  return {
    ...fact,
    brands: fact.brands.map(Number),
    absentBrands: fact.absentBrands.map(Number),
    citedBrands: fact.citedBrands.map(Number),
  };
}

/** An answer as it is measured; what was said of a brand that the rules have no more counts for nothing. */
export function measuredOf({ corrections, ...row }: MeasuredRow, { brands }: CompiledRules): MeasuredAnswer {
  const known = new Set(brands.map(({ number }) => number));
  return {
    ...row,
    corrections: corrections
      .filter(({ brand }) => known.has(brand))
      .map(({ kind, brand, start, end, text }) => ({
        kind,
        brandId: String(brand),
        source: { start, end },
        text,
      })),
  };
}
