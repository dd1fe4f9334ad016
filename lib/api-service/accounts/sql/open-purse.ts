import type { Queryable } from "@/lib/db/columns";

const LOCK = "lock table api.ledger_entry in share row exclusive mode";

const OPEN = `
insert into api.purse (account_id, balance, day, day_cost)
select $1::uuid, null, day, coalesce((
  select sum(base + advance + model_charge) from api.ledger_entry
  where account_id = $1::uuid and (at at time zone 'UTC')::date = day
), 0)
from (values ((now() at time zone 'UTC')::date)) as today (day)
on conflict do nothing`;

const BEGIN_BALANCE = `
update api.purse
set balance = (
  select coalesce(sum(deposit - base - advance - model_charge), 0) from api.ledger_entry where account_id = $1
)
where account_id = $1 and balance is null`;

const FORGIVE = `
insert into api.ledger_entry (task_id, kind, account_id, deposit, at)
select gen_random_uuid()::text, 'deposited', account_id, -balance, $2 from api.purse
where account_id = $1 and balance < 0`;

/**
 * Gives an account a purse that says what its ledger sums to. Inside a transaction: nobody writes ledger entries while
 * it is worked out, which is why it is only done once an account.
 */
export async function openPurse(db: Queryable, accountId: string): Promise<void> {
  await db.query({ text: LOCK, values: [] });
  await db.query({ text: OPEN, values: [accountId] });
}

/** Starts the balance of an account that has a purse: at nothing, what it has used so far being on the house. */
export async function beginBalance(db: Queryable, accountId: string, at: Date): Promise<void> {
  await db.query({ text: LOCK, values: [] });
  await db.query({ text: BEGIN_BALANCE, values: [accountId] });
  await db.query({ text: FORGIVE, values: [accountId, at] });
}
