import type { Queryable } from "@/lib/db/columns";

const TEXT = `
with held as (
  select task.id, given.at
  from unnest($1::text[], $2::timestamptz[]) as given (id, at) join api.task on task.id = given.id
  where task.collected_at is null
  order by task.id for update of task
)
update api.task set collected_at = held.at from held where task.id = held.id`;

/**
 * Takes finished tasks off the ready list, with one statement. Rows are locked in the order of their ids, so that two
 * that take some of the same do not wait for each other.
 */
export async function markCollected(
  db: Queryable,
  collected: readonly { id: string; at: Date }[],
): Promise<void> {
  await db.query({
    name: "api-mark-collected",
    text: TEXT,
    values: [collected.map(({ id }) => id), collected.map(({ at }) => at)],
  });
}
