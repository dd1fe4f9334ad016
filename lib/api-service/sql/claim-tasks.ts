import { z } from "zod";
import type { Engine } from "@/lib/domain/engine";
import { engineSchema } from "@/lib/domain/engine-schema";
import type { Queryable } from "./columns";

interface Claim {
  /** The executor that takes the lease. */
  owner: string;
  at: Date;
  leaseUntil: Date;
  limit: number;
  /** What stands behind each engine now; kept with the task, since a lapsed lease is judged by it. */
  upstreams: ReadonlyMap<Engine, string>;
}

// Each account with work gets an equal share of the batch, so that one account's flood does not hold up the others;
// the accounts come in random order, so that none is always the one the limit cuts.
const TEXT = `
with active as materialized (
  select a.id from api.account a
  where exists (select from api.task t where t.account_id = a.id and t.state = 'queued')
  order by random() limit $4::int
), share as (
  select ceil($4::int / greatest(count(*), 1)::numeric)::int as size from active
), picked as (
  select mine.id
  from active
  cross join lateral (
    select t.id from api.task t
    where t.account_id = active.id and t.state = 'queued'
    order by t.posted_at, t.id
    limit (select size from share)
    for update skip locked
  ) mine
  limit $4::int
)
update api.task t
set state = 'running', lease_owner = $1, started_at = $2, lease_until = $3, upstream = behind.kind
from picked, unnest($5::text[], $6::text[]) as behind (engine, kind)
where t.id = picked.id and behind.engine = t.engine
returning t.id, t.engine, t.posted, t.model`;

const row = z.object({ id: z.string(), engine: engineSchema, posted: z.string(), model: z.string() });

export type ClaimedTask = z.infer<typeof row>;

/** Takes up to `limit` queued tasks for an executor. No two executors ever get the same one while a lease lasts. */
export async function claimTasks(db: Queryable, claim: Claim): Promise<ClaimedTask[]> {
  const { rows } = await db.query({
    name: "api-claim-tasks",
    text: TEXT,
    values: [
      claim.owner,
      claim.at,
      claim.leaseUntil,
      claim.limit,
      [...claim.upstreams.keys()],
      [...claim.upstreams.values()],
    ],
  });
  return z.array(row).parse(rows);
}
