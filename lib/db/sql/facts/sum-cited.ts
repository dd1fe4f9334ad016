import "server-only";
import type { Pool } from "pg";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";
import { inTransaction } from "@/lib/db/transaction";
import { addDays } from "@/lib/domain/time/day-span";
import { lastOf, stepOf } from "@/lib/domain/time/whole-steps";

// What is cited, summed by day, week and month (prisma/sql/cited_sums.sql). Triggers say which days changed; days that are
// over are summed here, some in a commit. A day that changes is read from its answers until then.

const TODAY = "(select (now() at time zone zone)::date from app.fact_fold where workspace_id = $1)";

/** Workspaces with days that are over and not summed. */
export async function listUnsummedCited(db: Queryable): Promise<string[]> {
  const { rows } = await db.query({
    text: `select distinct workspace_id as id
             from app.cited_unsummed join app.fact_fold fold using (workspace_id)
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
export async function sumCited(pool: Pool, workspaceId: string, signal: AbortSignal): Promise<void> {
  for (let from: string | null = "-infinity"; from !== null && !signal.aborted;) {
    const since: string = from;
    from = await inTransaction(pool, (tx) => sumCitedDays(tx, workspaceId, since));
  }
}

/**
 * Sums the next days from one on that nobody is writing to at the moment; the others wait for the next time. Gives the day
 * to go on from, null where there is none. One at a time: a second worker leaves the workspace to the first.
 */
async function sumCitedDays(tx: Queryable, workspaceId: string, from: string): Promise<string | null> {
  const held = await tx.query({
    text: `select zone from app.fact_fold
            where workspace_id = $1 and pg_try_advisory_xact_lock(hashtextextended('cited_sum' || $1::text, 0)) for share`,
    values: [workspaceId],
  });
  const [fold] = z.object({ zone: z.string() }).array().parse(held.rows);
  if (!fold) return null;
  const next = await tx.query({
    text: `select min(day)::text as day from app.cited_unsummed
            where workspace_id = $1 and day >= $2 and day < ${TODAY}`,
    values: [workspaceId, from],
  });
  const [{ day: first }] = z.tuple([z.object({ day: z.string().nullable() })]).parse(next.rows);
  if (first === null) return null;
  const last = addDays(first, DAYS - 1);
  const taken = await tx.query({
    text: `select day::text from app.cited_unsummed
            where workspace_id = $1 and day between $2 and $3 and day < ${TODAY} order by day for update skip locked`,
    values: [workspaceId, first, last],
  });
  const days = daysSchema.parse(taken.rows).map(({ day }) => day);
  if (days.length > 0) await sumDays(tx, { workspaceId, zone: fold.zone, days });
  return addDays(last, 1);
}

async function sumDays(
  tx: Queryable,
  { workspaceId, zone, days }: { workspaceId: string; zone: string; days: readonly string[] },
): Promise<void> {
  const forget = (step: "day" | "week" | "month", firsts: readonly string[]) =>
    tx.query({
      text: "delete from app.cited_sum where workspace_id = $1 and step = $2::app.fact_step and day = any($3::date[])",
      values: [workspaceId, step, firsts],
    });
  await forget("day", days);
  await tx.query({
    text: "select app.sum_cited_days($1, $2::date[], $3)",
    values: [workspaceId, days, zone],
  });
  await tx.query({
    text: "delete from app.cited_unsummed where workspace_id = $1 and day = any($2::date[])",
    values: [workspaceId, days],
  });
  for (const step of ["week", "month"] as const)
    for (const first of new Set(days.map((day) => stepOf(day, step)))) {
      await forget(step, [first]);
      // Of a step with a day that is not summed nothing is read.
      await tx.query({
        text: `select app.sum_cited_step($1, $2::app.fact_step, $3::date, $4::date)
                where not exists (select from app.cited_unsummed where workspace_id = $1 and day between $3 and $4)`,
        values: [workspaceId, step, first, lastOf(first, step)],
      });
    }
}

/** Begins anew, by the days of the zone that the fold has now. */
export async function unsumAllCited(tx: Queryable, workspaceId: string): Promise<void> {
  for (const table of ["cited_sum", "cited_unsummed"])
    await tx.query({ text: `delete from app.${table} where workspace_id = $1`, values: [workspaceId] });
  await tx.query({
    text: `insert into app.cited_unsummed (workspace_id, day)
           select distinct workspace_id, (asked_at at time zone zone)::date
             from app.answer_fact join app.fact_fold using (workspace_id) where workspace_id = $1`,
    values: [workspaceId],
  });
}
