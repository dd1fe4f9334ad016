import "server-only";
import { randomUUID } from "node:crypto";
import { z } from "zod";
import { getPool } from "@/lib/db/pool";
import { inTransaction } from "@/lib/db/transaction";

export interface RunAge {
  runId: string;
  /** Whole days to move the run, its answers and its charges into the past. */
  days: number;
}

/**
 * Moves a demo workspace's runs into the past and returns its new id. The ledger allows no change, only new rows and
 * the deletion of a whole workspace: so everything is handed to a new workspace with the same name and address, the
 * ledger is written there anew with its earlier dates, and the old workspace is deleted. All of it or nothing.
 */
export const dateBackWorkspace = (workspaceId: string, ages: readonly RunAge[]): Promise<string> =>
  inTransaction(getPool(), (db) =>
    moveAll((text, values = []) => db.query({ text, values }), workspaceId, ages),
  );

type Query = (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }>;

const HANDED_OVER = [
  "membership",
  "connection",
  "prompt",
  "prompt_version",
  "run",
  "task",
  "answer",
  "raw_reply",
  "citation",
];

const RUN_OF_TASK = "(select task.run_id from app.task where task.id = row.task_id)";

/** The columns of each table that tell when, and how a row finds its run's age. */
const DATED = [
  { table: "run", columns: ["created_at"], run: "row.id" },
  { table: "task", columns: ["created_at", "started_at", "finished_at"], run: "row.run_id" },
  { table: "answer", columns: ["answered_at", "received_at"], run: RUN_OF_TASK },
  { table: "raw_reply", columns: ["received_at"], run: RUN_OF_TASK },
  { table: "citation", columns: ["answered_at"], run: RUN_OF_TASK },
];

async function moveAll(query: Query, from: string, ages: readonly RunAge[]): Promise<string> {
  const to = randomUUID();
  const oldest = Math.max(0, ...ages.map(({ days }) => days));
  await query("create temp table run_age (run_id uuid primary key, age interval) on commit drop");
  await query(
    "insert into run_age select run_id, make_interval(days => days) from unnest($1::uuid[], $2::int[]) as given (run_id, days)",
    [ages.map(({ runId }) => runId), ages.map(({ days }) => days)],
  );
  await query(
    `insert into app.workspace (id, slug, name, is_demo, created_at)
     select $2::uuid, $2::uuid::text, name, is_demo, created_at - make_interval(days => $3) from app.workspace where id = $1 for update`,
    [from, to, oldest],
  );
  for (const table of HANDED_OVER) {
    await query(`update app.${table} set workspace_id = $2 where workspace_id = $1`, [from, to]);
  }
  // The account on the built-in service goes along: deleting the workspace closes it.
  await query("update api.account set workspace_id = $2 where workspace_id = $1", [from, to]);
  for (const { table, columns, run } of DATED) {
    const earlier = columns.map((column) => `${column} = row.${column} - run_age.age`).join(", ");
    await query(
      `update app.${table} row set ${earlier} from run_age where row.workspace_id = $1 and run_age.run_id = ${run}`,
      [to],
    );
  }
  for (const table of ["prompt", "prompt_version"]) {
    await query(
      `update app.${table} set created_at = created_at - make_interval(days => $2) where workspace_id = $1`,
      [to, oldest],
    );
  }
  await moveLedger(query, from, to);
  return to;
}

const LEDGER_COLUMNS =
  "run_id, task_id, kind, cause, idempotency_key, amount, model_charge, input_tokens, output_tokens, reasoning_tokens, engine, model, member_id";

async function moveLedger(query: Query, from: string, to: string): Promise<void> {
  await query(
    "create temp table old_ledger on commit drop as select * from app.spend_entry where workspace_id = $1",
    [from],
  );
  const { rows } = await query("delete from app.workspace where id = $1 returning slug", [from]);
  await query("update app.workspace set slug = $2 where id = $1", [
    to,
    z.tuple([z.object({ slug: z.string() })]).parse(rows)[0].slug,
  ]);
  await query(
    `insert into app.spend_entry (workspace_id, at, ${LEDGER_COLUMNS})
     select $1, at - coalesce(age, interval '0'), ${LEDGER_COLUMNS.split(", ")
       .map((column) => `old_ledger.${column}`)
       .join(", ")}
       from old_ledger left join run_age on run_age.run_id = old_ledger.run_id order by old_ledger.id`,
    [to],
  );
}
