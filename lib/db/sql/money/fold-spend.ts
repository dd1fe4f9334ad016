import "server-only";
import { z } from "zod";
import type { Pool } from "pg";
import type { Queryable } from "@/lib/db/columns";
import { inTransaction } from "@/lib/db/transaction";
import { keptText } from "@/lib/db/query/kept";
import { startsOf } from "@/lib/db/query/day-bounds";
import { addDays, dayAt, listDays } from "@/lib/domain/time/day-span";

// The ledger summed by day: charges and corrections in `spend_sum`, by engine and model alone in `spend_model_sum`, and by
// run in `spend_run_sum`; what was held in `spend_held_sum`; and the sources that charged answers cite in `spend_source_sum`. Whoever writes waits for none of this:
// triggers queue each entry, and each citation that comes or goes, in its own commit, and one statement takes them out of
// the queue and into the sums. So whoever looks finds each in exactly one of the two, however late it is committed.

/** Days of the ledger that one step sums. */
const STEP_DAYS = 31;

/** All sums of a workspace. */
const SUMS = ["spend_sum", "spend_model_sum", "spend_run_sum", "spend_held_sum", "spend_source_sum"];

const IS_SPENT = `entry.kind in ('charge', 'correction')`;

/** Tasks whose end nothing changes any more: whether they were answered, and by which model, is summed with the rest. */
const HAS_ENDED = `(task.id is null or task.state in ('answered', 'failed', 'cancelled'))`;

const CAN_BE_SUMMED = `(not ${IS_SPENT} or ${HAS_ENDED})`;

/** Workspaces whose sums lack something. */
export async function listUnfolded(db: Queryable): Promise<string[]> {
  const { rows } = await db.query({
    text: `select workspace.id
             from app.workspace left join app.spend_fold fold on fold.workspace_id = workspace.id
            where workspace.purging_at is null
              and (fold.zone is distinct from workspace.time_zone or fold.made_before is not null
                   or exists (select from app.spend_unfolded queued where queued.workspace_id = workspace.id)
                   or exists (select from app.spend_source_unfolded queued where queued.workspace_id = workspace.id))
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
    for (const sums of SUMS)
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
           where entry.workspace_id = $1 and ${CAN_BE_SUMMED}
             and entry.at >= ($2::timestamptz[])[1] and entry.at < $3
        ), taken as (
          delete from app.spend_unfolded queued using summed where queued.entry_id = summed.id
        ), left_over as (
          insert into app.spend_unfolded (entry_id, workspace_id)
          select entry.id, entry.workspace_id from app.spend_entry entry left join app.task on task.id = entry.task_id
           where entry.workspace_id = $1 and not ${CAN_BE_SUMMED}
             and entry.at >= ($2::timestamptz[])[1] and entry.at < $3
          on conflict do nothing
        ), cited as (
          select entry.at, citation.source_url, count(*) as cited
            from app.spend_entry entry join app.citation on citation.task_id = entry.task_id
           where entry.workspace_id = $1 and entry.kind = 'charge'
             and entry.at >= ($2::timestamptz[])[1] and entry.at < $3
             and ${keptText("task", "entry.task_id")}
           group by 1, 2
        ), cited_taken as (
          delete from app.spend_source_unfolded queued
           where queued.workspace_id = $1 and queued.at >= ($2::timestamptz[])[1] and queued.at < $3
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
    text: `select min(at) as first, max(at) as last from (
             select entry.at from app.spend_unfolded queued join app.spend_entry entry on entry.id = queued.entry_id
               left join app.task on task.id = entry.task_id
              where queued.workspace_id = $1 and ${CAN_BE_SUMMED}
             union all
             select at from app.spend_source_unfolded where workspace_id = $1) queued`,
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
         where queued.workspace_id = $1 and entry.id = queued.entry_id and ${CAN_BE_SUMMED}
           and entry.at >= ($2::timestamptz[])[1] and entry.at < $3
        returning entry.*
      ), cited as (
        delete from app.spend_source_unfolded queued
         where queued.workspace_id = $1 and queued.at >= ($2::timestamptz[])[1] and queued.at < $3
        returning queued.at, queued.source_url, queued.cited
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

/** The first moment of the day that a row's is of. */
const dayOf = (row: string): string => `($2::timestamptz[])[width_bucket(${row}.at, $2::timestamptz[])]`;

/**
 * Adds the entries that `summed` takes, and the citations that `cited` does, to the sums of their days. One statement:
 * all of it sees the same moment. A source that is cited no longer is not kept.
 */
async function addToSums(
  tx: Queryable,
  { workspaceId, starts, taken }: { workspaceId: string; starts: DayStarts; taken: string },
): Promise<void> {
  await tx.query({
    text: `
      with ${taken}, dated as (
        select ${dayOf("entry")} as at, entry.kind, entry.run_id, entry.engine, entry.model,
               coalesce(answer.model_answered, deleted.model_answered) as model_answered,
               ${OF_ALL.map((key) => `entry.${key}`).join(", ")},
               coalesce(task.state = 'answered', deleted.is_answered) as is_answered, entry.amount,
               entry.model_charge, entry.input_tokens, entry.output_tokens, entry.reasoning_tokens
          from summed entry left join app.task on task.id = entry.task_id
          left join app.answer on answer.task_id = entry.task_id
          left join app.spend_deleted_task deleted on deleted.task_id = entry.task_id
         where ${IS_SPENT}
      ), by_day as (${addTo("spend_sum", ["at", "engine", "model", "model_answered", ...OF_ALL, "is_answered"])}
      ), by_model as (${addTo("spend_model_sum", ["at", "engine", "model", "is_answered"])}
      ), by_run as (${addTo("spend_run_sum", ["at", "run_id", ...OF_ALL])}
      ), held as (
        insert into app.spend_held_sum (workspace_id, at, amount)
        select $1, ${dayOf("entry")}, sum(entry.amount) from summed entry where not ${IS_SPENT} group by 2
        on conflict (workspace_id, at) do update set amount = spend_held_sum.amount + excluded.amount
      )
      insert into app.spend_source_sum (workspace_id, at, source_url, cited)
      select $1, ${dayOf("cited")}, cited.source_url, sum(cited.cited) from cited group by 2, 3
      on conflict (workspace_id, at, source_url) do update set cited = spend_source_sum.cited + excluded.cited`,
    values: [workspaceId, starts.firsts, starts.before],
  });
  await tx.query({
    text: `delete from app.spend_source_sum where workspace_id = $1 and at >= $2 and at < $3 and cited = 0`,
    values: [workspaceId, starts.firsts[0], starts.before],
  });
}
