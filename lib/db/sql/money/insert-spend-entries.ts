import "server-only";
import type { Queryable } from "@/lib/db/columns";
import type { LedgerEntry } from "@/lib/domain/money/spend";

/** A row of the ledger as it is written. Amounts in decimal strings of dollars. */
export interface NewSpendEntry extends Omit<
  LedgerEntry,
  "at" | "member" | "schedule" | "set" | "label" | "connection" | "serviceFee" | "reason"
> {
  workspaceId: string;
  idempotencyKey: string;
  memberId: string | null;
  /** Where no task says it. */
  connectionId?: string | null;
  reason?: string;
  /** Whose difference it settles. */
  reconciliationId?: string | null;
  at: Date;
}

/**
 * Enters rows with one statement, in their order. One whose key is in the workspace's ledger already is left out. What
 * its run says of a row (schedule, label, the set it asks or asks questions for) and its task (connection) is copied into
 * it. Returns how many were entered.
 */
export async function insertSpendEntries(db: Queryable, entries: readonly NewSpendEntry[]): Promise<number> {
  if (entries.length === 0) return 0;
  const { rows } = await db.query({
    text: `insert into app.spend_entry
             (workspace_id, kind, cause, idempotency_key, run_id, task_id, amount, model_charge, input_tokens,
              output_tokens, reasoning_tokens, engine, model, member_id, at, schedule_id, set_id, label, connection_id,
              reason, reconciliation_id)
           select entry."workspaceId", entry.kind, cause, "idempotencyKey", "runId", "taskId", amount, "modelCharge",
                  "inputTokens", "outputTokens", "reasoningTokens", entry.engine, entry.model, "memberId", at,
                  run.schedule_id, coalesce(run.set_id, run.for_set_id), run.label,
                  coalesce("connectionId", task.connection_id), reason, "reconciliationId"
             from rows from (jsonb_to_recordset($1::jsonb) as (
               "workspaceId" uuid, kind app.spend_kind, cause app.spend_cause, "idempotencyKey" text, "runId" uuid,
               "taskId" uuid, amount numeric, "modelCharge" numeric, "inputTokens" int, "outputTokens" int,
               "reasoningTokens" int, engine text, model text, "memberId" uuid, at timestamptz, "connectionId" uuid,
               reason text, "reconciliationId" uuid)) with ordinality as entry ("workspaceId", kind, cause,
               "idempotencyKey", "runId", "taskId", amount, "modelCharge", "inputTokens", "outputTokens", "reasoningTokens", engine, model, "memberId", at,
               "connectionId", reason, "reconciliationId", place)
             left join app.run on run.id = entry."runId" and run.workspace_id = entry."workspaceId"
             left join app.task on task.id = entry."taskId" and task.workspace_id = entry."workspaceId"
            order by entry.place
           on conflict (workspace_id, idempotency_key) do nothing
           returning 1`,
    values: [JSON.stringify(entries)],
  });
  return rows.length;
}
