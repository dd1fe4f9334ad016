import { z } from "zod";
import type { AccountState } from "@/lib/domain/engines/api-account";
import { moneyColumn, type Queryable } from "@/lib/db/columns";

export interface AccountFilter {
  state: AccountState;
  /** A part of the name or the login. */
  text: string | null;
  limit: number;
  offset: number;
}

/**
 * Accounts in a filter, the newest first, each with what it did on this UTC day. What it ever spent is summed on its own
 * page only: here the cost must not grow with the ledger.
 */
const PAGE = `
with chosen as (
  select id, number, name, login, workspace_id, created_at, revoked_at
  from api.account
  where ($1 = 'all' or (revoked_at is null) = ($1 = 'active'))
    and ($2::text is null or position(lower($2) in lower(name)) > 0 or position(lower($2) in lower(login)) > 0)
  order by number desc
  limit $3 offset $4
)
select chosen.id, name, login, workspace_id as "workspaceId", created_at as "createdAt", revoked_at as "revokedAt",
       purse.balance, counter.minute as "lastCallAt",
       case when counter.day = (now() at time zone 'UTC')::date then counter.used_today else 0 end as "callsToday",
       coalesce(spent.today, 0)::numeric(18,9) as "spentToday"
from chosen
left join api.purse on purse.account_id = chosen.id
left join api.call_counter counter on counter.account_id = chosen.id and counter.bucket = 'calls'
left join (
  select account_id, sum(base + advance + model_charge) as today
  from api.ledger_entry
  where account_id in (select id from chosen) and at >= date_trunc('day', now(), 'UTC')
  group by account_id
) spent on spent.account_id = chosen.id
order by number desc`;

const COUNT = `
select count(*)::int as total from api.account
where ($1 = 'all' or (revoked_at is null) = ($1 = 'active'))
  and ($2::text is null or position(lower($2) in lower(name)) > 0 or position(lower($2) in lower(login)) > 0)`;

const row = z.object({
  id: z.string(),
  name: z.string(),
  login: z.string(),
  workspaceId: z.string().nullable(),
  createdAt: z.date(),
  revokedAt: z.date().nullable(),
  /** Null: nothing need be deposited. */
  balance: moneyColumn.nullable(),
  /** The minute of the last call that was counted; null where none was, or nothing limits it by the minute. */
  lastCallAt: z.date().nullable(),
  /** Calls of the UTC day that were not refused. Forgotten by a crash of the database. */
  callsToday: z.number(),
  /** Since midnight UTC, held advances included. */
  spentToday: moneyColumn,
});

export type AccountOfPage = z.infer<typeof row>;

/** One page of the accounts in a filter, and how many there are in all. */
export async function listAccountsPage(
  db: Queryable,
  { state, text, limit, offset }: AccountFilter,
): Promise<{ rows: AccountOfPage[]; total: number }> {
  const [page, count] = await Promise.all([
    db.query({ text: PAGE, values: [state, text, limit, offset] }),
    db.query({ text: COUNT, values: [state, text] }),
  ]);
  return {
    rows: z.array(row).parse(page.rows),
    total: z.object({ total: z.number() }).parse(count.rows[0]).total,
  };
}
