import "server-only";
import { z } from "zod";
import type { Pool } from "pg";
import type { Queryable } from "@/lib/db/columns";
import { inTransaction } from "@/lib/db/transaction";
import { CITED_SUMS } from "./sum-cited";
import { unsumAll } from "./sum-days";
import { MEASURED_TABLES } from "./sum-measured";

// Facts summed by day, week and month. Triggers keep sums in the commit of their facts (prisma/sql/fact_sums.sql); here
// they are made of facts that were there before, and made anew where a workspace's days have become others.

/** Facts that one step sums. */
const STEP = 20_000;

/** By whose days a workspace's facts are summed whole; null while they are not. */
export async function readFoldedZone(db: Queryable, workspaceId: string): Promise<string | null> {
  const { rows } = await db.query({
    text: `select fold.zone from app.fact_fold fold where workspace_id = $1 and made_before is null`,
    values: [workspaceId],
  });
  return z.object({ zone: z.string() }).array().parse(rows)[0]?.zone ?? null;
}

/** Workspaces whose sums are not whole, or by the days of another zone. */
export async function listUnfoldedFacts(db: Queryable): Promise<string[]> {
  const { rows } = await db.query({
    text: `select workspace.id from app.workspace join app.fact_fold fold on fold.workspace_id = workspace.id
            where workspace.purging_at is null
              and (fold.made_before is not null or fold.zone <> workspace.time_zone)
            order by workspace.id`,
    values: [],
  });
  return z
    .object({ id: z.uuid() })
    .array()
    .parse(rows)
    .map(({ id }) => id);
}

/** Sums what a workspace's sums lack until nothing is left or the signal says so; each step is a commit. */
export async function foldFacts(pool: Pool, workspaceId: string, signal: AbortSignal): Promise<void> {
  for (let isMore = true; isMore && !signal.aborted;)
    isMore = await inTransaction(pool, (tx) => foldFactsStep(tx, workspaceId));
}

const foldSchema = z.object({ zone: z.string(), wanted: z.string(), since: z.string().nullable() }).array();
const nextSchema = z.tuple([z.object({ before: z.date().nullable() })]);

/** Sums the next facts, and says whether there may be more. Whoever writes facts waits for it, and it for them. */
export async function foldFactsStep(tx: Queryable, workspaceId: string): Promise<boolean> {
  const held = await tx.query({
    text: `select fold.zone, workspace.time_zone as wanted, fold.made_before::text as since
             from app.fact_fold fold join app.workspace on workspace.id = fold.workspace_id
            where fold.workspace_id = $1 for update of fold`,
    values: [workspaceId],
  });
  const [fold] = foldSchema.parse(held.rows);
  if (!fold) return false;
  if (fold.zone !== fold.wanted) {
    await tx.query({ text: "delete from app.fact_sum where workspace_id = $1", values: [workspaceId] });
    await tx.query({
      text: "update app.fact_fold set zone = $2 where workspace_id = $1",
      values: [workspaceId, fold.wanted],
    });
    for (const sums of [CITED_SUMS, MEASURED_TABLES]) await unsumAll(tx, workspaceId, sums);
  } else if (fold.since === null) return false;
  const since = fold.zone === fold.wanted ? fold.since : "-infinity";
  // A moment has all its facts in one step.
  const next = await tx.query({
    text: `select max(asked_at) + interval '1 millisecond' as before from (
             select asked_at from app.answer_fact where workspace_id = $1 and asked_at >= $2
              order by asked_at limit ${STEP}) next`,
    values: [workspaceId, since],
  });
  const [{ before }] = nextSchema.parse(next.rows);
  await tx.query({
    text: "update app.fact_fold set made_before = $2 where workspace_id = $1",
    values: [workspaceId, before],
  });
  if (before === null) return false;
  await tx.query({
    text: `select app.fold_facts('{}', array_agg(fact)) from app.answer_fact fact
            where workspace_id = $1 and asked_at >= $2 and asked_at < $3 and code_version > 0`,
    values: [workspaceId, since, before],
  });
  return true;
}
