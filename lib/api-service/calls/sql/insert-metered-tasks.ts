import { z } from "zod";
import { toDollars, type Nano } from "@/lib/domain/amounts/money";
import type { Queryable } from "@/lib/db/columns";
import { postingValues, type Posting } from "./insert-tasks";

interface MeteredPosting extends Posting {
  /** Dollars a UTC day; null where only the balance holds. */
  costPerDay: Nano | null;
}

// The purse is locked first, so that calls of one account decide one after the other and none spends what another has.
const TEXT = `
with purse as (
  select balance, case when day >= (now() at time zone 'UTC')::date then day_cost else 0 end as day_cost
  from api.purse where account_id = $1::uuid
  for update
), room as (
  select
    balance < 0 as overdrawn,
    case when balance is null then $13::int when balance <= 0 then 0 when $3::numeric + $4::numeric = 0 then $13::int
         else least($13::int, floor(balance / ($3::numeric + $4::numeric)))::int end as funded,
    case when $12::numeric is null then $13::int when day_cost >= $12::numeric then 0
         when $3::numeric + $4::numeric = 0 then $13::int
         else least($13::int, floor(($12::numeric - day_cost) / ($3::numeric + $4::numeric)))::int end as within_day
  from purse
), posted as (
  insert into api.task (
    account_id, engine, method, state, status_code, status_message, base_cost, advance, posted_at,
    id, posted, model, tag, postback_url, pingback_url
  )
  select $1::uuid, $2, 'standard', 'queued', 20100, 'Task Created.', $3::numeric, $4::numeric, $5::timestamptz,
         t.id, t.posted, t.model, t.tag, t.postback_url, t.pingback_url
  from unnest(string_to_array($6, E'\\n'), string_to_array($7, E'\\n'), $8::text[], $9::text[], $10::text[], $11::text[])
    with ordinality as t (id, posted, model, tag, postback_url, pingback_url, place)
  where t.place <= (select least(funded, within_day) from room)
  returning id
), held as (
  insert into api.ledger_entry (task_id, kind, account_id, base, advance, at)
  select id, 'posted', $1::uuid, $3::numeric, $4::numeric, $5::timestamptz from posted
)
select coalesce(overdrawn, false) as overdrawn, funded, within_day as "withinDay" from room`;

const row = z.object({ overdrawn: z.boolean(), funded: z.number(), withinDay: z.number() });

/** How many tasks of a posting an account could pay for, and how many its daily limit allowed. */
export type Room = z.infer<typeof row>;

/**
 * Stores as many of the tasks, from the first on, as the account's balance and daily limit allow: one statement, one
 * commit. Stores none when the account is overdrawn.
 */
export async function insertMeteredTasks(db: Queryable, posting: MeteredPosting): Promise<Room> {
  const { costPerDay, tasks } = posting;
  const { rows } = await db.query({
    name: "api-insert-metered-tasks",
    text: TEXT,
    values: [...postingValues(posting), costPerDay === null ? null : toDollars(costPerDay), tasks.length],
  });
  return row.parse(rows[0]);
}
