import type { Engine } from "@/lib/domain/engines/engine";
import { toDollars, type Nano } from "@/lib/domain/amounts/money";
import { lines, type Queryable } from "@/lib/db/columns";

export interface NewTask {
  id: string;
  posted: string;
  model: string;
  tag: string;
  postbackUrl: string | null;
  pingbackUrl: string | null;
}

export interface Posting {
  accountId: string;
  engine: Engine;
  baseCost: Nano;
  advance: Nano;
  at: Date;
  tasks: readonly NewTask[];
}

const TEXT = `
with posted as (
  insert into api.task (
    account_id, engine, method, state, status_code, status_message, base_cost, advance, posted_at,
    id, posted, model, tag, postback_url, pingback_url
  )
  select $1::uuid, $2, 'standard', 'queued', 20100, 'Task Created.', $3::numeric, $4::numeric, $5::timestamptz, t.*
  from unnest(string_to_array($6, E'\\n'), string_to_array($7, E'\\n'), $8::text[], $9::text[], $10::text[], $11::text[]) as t
  returning id
)
insert into api.ledger_entry (task_id, kind, account_id, base, advance, at)
select id, 'posted', $1::uuid, $3::numeric, $4::numeric, $5::timestamptz from posted`;

/** A posting as the first eleven parameters of a statement that stores it. */
export const postingValues = ({ accountId, engine, baseCost, advance, at, tasks }: Posting) => [
  accountId,
  engine,
  toDollars(baseCost),
  toDollars(advance),
  at,
  lines(tasks.map((task) => task.id)),
  lines(tasks.map((task) => task.posted)),
  tasks.map((task) => task.model),
  tasks.map((task) => task.tag),
  tasks.map((task) => task.postbackUrl),
  tasks.map((task) => task.pingbackUrl),
];

/**
 * Stores accepted standard tasks with their advance. One statement, so one commit: when it returns, all of them are on
 * disk; when it throws, none is. Executors are woken by `createAnnouncer`: a notification in here would make commits
 * wait for each other.
 */
export async function insertTasks(db: Queryable, posting: Posting): Promise<void> {
  await db.query({ name: "api-insert-tasks", text: TEXT, values: postingValues(posting) });
}
