import type { Queryable } from "./columns";

const LAPSED = `
update api.callback set state = 'pending', lease_owner = null, lease_until = null
where state = 'sending' and lease_until < $1
returning task_id`;

/** Ends the leases of senders that died: what they had under way is sent again. Returns how many. */
export async function lapseCallbacks(db: Queryable, at: Date): Promise<number> {
  const { rows } = await db.query({ text: LAPSED, values: [at] });
  return rows.length;
}

const STOPPED = `
update api.callback set state = 'pending', lease_owner = null, lease_until = null
where state = 'sending' and lease_owner = $1`;

/** Puts back what a sender that stops had under way. */
export async function returnCallbacks(db: Queryable, owner: string): Promise<void> {
  await db.query({ text: STOPPED, values: [owner] });
}
