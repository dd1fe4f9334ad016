import type { Engine } from "@/lib/domain/engines/engine";
import { lines, type Queryable } from "@/lib/db/columns";

/** A live call that is about to be asked. */
export interface LiveTask {
  id: string;
  accountId: string;
  engine: Engine;
  posted: string;
  model: string;
  tag: string;
  upstream: string;
  /** Whether somebody may be billed for the question, so that its row says that it left. */
  mayBill: boolean;
  at: Date;
}

export interface Lease {
  owner: string;
  leaseMs: number;
}

/** The columns of a live call that begins. */
export const COLUMNS = `
  method, state, status_code, status_message, base_cost, id, account_id, engine, posted, model, tag, upstream, asked_at,
  posted_at, started_at, lease_owner, lease_until, advance`;

/** Selects rows for these columns from `t`; the lease is $1 and $2. */
export const SELECTED = `
  'live', 'running', 20100, 'Task Created.', 0, t.id, t.account_id, t.engine, t.posted, t.model, t.tag, t.upstream,
  case when t.may_bill then t.at end, t.at, t.at, $1::uuid, now() + $2 * interval '1 ms'`;

const BEGIN = `
insert into api.task (${COLUMNS})
select ${SELECTED}, 0
from unnest($3::text[], $4::uuid[], $5::text[], string_to_array($6, E'\\n'), $7::text[], $8::text[], $9::text[],
            $10::boolean[], $11::timestamptz[]) as t (id, account_id, engine, posted, model, tag, upstream, may_bill, at)`;

/** Writes the rows of live calls before they are asked, so that each leaves a trace whatever happens: one commit for all. */
export async function beginLiveTasks(
  db: Queryable,
  { owner, leaseMs }: Lease,
  tasks: readonly LiveTask[],
): Promise<void> {
  await db.query({
    name: "api-begin-live-tasks",
    text: BEGIN,
    values: [
      owner,
      leaseMs,
      tasks.map((task) => task.id),
      tasks.map((task) => task.accountId),
      tasks.map((task) => task.engine),
      lines(tasks.map((task) => task.posted)),
      tasks.map((task) => task.model),
      tasks.map((task) => task.tag),
      tasks.map((task) => task.upstream),
      tasks.map((task) => task.mayBill),
      tasks.map((task) => task.at),
    ],
  });
}
