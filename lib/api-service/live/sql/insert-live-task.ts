import type { Engine } from "@/lib/domain/engine";
import { toDollars, type Nano } from "@/lib/domain/money";
import type { Queryable } from "@/lib/db/columns";

interface LiveTask {
  id: string;
  accountId: string;
  engine: Engine;
  posted: string;
  model: string;
  tag: string;
  statusCode: number;
  statusMessage: string;
  /** Zero for a call that failed: nothing is charged for it. */
  baseCost: Nano;
  moneySpent: Nano | null;
  chargeBasis: string | null;
  upstream: string;
  postedAt: Date;
  doneAt: Date;
}

// `collected_at` is set from the start: the caller has the answer, and the ready list is for standard tasks.
const TEXT = `
with recorded as (
  insert into api.task (
    id, account_id, engine, method, state, posted, model, tag, status_code, status_message, base_cost, money_spent,
    charge_basis, upstream, posted_at, started_at, done_at, collected_at
  )
  values (
    $1, $2, $3, 'live', case when $7::int = 20000 then 'done' else 'failed' end::api.task_state, $4, $5, $6, $7, $8, $9, $10,
    $11, $12, $13, $13, $14, $14
  )
  returning id, account_id, state, base_cost, money_spent, done_at
)
insert into api.ledger_entry (task_id, kind, account_id, base, model_charge, at)
select id, 'live', account_id, base_cost, coalesce(money_spent, 0), done_at from recorded where state = 'done'`;

/** Records a live call and, when it was answered, its charge: one statement, both or neither. */
export async function insertLiveTask(db: Queryable, task: LiveTask): Promise<void> {
  await db.query({
    name: "api-insert-live-task",
    text: TEXT,
    values: [
      task.id,
      task.accountId,
      task.engine,
      task.posted,
      task.model,
      task.tag,
      task.statusCode,
      task.statusMessage,
      toDollars(task.baseCost),
      task.moneySpent === null ? null : toDollars(task.moneySpent),
      task.chargeBasis,
      task.upstream,
      task.postedAt,
      task.doneAt,
    ],
  });
}
