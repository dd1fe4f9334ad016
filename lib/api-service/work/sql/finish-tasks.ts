import { z } from "zod";
import { toDollars, type Nano } from "@/lib/domain/amounts/money";
import type { Queryable } from "@/lib/db/columns";

export interface FinishedTask {
  id: string;
  statusCode: number;
  statusMessage: string;
  /** The wire's `result[0]` as JSON text; null for a failure. */
  result: string | null;
  moneySpent: Nano | null;
  chargeBasis: string | null;
  /** Whether search was asked for: what an answer costs hangs on it. */
  searchAsked: boolean;
  /** What a live call costs beside the model's charge; of a queued task it was entered when that was posted. */
  baseCost: Nano;
  at: Date;
}

// The owner in the condition is the compare-and-set: who lost its lease changes and charges nothing. A live call is
// collected by its very reply, and one that fails with nothing held for it and nothing charged has no entry.
const TEXT = `
with finished as (
  update api.task t
  set state = case when o.status_code = 20000 then 'done' else 'failed' end::api.task_state,
      status_code = o.status_code, status_message = o.status_message, result = o.result,
      money_spent = o.money_spent, charge_basis = o.charge_basis, search_asked = o.search_asked,
      base_cost = t.base_cost + o.base, done_at = o.at, ended_at = now(), lease_owner = null, lease_until = null,
      collected_at = case t.method when 'live' then o.at end
  from unnest($2::text[], $3::int[], $4::text[], $5::text[], $6::numeric[], $7::text[], $8::timestamptz[],
              $9::boolean[], $10::numeric[])
    as o (id, status_code, status_message, result, money_spent, charge_basis, at, search_asked, base)
  where t.id = o.id and t.state = 'running' and t.lease_owner = $1
  returning t.id, t.account_id, t.method, t.state, o.base, t.advance, t.money_spent, t.done_at
), entered as (
  insert into api.ledger_entry (task_id, kind, account_id, base, advance, model_charge, at)
  select id, case when state = 'failed' and money_spent is null then 'refunded' when method = 'live' then 'live' else 'settled' end::api.ledger_kind,
         account_id, base, -advance, coalesce(money_spent, 0), done_at
  from finished
  where state = 'done' or method = 'standard' or advance <> 0 or money_spent is not null
)
select id from finished`;

const row = z.object({ id: z.string() });

/**
 * Writes results and settles their money in one statement. Returns the ids it finished; a task missing from them was
 * no longer the owner's.
 */
export async function finishTasks(
  db: Queryable,
  owner: string,
  tasks: readonly FinishedTask[],
): Promise<string[]> {
  const { rows } = await db.query({
    name: "api-finish-tasks",
    text: TEXT,
    values: [
      owner,
      tasks.map((task) => task.id),
      tasks.map((task) => task.statusCode),
      tasks.map((task) => task.statusMessage),
      tasks.map((task) => task.result),
      tasks.map((task) => (task.moneySpent === null ? null : toDollars(task.moneySpent))),
      tasks.map((task) => task.chargeBasis),
      tasks.map((task) => task.at),
      tasks.map((task) => task.searchAsked),
      tasks.map((task) => toDollars(task.baseCost)),
    ],
  });
  return z
    .array(row)
    .parse(rows)
    .map(({ id }) => id);
}
