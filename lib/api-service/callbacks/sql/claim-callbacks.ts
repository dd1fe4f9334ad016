import { z } from "zod";
import { engineSchema } from "@/lib/domain/engines/engine-schema";
import type { Queryable } from "@/lib/db/columns";

/** Any fixed number. */
const LOCK_KEY = 7_235_019_463;

interface CallbackClaim {
  /** Names this claim; what becomes of it is written under it. */
  lease: string;
  leaseMs: number;
  limit: number;
  /** Callbacks of one account to one host that may be under way at once, whoever sends them. */
  perHost: number;
  /** Callbacks of one account that the sender may have under way at once. */
  perAccount: number;
  /** How many the sender has under way for each account. */
  busy: ReadonlyMap<string, number>;
}

// Skips from host to host of each account along the index of what is pending, so that a host with a million dead
// callbacks costs as much as one with a single callback. Hosts with nothing due are passed over. Accounts take turns
// before their hosts do, those with least under way first, and none gets more hosts than its part of the room holds.
const TEXT = `
with recursive target as (
  (
    select account_id, host, due_at from api.callback where state = 'pending'
    order by account_id, host, due_at limit 1
  )
  union all
  select next.account_id, next.host, next.due_at
  from target
  cross join lateral (
    select c.account_id, c.host, c.due_at from api.callback c
    where c.state = 'pending' and (c.account_id, c.host) > (target.account_id, target.host)
    order by c.account_id, c.host, c.due_at limit 1
  ) next
), turns as materialized (
  select target.account_id, target.host, coalesce(busy.calls, 0) as calls,
         row_number() over (partition by target.account_id order by random()) as turn
  from target
  left join unnest($6::uuid[], $7::int[]) as busy (account_id, calls) using (account_id)
  where target.due_at <= now() and coalesce(busy.calls, 0) < $5::int
), picked as (
  select mine.task_id, mine.kind
  from (
    select * from turns where turn <= greatest(1, ($5::int - calls) / $4::int) order by turn, calls, random()
  ) target
  cross join lateral (
    select c.task_id, c.kind from api.callback c
    where c.account_id = target.account_id and c.host = target.host and c.state = 'pending' and c.due_at <= now()
    order by c.due_at
    limit greatest(0, least($4::int - (
      select count(*) from api.callback busy
      where busy.account_id = target.account_id and busy.host = target.host and busy.state = 'sending'
    ), $5::int - target.calls))
    for update skip locked
  ) mine
  limit $3::int
)
update api.callback c
set state = 'sending', lease_owner = $1, lease_until = now() + $2 * interval '1 ms'
from picked, api.task t, api.account a
where c.task_id = picked.task_id and c.kind = picked.kind and t.id = c.task_id and a.id = c.account_id
returning c.task_id as "taskId", c.kind, c.account_id as "accountId", c.url, c.attempts, t.engine, t.tag`;

const row = z.object({
  taskId: z.string(),
  kind: z.enum(["postback", "pingback"]),
  accountId: z.string(),
  url: z.string(),
  attempts: z.number(),
  engine: engineSchema,
  tag: z.string(),
});

export type ClaimedCallback = z.infer<typeof row>;

/**
 * Takes up to `limit` callbacks that are due. No two senders get the same one while a lease lasts. Inside a transaction:
 * claims take turns, since two at once would each count what is under way without the other's.
 */
export async function claimCallbacks(db: Queryable, claim: CallbackClaim): Promise<ClaimedCallback[]> {
  await db.query({
    name: "api-claim-callbacks-turn",
    text: "select pg_advisory_xact_lock($1)",
    values: [LOCK_KEY],
  });
  const { rows } = await db.query({
    name: "api-claim-callbacks",
    text: TEXT,
    values: [
      claim.lease,
      claim.leaseMs,
      claim.limit,
      claim.perHost,
      claim.perAccount,
      [...claim.busy.keys()],
      [...claim.busy.values()],
    ],
  });
  return z.array(row).parse(rows);
}
