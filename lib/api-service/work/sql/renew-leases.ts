import type { Queryable } from "@/lib/db/columns";

// Named one by one: a task that was claimed for an executor which never heard of it must lapse. What is being finished
// at this moment is passed over, and needs no more time.
const TEXT = `
update api.task t set lease_until = now() + $3 * interval '1 ms'
from (
  select id from api.task where id = any ($2::text[]) and state = 'running' and lease_owner = $1
  for update skip locked
) mine
where t.id = mine.id`;

/** Says that an executor lives and works on these tasks: their leases run until a later time. */
export async function renewLeases(
  db: Queryable,
  owner: string,
  ids: readonly string[],
  leaseMs: number,
): Promise<void> {
  await db.query({ name: "api-renew-leases", text: TEXT, values: [owner, ids, leaseMs] });
}
