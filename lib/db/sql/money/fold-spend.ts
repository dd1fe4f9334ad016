import "server-only";
import { z } from "zod";
import type { Pool } from "pg";
import type { Queryable } from "@/lib/db/columns";
import { inTransaction } from "@/lib/db/transaction";
import { startsOf } from "@/lib/db/query/day-bounds";
import { addDays, dayAt, listDays } from "@/lib/domain/time/day-span";

// The ledger's charges and corrections summed by day: `spend_sum` and, by run, `spend_run_sum`. Whoever writes the ledger
// waits for none of this: a trigger queues each entry in the entry's own commit, and one statement takes entries out of
// the queue and into the sums. So whoever looks finds each entry in exactly one of the two, however late it is committed.

/** Days of the ledger that one step sums. */
const STEP_DAYS = 31;

/** Tasks whose end nothing changes any more: whether they were answered, and by which model, is summed with the rest. */
const HAS_ENDED = `(task.id is null or task.state in ('answered', 'failed', 'cancelled'))`;

/** Workspaces whose sums lack something. */
export async function listUnfolded(db: Queryable): Promise<string[]> {
  const { rows } = await db.query({
    text: `select workspace.id
             from app.workspace left join app.spend_fold fold on fold.workspace_id = workspace.id
            where fold.zone is distinct from workspace.time_zone or fold.made_before is not null
               or exists (select from app.spend_unfolded queued where queued.workspace_id = workspace.id)
            order by workspace.id`,
    values: [],
  });
  return z
    .object({ id: z.uuid() })
    .array()
    .parse(rows)
    .map(({ id }) => id);
}

const stateSchema = z.object({
  wanted: z.string(),
  zone: z.string().nullable(),
  madeBefore: z.date().nullable(),
});

/** Sums all that a workspace's sums lack, step by step, each in a transaction of its own. */
export async function foldWorkspace(pool: Pool, workspaceId: string): Promise<void> {
  let isMore = true;
  while (isMore) isMore = await inTransaction(pool, (tx) => foldStep(tx, workspaceId));
}

/**
 * Sums a part of what a workspace's sums lack, and says whether that was a whole part, so that there may be more. Of
 * several that fold one workspace at once, one does; the others are done. In a transaction.
 */
export async function foldStep(tx: Queryable, workspaceId: string): Promise<boolean> {
  const lock = await tx.query({
    text: "select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as mine",
    values: [`spend of ${workspaceId} is summed`],
  });
  if (!z.tuple([z.object({ mine: z.boolean() })]).parse(lock.rows)[0].mine) return false;
  const found = await tx.query({
    text: `select workspace.time_zone as wanted, fold.zone, fold.made_before as "madeBefore"
             from app.workspace left join app.spend_fold fold on fold.workspace_id = workspace.id
            where workspace.id = $1`,
    values: [workspaceId],
  });
  const state = stateSchema.array().parse(found.rows)[0];
  if (!state) return false;
  const { wanted: zone } = state;
  if (state.zone !== zone) {
    for (const sums of ["spend_sum", "spend_run_sum"])
      await tx.query({ text: `delete from app.${sums} where workspace_id = $1`, values: [workspaceId] });
    return foldLedger(tx, { workspaceId, zone, from: new Date(0) });
  }
  return state.madeBefore === null
    ? foldQueue(tx, { workspaceId, zone })
    : foldLedger(tx, { workspaceId, zone, from: state.madeBefore });
}

/** Sums the next days of the whole ledger; the last step says that the sums may be read. */
async function foldLedger(
  tx: Queryable,
  { workspaceId, zone, from }: { workspaceId: string; zone: string; from: Date },
): Promise<boolean> {
  const next = await readFirst(tx, {
    text: `select min(at) as first, max(at) as last from app.spend_entry where workspace_id = $1 and at >= $2`,
    values: [workspaceId, from],
  });
  const starts = next && daysFrom(next.first, next.last, zone);
  if (starts)
    await addToSums(tx, {
      workspaceId,
      starts,
      taken: `
        summed as (
          select entry.* from app.spend_entry entry left join app.task on task.id = entry.task_id
           where entry.workspace_id = $1 and entry.kind in ('charge', 'correction') and ${HAS_ENDED}
             and entry.at >= ($2::timestamptz[])[1] and entry.at < $3
        ), taken as (
          delete from app.spend_unfolded queued using summed where queued.entry_id = summed.id
        ), left_over as (
          insert into app.spend_unfolded (entry_id, workspace_id)
          select entry.id, entry.workspace_id from app.spend_entry entry join app.task on task.id = entry.task_id
           where entry.workspace_id = $1 and entry.kind in ('charge', 'correction') and not ${HAS_ENDED}
             and entry.at >= ($2::timestamptz[])[1] and entry.at < $3
          on conflict do nothing
        )`,
    });
  await tx.query({
    text: `insert into app.spend_fold (workspace_id, zone, made_before) values ($1, $2, $3)
           on conflict (workspace_id) do update set zone = excluded.zone, made_before = excluded.made_before`,
    values: [workspaceId, zone, starts?.before ?? null],
  });
  return true;
}

