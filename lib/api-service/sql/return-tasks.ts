import type { Queryable } from "./columns";

const TEXT = `
update api.task
set state = 'queued', lease_owner = null, lease_until = null, started_at = null, upstream = null, asked_at = null
where id = any ($2::text[]) and state = 'running' and lease_owner = $1`;

/** Puts claimed tasks that were not asked, or turned away unbilled, back into the queue. */
export async function returnTasks(db: Queryable, owner: string, ids: readonly string[]): Promise<void> {
  await db.query({ text: TEXT, values: [owner, ids] });
}
