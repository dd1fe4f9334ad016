import { z } from "zod";
import type { Engine } from "@/lib/domain/engines/engine";
import { engineSchema } from "@/lib/domain/engines/engine-schema";
import type { Queryable } from "@/lib/db/columns";

/** An engine to take tasks for. */
export interface OpenEngine {
  engine: Engine;
  /** What stands behind it now; kept with the task. */
  upstream: string;
  /** How many tasks to take, at most. */
  room: number;
  /** How many of one account may be under way on it. */
  perAccount: number;
}

interface Claim {
  /** The executor that takes the lease. */
  owner: string;
  leaseMs: number;
  at: Date;
  engines: readonly OpenEngine[];
  /** What the executor has under way already. */
  busy: readonly { engine: Engine; accountId: string; tasks: number }[];
}

// Steps from model to model of each account along the index of what is queued, so that a flood of tasks, or one behind
// a paused model, costs as much as a single task. On each engine the accounts with work take turns, those with least
// under way first and equals by lot; each gets an equal share of the room, and each of its models an equal part of
// that. The shares sum to the room, so nothing is locked that is not taken.
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
  select line.account_id, line.engine, line.model, behind.kind, behind.room,
         coalesce(busy.tasks, 0) as tasks, behind.per_account - coalesce(busy.tasks, 0) as allowance
  from line
  join unnest($4::text[], $5::text[], $6::int[], $7::int[]) as behind (engine, kind, room, per_account) using (engine)
  left join unnest($8::text[], $9::uuid[], $10::int[]) as busy (engine, account_id, tasks) using (engine, account_id)
  where behind.room > 0 and coalesce(busy.tasks, 0) < behind.per_account
    and not exists (
      select from api.pause p where p.engine = line.engine and p.model = line.model and p.until > now()
    )
), turn as materialized (
  select account_id, engine, kind, room, allowance, array_agg(model order by random()) as models,
         count(*) over (partition by engine) as accounts,
         row_number() over (partition by engine order by tasks, random()) as place
  from open
  group by account_id, engine, kind, room, allowance, tasks
), share as materialized (
  select account_id, engine, kind, models,
         least(allowance, room / accounts + case when place <= room % accounts then 1 else 0 end) as size
  from turn
), part as materialized (
  select share.account_id, share.engine, share.kind, one.model,
         share.size / cardinality(models) + case when one.place <= share.size % cardinality(models) then 1 else 0 end
           as size
  from share cross join lateral unnest(models) with ordinality as one (model, place)
  where share.size > 0
), picked as (
  select mine.id, part.kind
  from part
  cross join lateral (
    select t.id from api.task t
    where t.account_id = part.account_id and t.engine = part.engine and t.model = part.model and t.state = 'queued'
    order by t.posted_at, t.id
    limit part.size
    for update skip locked
  ) mine
)
update api.task t
set state = 'running', lease_owner = $1, started_at = $2, lease_until = now() + $3 * interval '1 ms', upstream = picked.kind
from picked
where t.id = picked.id
returning t.id, t.account_id as "accountId", t.engine, t.posted, t.model`;

const row = z.object({
  id: z.string(),
  accountId: z.string(),
  engine: engineSchema,
  posted: z.string(),
  model: z.string(),
});

export type ClaimedTask = z.infer<typeof row>;

/**
 * Takes queued tasks of models that are not paused for an executor, as many as each engine has room for. No two
 * executors ever get the same one while a lease lasts.
 */
export async function claimTasks(db: Queryable, claim: Claim): Promise<ClaimedTask[]> {
  const { engines, busy } = claim;
  const { rows } = await db.query({
    name: "api-claim-tasks",
    text: TEXT,
    values: [
      claim.owner,
      claim.at,
      claim.leaseMs,
      engines.map(({ engine }) => engine),
      engines.map(({ upstream }) => upstream),
      engines.map(({ room }) => room),
      engines.map(({ perAccount }) => perAccount),
      busy.map(({ engine }) => engine),
      busy.map(({ accountId }) => accountId),
      busy.map(({ tasks }) => tasks),
    ],
  });
  return z.array(row).parse(rows);
}
