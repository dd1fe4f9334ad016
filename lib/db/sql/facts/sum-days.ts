import "server-only";
import type { Pool } from "pg";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";
import { inTransaction } from "@/lib/db/transaction";
import { addDays } from "@/lib/domain/time/day-span";
import { lastOf, stepOf } from "@/lib/domain/time/whole-steps";

// Sums of days, weeks and months that are made of days that are over, some in a commit. Triggers say which days changed;
// what a day comes to is read from its answers until it is summed again.

/** What has the steps of one kind of sums, and where days that changed are said. */
export type SumTables =
  | { table: "cited_sum"; unsummed: "cited_unsummed" }
  | { table: "measured_step"; unsummed: "measured_unsummed" };

export interface Days {
  workspaceId: string;
  zone: string;
  days: readonly string[];
}

/** One kind of sums. */
export type DaySums = SumTables & {
  /** Of some days those that can be summed; the others wait. */
  ready: (tx: Queryable, asked: Days) => Promise<readonly string[]>;
  /** Sums days of which nothing is summed. */
  sum: (tx: Queryable, asked: Days) => Promise<void>;
  /** The function that adds up a week or a month of summed days. */
  addUp: "app.sum_cited_step" | "app.sum_measured_step";
};

const TODAY = "(select (now() at time zone zone)::date from app.fact_fold where workspace_id = $1)";

/** Workspaces with days that are over and not summed. */
export async function listUnsummed(db: Queryable, { unsummed }: SumTables): Promise<string[]> {
  const { rows } = await db.query({
    text: `select distinct workspace_id as id
             from app.${unsummed} join app.fact_fold fold using (workspace_id)
             join app.workspace on workspace.id = workspace_id and workspace.purging_at is null
            where day < (now() at time zone fold.zone)::date order by 1`,
    values: [],
  });
  return z
    .object({ id: z.uuid() })
    .array()
    .parse(rows)
    .map(({ id }) => id);
}

const daysSchema = z.object({ day: z.string() }).array();

/** Days side by side that one commit sums: what writes to one of them waits for it, and a statement has its time. */
const DAYS = 7;

/** Sums the days of a workspace that are over, the first first, until all are or the signal says so. */
export async function sumDays(
  pool: Pool,
  workspaceId: string,
  sums: DaySums,
  signal: AbortSignal,
): Promise<void> {
  for (let from: string | null = "-infinity"; from !== null && !signal.aborted;) {
    const since: string = from;
    from = await inTransaction(pool, (tx) => sumSomeDays(tx, workspaceId, sums, since));
  }
}

/**
 * Sums the next days from one on that nobody is writing to at the moment; the others wait for the next time. Gives the day
 * to go on from, null where there is none. One at a time: a second worker leaves the workspace to the first.
 */
async function sumSomeDays(
  tx: Queryable,
  workspaceId: string,
  sums: DaySums,
  from: string,
): Promise<string | null> {
  const { table, unsummed } = sums;
  const held = await tx.query({
    text: `select zone from app.fact_fold
            where workspace_id = $1 and pg_try_advisory_xact_lock(hashtextextended('${table}' || $1::text, 0)) for share`,
    values: [workspaceId],
  });
  const [fold] = z.object({ zone: z.string() }).array().parse(held.rows);
  if (!fold) return null;
  const next = await tx.query({
    text: `select min(day)::text as day from app.${unsummed}
            where workspace_id = $1 and day >= $2 and day < ${TODAY}`,
    values: [workspaceId, from],
  });
  const [{ day: first }] = z.tuple([z.object({ day: z.string().nullable() })]).parse(next.rows);
  if (first === null) return null;
  const last = addDays(first, DAYS - 1);
  const taken = await tx.query({
    text: `select day::text from app.${unsummed}
            where workspace_id = $1 and day between $2 and $3 and day < ${TODAY} order by day for update skip locked`,
    values: [workspaceId, first, last],
  });
  const changed = daysSchema.parse(taken.rows).map(({ day }) => day);
  const days = await sums.ready(tx, { workspaceId, zone: fold.zone, days: changed });
  if (days.length > 0) await sumThese(tx, sums, { workspaceId, zone: fold.zone, days });
  return addDays(last, 1);
}

async function sumThese(
  tx: Queryable,
  { table, unsummed, sum, addUp }: DaySums,
  { workspaceId, zone, days }: Days,
): Promise<void> {
  const forget = (step: "day" | "week" | "month", firsts: readonly string[]) =>
    tx.query({
      text: `delete from app.${table} where workspace_id = $1 and step = $2::app.fact_step and day = any($3::date[])`,
      values: [workspaceId, step, firsts],
    });
  await forget("day", days);
  await sum(tx, { workspaceId, zone, days });
  await tx.query({
    text: `delete from app.${unsummed} where workspace_id = $1 and day = any($2::date[])`,
    values: [workspaceId, days],
  });
  for (const step of ["week", "month"] as const)
    for (const first of new Set(days.map((day) => stepOf(day, step)))) {
      const span = [workspaceId, first, lastOf(first, step)];
      const waiting = await tx.query({
        text: `select from app.${unsummed} where workspace_id = $1 and day between $2 and $3 limit 1`,
        values: span,
      });
      // Nothing is read of a step with a day that is not summed, but by who looked just before that day changed: for them
      // it stays as it was.
      if (waiting.rows.length > 0) continue;
      await forget(step, [first]);
      await tx.query({
        text: `select ${addUp}($1, $4::app.fact_step, $2::date, $3::date)`,
        values: [...span, step],
      });
    }
}

/** Begins anew, by the days of the zone that the fold has now. */
export async function unsumAll(
  tx: Queryable,
  workspaceId: string,
  { table, unsummed }: SumTables,
): Promise<void> {
  for (const one of [table, unsummed])
    await tx.query({ text: `delete from app.${one} where workspace_id = $1`, values: [workspaceId] });
  await tx.query({
    text: `insert into app.${unsummed} (workspace_id, day)
           select distinct workspace_id, (asked_at at time zone zone)::date
             from app.answer_fact join app.fact_fold using (workspace_id) where workspace_id = $1`,
    values: [workspaceId],
  });
}
