import type { Queryable } from "@/lib/db/columns";
import { TASK_CHANNEL } from "./notify-executors";

const BACK =
  "set state = 'queued', lease_owner = null, lease_until = null, started_at = null, upstream = null, asked_at = null";

// Whoever has room hears of it, and need not wait for a lease.
const TOLD = `select pg_notify('${TASK_CHANNEL}', '') from returned limit 1`;

const RETURN = `
with returned as (
  update api.task ${BACK} where id = any ($2::text[]) and state = 'running' and lease_owner = $1 returning id
)
${TOLD}`;

/** Puts claimed tasks that were not asked, or turned away unbilled, back into the queue. */
export async function returnTasks(db: Queryable, owner: string, ids: readonly string[]): Promise<void> {
  await db.query({ text: RETURN, values: [owner, ids] });
}

const RETURN_UNKNOWN = `
with returned as (
  update api.task ${BACK}
  where state = 'running' and lease_owner = $1 and asked_at is null and not id = any ($2::text[])
  returning id
)
${TOLD}`;

/** Puts back what was claimed for an executor that never heard of it, because the claim's reply was lost. */
export async function returnUnknownTasks(
  db: Queryable,
  owner: string,
  known: readonly string[],
): Promise<void> {
  await db.query({ text: RETURN_UNKNOWN, values: [owner, known] });
}
