import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";

const RESULTS = `
with old as (
  select id from api.task where result is not null and done_at < $1
  order by done_at limit $2
  for update skip locked
), pruned as (
  update api.task t set result = null from old where t.id = old.id
  returning t.id
)
select count(*)::int as pruned from pruned`;

const CALLBACKS = `
with old as (
  select task_id, kind from api.callback where state in ('delivered', 'given_up') and due_at < $1
  order by due_at limit $2
  for update skip locked
), pruned as (
  delete from api.callback c using old where c.task_id = old.task_id and c.kind = old.kind
  returning c.task_id
)
select count(*)::int as pruned from pruned`;

const row = z.object({ pruned: z.number() });

async function prune(db: Queryable, text: string, before: Date, limit: number): Promise<number> {
  const { rows } = await db.query({ text, values: [before, limit] });
  return row.parse(rows[0]).pruned;
}

/** Forgets up to `limit` results of tasks done before a time; the tasks themselves stay. Returns how many. */
export const pruneResults = (db: Queryable, before: Date, limit: number): Promise<number> =>
  prune(db, RESULTS, before, limit);

/** Forgets up to `limit` callbacks that ended and were last due before a time. Returns how many. */
export const pruneCallbacks = (db: Queryable, before: Date, limit: number): Promise<number> =>
  prune(db, CALLBACKS, before, limit);
