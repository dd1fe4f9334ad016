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
  /** What stands behind each engine now; kept with the task. */
  upstreams: ReadonlyMap<Engine, string>;
}

// Steps from model to model of each account along the index of what is queued, so that a flood behind a paused model
// costs as much as one task. Each account with work gets an equal share of the batch, and each of its models an equal
// part of that, so that one's flood does not hold up the others; they come in random order, so that none is always the
// one the limit cuts.
const TEXT = `
with recursive line as (
  (
    select account_id, engine, model from api.task where state = 'queued'
    order by account_id, engine, model limit 1
  )
  union all
  select next.account_id, next.engine, next.model
  from line
  cross join lateral (
    select t.account_id, t.engine, t.model from api.task t
    where t.state = 'queued' and (t.account_id, t.engine, t.model) > (line.account_id, line.engine, line.model)
    order by t.account_id, t.engine, t.model limit 1
  ) next
), open as materialized (
  select line.account_id, line.engine, line.model, behind.kind, count(*) over (partition by line.account_id) as models
  from line
  join unnest($5::text[], $6::text[]) as behind (engine, kind) using (engine)
  where not exists (
    select from api.pause p where p.engine = line.engine and p.model = line.model and p.until > $2
  )
), share as materialized (
  select account_id, engine, model, kind,
         ceil($4::int / (select count(distinct account_id) from open)::numeric / models)::int as size
  from open
  order by random()
), picked as (
  select mine.id, share.kind
  from share
  cross join lateral (
    select t.id from api.task t
    where t.account_id = share.account_id and t.engine = share.engine and t.model = share.model and t.state = 'queued'
    order by t.posted_at, t.id
    limit share.size
    for update skip locked
  ) mine
  limit $4::int
)
update api.task t
set state = 'running', lease_owner = $1, started_at = $2, lease_until = $3, upstream = picked.kind
from picked
where t.id = picked.id
returning t.id, t.engine, t.posted, t.model`;

const row = z.object({ id: z.string(), engine: engineSchema, posted: z.string(), model: z.string() });

export type ClaimedTask = z.infer<typeof row>;

/** Takes up to `limit` queued tasks of models that are not paused for an executor. No two executors ever get the same one while a lease lasts. */
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
