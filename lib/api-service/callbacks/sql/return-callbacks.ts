import type { Queryable } from "@/lib/db/columns";

/** A callback under way, and the claim it is under way by. */
export interface HeldCallback {
  taskId: string;
  kind: "postback" | "pingback";
  lease: string;
}

const LAPSED = `
update api.callback set state = 'pending', lease_owner = null, lease_until = null
where state = 'sending' and lease_until < now()
returning task_id`;

/** Ends the leases of senders that died: what they had under way is sent again. Returns how many. */
export async function lapseCallbacks(db: Queryable): Promise<number> {
  const { rows } = await db.query({ text: LAPSED, values: [] });
  return rows.length;
}

// Whoever has room hears of it, and need not wait for a lease.
const RETURN = `
with returned as (
  update api.callback c set state = 'pending', lease_owner = null, lease_until = null
  from unnest($1::uuid[], $2::text[], $3::text[]) as held (lease, task_id, kind)
  where c.task_id = held.task_id and c.kind = held.kind::api.callback_kind and c.state = 'sending'
    and c.lease_owner = held.lease
  returning c.task_id
)
select pg_notify('sightline_api_callback', '') from returned limit 1`;

/** Puts back callbacks that were under way when their sender stopped. */
export async function returnCallbacks(db: Queryable, held: readonly HeldCallback[]): Promise<void> {
  await db.query({
    text: RETURN,
    values: [held.map(({ lease }) => lease), held.map(({ taskId }) => taskId), held.map(({ kind }) => kind)],
  });
}
