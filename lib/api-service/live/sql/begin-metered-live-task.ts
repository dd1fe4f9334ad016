import { z } from "zod";
import { toDollars, type Nano } from "@/lib/domain/amounts/money";
import type { Queryable } from "@/lib/db/columns";
import { COLUMNS, SELECTED, type Lease, type LiveTask } from "./begin-live-tasks";

export interface MeteredLiveTask extends LiveTask {
  /** What is held of the account's money until the call has ended. */
  hold: Nano;
  /** Dollars a UTC day; null where only the balance holds. */
  costPerDay: Nano | null;
}

// The purse is locked first, so that calls of one account decide one after the other and none spends what another has.
const BEGIN_METERED = `
with purse as (
  select balance, case when day >= (now() at time zone 'UTC')::date then day_cost else 0 end as day_cost
  from api.purse where account_id = $4::uuid
  for update
), verdict as (
  select case when balance < 0 then 40200
              when balance = 0 or balance < $12::numeric then 40210
              when day_cost >= $13::numeric or day_cost + $12::numeric > $13::numeric then 40203 end as code
  from purse
), begun as (
  insert into api.task (${COLUMNS})
  select ${SELECTED}, $12::numeric
  from (values ($3::text, $4::uuid, $5::text, $6::text, $7::text, $8::text, $9::text, $10::boolean, $11::timestamptz))
    as t (id, account_id, engine, posted, model, tag, upstream, may_bill, at)
  where not exists (select from verdict where code is not null)
  returning id
), held as (
  insert into api.ledger_entry (task_id, kind, account_id, advance, at)
  select id, 'held', $4::uuid, $12::numeric, $11::timestamptz from begun where $12::numeric <> 0
)
select code from verdict`;

const row = z.object({ code: z.number().nullable() });

/**
 * Writes the row of a live call and holds its estimate, before it is asked: one commit. Resolves to the code of what
 * keeps the account from it (40200, 40210, 40203), with nothing written; null when it may be asked.
 */
export async function beginMeteredLiveTask(
  db: Queryable,
  { owner, leaseMs }: Lease,
  { hold, costPerDay, ...task }: MeteredLiveTask,
): Promise<number | null> {
  const { rows } = await db.query({
    name: "api-begin-metered-live-task",
    text: BEGIN_METERED,
    values: [
      owner,
      leaseMs,
      task.id,
      task.accountId,
      task.engine,
      task.posted,
      task.model,
      task.tag,
      task.upstream,
      task.mayBill,
      task.at,
      toDollars(hold),
      costPerDay === null ? null : toDollars(costPerDay),
    ],
  });
  // An account whose purse went meanwhile has nothing to be kept to.
  return row.nullable().parse(rows[0] ?? null)?.code ?? null;
}
