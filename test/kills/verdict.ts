import type { Client } from "pg";
import { z } from "zod";
import type { Seen } from "./crowd";
import type { CallbackKind, Received } from "./receiver";

interface Evidence {
  seen: Seen;
  received: readonly Received[];
  /** When each acknowledgement was seen to be committed, by `<kind> <task id>`. */
  acknowledgedAt: ReadonlyMap<string, number>;
  /** The engine behind which a model counts how often it was asked, and what it counted by tag. */
  counted: { engine: string; asked: ReadonlyMap<string, number> };
  database: Client;
}

const taskRow = z.object({
  id: z.string(),
  tag: z.string(),
  engine: z.string(),
  method: z.enum(["live", "standard"]),
  /** Whether anything was held for it. */
  held: z.boolean(),
  state: z.enum(["queued", "running", "done", "failed"]),
  statusCode: z.number(),
  entries: z.string(),
  advance: z.string(),
  charged: z.string(),
  spent: z.string(),
});

const TASKS = `
select t.id, t.tag, t.engine, t.method, t.state,
       t.advance <> 0 as held, t.status_code as "statusCode",
       coalesce(string_agg(l.kind::text, ' ' order by l.kind), '') as entries,
       coalesce(sum(l.advance), 0)::numeric(18,9)::text as advance,
       coalesce(sum(l.model_charge), 0)::numeric(18,9)::text as charged,
       coalesce(t.money_spent, 0)::numeric(18,9)::text as spent
from api.task t left join api.ledger_entry l on l.task_id = t.id
group by t.id`;

const PURSES = `
select p.account_id as id, p.balance::text as balance,
       (select sum(deposit - base - advance - model_charge) from api.ledger_entry l where l.account_id = p.account_id)::text
         as sum
from api.purse p where p.balance is not null`;

const purseRow = z.object({ id: z.string(), balance: z.string(), sum: z.string() });

const UNDELIVERED = `select task_id || ' ' || kind || ' ' || state as what from api.callback where state <> 'delivered'`;

/** Everything that is not as it was promised; empty when all is. */
export async function judge({
  seen,
  received,
  acknowledgedAt,
  counted,
  database,
}: Evidence): Promise<string[]> {
  const wrong = [...seen.contradictions];
  const tasks = z.array(taskRow).parse((await database.query(TASKS)).rows);
  const byId = new Map(tasks.map((task) => [task.id, task]));

  for (const task of tasks) {
    const { id, tag, engine, state, statusCode, entries, advance, charged, spent } = task;
    if (state === "queued" || state === "running") wrong.push(`${id} is ${state} for ever`);
    if (!entriesOf(task).includes(entries)) wrong.push(`${id} is ${state} and its ledger has: ${entries}`);
    if (!/^0\.0+$/.test(advance)) wrong.push(`${id} has ${advance} of its advance held`);
    if (charged !== spent) wrong.push(`${id} cost ${spent} and was charged ${charged}`);
    // What nobody was billed for is asked again; what may have been billed is given up with a word of its own.
    // Of a live call nobody is there any more to be answered.
    const mayFail = engine === counted.engine || task.method === "live";
    if (state === "failed" && (!mayFail || statusCode !== 40103))
      wrong.push(`${id} of ${engine} failed with ${statusCode}`);
    const asked = counted.asked.get(tag) ?? 0;
    if (asked > 1) wrong.push(`${id} was asked ${asked} times`);
    if (engine === counted.engine && state === "done" && asked === 0) wrong.push(`${id} was never asked`);
  }
  for (const { id } of seen.accepted.values()) {
    if (!byId.has(id)) wrong.push(`${id} was accepted and is not there`);
    if (!seen.finals.has(id)) wrong.push(`${id} was accepted and its end never reached a client`);
  }
  for (const [id, code] of seen.lives) {
    const task = byId.get(id);
    if (!task) wrong.push(`live ${id} was answered and is not there`);
    else if (task.statusCode !== code)
      wrong.push(`live ${id} was answered ${code} and is ${task.statusCode}`);
  }
  const tags = new Set<string>();
  for (const { tag } of tasks) {
    if (tags.has(tag)) wrong.push(`${tag} was posted once and is there twice`);
    tags.add(tag);
  }
  for (const { id, balance, sum } of z.array(purseRow).parse((await database.query(PURSES)).rows)) {
    if (balance !== sum) wrong.push(`account ${id} has a balance of ${balance} and a ledger of ${sum}`);
  }
  const undelivered = z.array(z.object({ what: z.string() })).parse((await database.query(UNDELIVERED)).rows);
  wrong.push(...undelivered.map(({ what }) => `undelivered: ${what}`));
  return [...wrong, ...judgeCallbacks(seen, received, acknowledgedAt)];
}

/** The entries a task may have in the ledger, by how it ended. */
function entriesOf({ method, held, state }: z.infer<typeof taskRow>): string[] {
  const done = state === "done";
  if (method === "standard") return [done ? "posted settled" : "posted refunded"];
  if (held) return [done ? "live held" : "refunded held"];
  return [done ? "live" : ""];
}

function judgeCallbacks(
  seen: Seen,
  received: readonly Received[],
  acknowledgedAt: ReadonlyMap<string, number>,
): string[] {
  const wrong: string[] = [];
  const arrived = new Set(received.map(({ kind, taskId }) => `${kind} ${taskId}`));
  const asked = (kind: CallbackKind) => [...seen.accepted.values()].filter((task) => task[kind]);
  for (const kind of ["postback", "pingback"] as const) {
    for (const { id } of asked(kind)) {
      if (!arrived.has(`${kind} ${id}`)) wrong.push(`${kind} of ${id} never came`);
    }
  }
  for (const { kind, taskId, at } of received) {
    const committed = acknowledgedAt.get(`${kind} ${taskId}`);
    if (committed !== undefined && at > committed) {
      wrong.push(`${kind} of ${taskId} came ${at - committed} ms after its acknowledgement was committed`);
    }
  }
  return wrong;
}
