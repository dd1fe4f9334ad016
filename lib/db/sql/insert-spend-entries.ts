import "server-only";
import type { Queryable } from "@/lib/db/columns";
import type { LedgerEntry } from "@/lib/domain/spend";

/** A row of the ledger as it is written. Amounts in decimal strings of dollars. */
export interface NewSpendEntry extends Omit<LedgerEntry, "at" | "member"> {
  workspaceId: string;
  idempotencyKey: string;
  memberId: string | null;
  at: Date;
}

/** Enters rows with one statement, in their order. One whose key is in the workspace's ledger already is left out. */
export async function insertSpendEntries(db: Queryable, entries: readonly NewSpendEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await db.query({
    text: `insert into app.spend_entry
             (workspace_id, kind, cause, idempotency_key, run_id, task_id, amount, model_charge, input_tokens,
              output_tokens, reasoning_tokens, engine, model, member_id, at)
           select "workspaceId", kind, cause, "idempotencyKey", "runId", "taskId", amount, "modelCharge", "inputTokens",
                  "outputTokens", "reasoningTokens", engine, model, "memberId", at
             from jsonb_to_recordset($1::jsonb) as entry (
               "workspaceId" uuid, kind app.spend_kind, cause app.spend_cause, "idempotencyKey" text, "runId" uuid,
               "taskId" uuid, amount numeric, "modelCharge" numeric, "inputTokens" int, "outputTokens" int,
               "reasoningTokens" int, engine text, model text, "memberId" uuid, at timestamptz)
           on conflict (workspace_id, idempotency_key) do nothing`,
    values: [JSON.stringify(entries)],
  });
}
