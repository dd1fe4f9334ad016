import type { Queryable } from "./columns";

const TEXT = "update api.task set lease_until = $2 where lease_owner = $1 and state = 'running'";

/** Says that an executor lives: all its leases run until a later time. */
export async function renewLeases(db: Queryable, owner: string, until: Date): Promise<void> {
  await db.query({ name: "api-renew-leases", text: TEXT, values: [owner, until] });
}
