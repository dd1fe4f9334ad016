import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";

const RESULTS = `
with old as (
  select id from api.task where result is not null and ended_at < now() - $1 * interval '1 ms'
  order by ended_at limit $2
  for update skip locked
), pruned as (
  update api.task t set result = null from old where t.id = old.id
  returning t.id
)
select count(*)::int as pruned from pruned`;

const CALLBACKS = `
with old as (
  select task_id, kind from api.callback where state in ('delivered', 'given_up') and due_at < now() - $1 * interval '1 ms'
  order by due_at limit $2
  for update skip locked
), pruned as (
  delete from api.callback c using old where c.task_id = old.task_id and c.kind = old.kind
  returning c.task_id
)
select count(*)::int as pruned from pruned`;

const row = z.object({ pruned: z.number() });

async function prune(db: Queryable, text: string, keptMs: number, limit: number): Promise<number> {
  const { rows } = await db.query({ text, values: [keptMs, limit] });
  return row.parse(rows[0]).pruned;
}

/** Forgets up to `limit` results of tasks that ended longer ago than that; the tasks themselves stay. Returns how many. */
export const pruneResults = (db: Queryable, keptMs: number, limit: number): Promise<number> =>
  prune(db, RESULTS, keptMs, limit);

/** Forgets up to `limit` callbacks that ended and were last due longer ago than that. Returns how many. */
export const pruneCallbacks = (db: Queryable, keptMs: number, limit: number): Promise<number> =>
  prune(db, CALLBACKS, keptMs, limit);
