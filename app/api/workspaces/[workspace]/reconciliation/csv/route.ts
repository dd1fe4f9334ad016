import { z } from "zod";
import type { Context } from "@/lib/services/context";
import { exportReconciliations, type ExportedReconciliation } from "@/lib/services/reconciliations";
import { workspaceCsv } from "@/lib/web/download";

const HEADER = [
  "utc_day",
  "connection",
  "state",
  "account_paid_usd",
  "entered_usd",
  "differs_by_usd",
  "corrected_usd",
  "left_usd",
  "cause",
  "cause_amount_usd",
  "call_ids",
  "task_id",
  "posted_at_utc",
  "api_says_usd",
  "entered_for_call_usd",
  "explains_usd",
  "could_not_be_read",
];

/** All comparisons as CSV: a row each, one for each cause, and one for each call that is known of it. Amounts are exact. */
export const GET = workspaceCsv({ permission: "spend:read", query: z.object({}) }, ({ ctx, workspace }) =>
  Promise.resolve({ name: `${workspace.slug}-reconciliation`, header: HEADER, batches: rowsOf(ctx) }),
);

async function* rowsOf(ctx: Context) {
  for await (const batch of exportReconciliations({ ctx })) yield batch.flatMap(linesOf);
}

const NO_CALL = [null, null, null, null, null, null];

function linesOf(row: ExportedReconciliation): (string | number | null)[][] {
  const { day, connection, state, paid, entered, difference, corrected, left, failure, result } = row;
  const head = [day, connection, state, paid, entered, difference, corrected, left];
  const parts = (result?.parts ?? []).flatMap(({ cause, amount, items }) => [
    [...head, cause, amount, ...NO_CALL, null],
    ...items.map((item) => [
      ...[...head, cause, null, item.callIds.join(" "), item.taskId, item.posted],
      ...[item.told, item.entered, item.amount, null],
    ]),
  ]);
  return [[...head, null, null, ...NO_CALL, failure], ...parts];
}