/** Sums what was entered since. */
async function foldQueue(
  tx: Queryable,
  { workspaceId, zone }: { workspaceId: string; zone: string },
): Promise<boolean> {
  const next = await readFirst(tx, {
    text: `select min(entry.at) as first, max(entry.at) as last
             from app.spend_unfolded queued join app.spend_entry entry on entry.id = queued.entry_id
             left join app.task on task.id = entry.task_id
            where queued.workspace_id = $1 and ${HAS_ENDED}`,
    values: [workspaceId],
  });
  if (!next) return false;
  await addToSums(tx, {
    workspaceId,
    starts: daysFrom(next.first, next.last, zone),
    taken: `
      summed as (
        delete from app.spend_unfolded queued
         using app.spend_entry entry left join app.task on task.id = entry.task_id
         where queued.workspace_id = $1 and entry.id = queued.entry_id and ${HAS_ENDED}
           and entry.at >= ($2::timestamptz[])[1] and entry.at < $3
        returning entry.*
      )`,
  });
  return true;
}

interface DayStarts {
  /** The first moment of each day, in order. */
  firsts: Date[];
  /** The first moment of the day after the last. */
  before: Date;
}

/** The days of a zone from a moment's on, up to another's, as many as one step sums. */
function daysFrom(first: Date, last: Date, zone: string): DayStarts {
  const from = dayAt(first, zone);
  const [end, most] = [dayAt(last, zone), addDays(from, STEP_DAYS - 1)];
  const to = end < most ? end : most;
  const starts = startsOf(listDays(from, addDays(to, 1)), zone);
  const before = starts.at(-1) ?? last;
  return { firsts: starts.slice(0, -1), before };
}

const firstSchema = z.tuple([z.object({ first: z.date().nullable(), last: z.date().nullable() })]);

async function readFirst(
  tx: Queryable,
  statement: { text: string; values: unknown[] },
): Promise<{ first: Date; last: Date } | null> {
  const [{ first, last }] = firstSchema.parse((await tx.query(statement)).rows);
  return first && last && { first, last };
}

const SUMMED = [
  "amount",
  "model_charge",
  "calls",
  "unpriced",
  "input_tokens",
  "output_tokens",
  "reasoning_tokens",
];

/** Adds rows of one kind for what was summed; to those that are there already, if any. */
const addTo = (table: string, keys: readonly string[]): string => `
  insert into app.${table} (workspace_id, ${[...keys, ...SUMMED].join(", ")})
  select $1, ${keys.join(", ")}, sum(amount), sum(coalesce(model_charge, 0)), count(*) filter (where kind = 'charge'),
         count(*) filter (where kind = 'charge' and model_charge is null), coalesce(sum(input_tokens), 0),
         coalesce(sum(output_tokens), 0), coalesce(sum(reasoning_tokens), 0)
    from dated group by ${keys.join(", ")}
  on conflict (workspace_id, ${keys.join(", ")})
  do update set ${SUMMED.map((column) => `${column} = ${table}.${column} + excluded.${column}`).join(", ")}`;

const OF_ALL = ["member_id", "schedule_id", "set_id", "label", "connection_id"];

/** Adds the entries that `summed` takes to the sums of their days. One statement: all of it sees the same moment. */
async function addToSums(
  tx: Queryable,
  { workspaceId, starts, taken }: { workspaceId: string; starts: DayStarts; taken: string },
): Promise<void> {
  await tx.query({
    text: `
      with ${taken}, dated as (
        select ($2::timestamptz[])[width_bucket(summed.at, $2::timestamptz[])] as at, summed.kind, summed.run_id,
               summed.engine, summed.model, answer.model_answered, ${OF_ALL.map((key) => `summed.${key}`).join(", ")},
               case when task.id is not null then task.state = 'answered' end as is_answered, summed.amount,
               summed.model_charge, summed.input_tokens, summed.output_tokens, summed.reasoning_tokens
          from summed left join app.task on task.id = summed.task_id left join app.answer on answer.task_id = task.id
      ), by_day as (${addTo("spend_sum", ["at", "engine", "model", "model_answered", ...OF_ALL, "is_answered"])})
      ${addTo("spend_run_sum", ["at", "run_id", ...OF_ALL])}`,
    values: [workspaceId, starts.firsts, starts.before],
  });
}
