import { z } from "zod";
import { spendFilterSchema, type SpendFilter } from "@/lib/domain/spend";
import { exportLedger, reportSpend } from "@/lib/services/spend";
import type { Context } from "@/lib/services/context";
import { workspaceCsv } from "@/lib/web/download";

const querySchema = spendFilterSchema.omit({ groupBy: true }).extend({
  engine: spendFilterSchema.shape.engine.default(null),
  rows: z.enum(["days", "ledger"]),
});

const DAY_HEADER = [
  "day_utc",
  "spent_usd",
  "model_charge_usd",
  "calls",
  "calls_of_unknown_model_charge",
  "input_tokens",
  "output_tokens",
  "reasoning_tokens",
];

const LEDGER_HEADER = [
  "at_utc",
  "kind",
  "amount_usd",
  "model_charge_usd",
  "engine",
  "model",
  "member",
  "input_tokens",
  "output_tokens",
  "reasoning_tokens",
  "task_id",
  "run_id",
];

/** Spend as CSV: the sum of each day that has charges, or every row of the ledger. Amounts are exact. */
export const GET = workspaceCsv(
  { permission: "spend:read", query: querySchema },
  async ({ ctx, workspace }, { rows, ...span }) => {
    const name = (what: string) => `${workspace.slug}-${what}-${span.from}-${span.to}`;
    return rows === "days"
      ? { name: name("spend"), header: DAY_HEADER, batches: daysOf(ctx, span) }
      : { name: name("ledger"), header: LEDGER_HEADER, batches: ledgerOf(ctx, span) };
  },
);

type Asked = Omit<SpendFilter, "groupBy">;

async function* daysOf(ctx: Context, span: Asked) {
  const { days } = await reportSpend({ ctx, input: { ...span, groupBy: "engine" } });
  yield days.map((day) => [
    day.day,
    day.spent,
    day.modelCharge,
    day.calls,
    day.unpriced,
    day.inputTokens,
    day.outputTokens,
    day.reasoningTokens,
  ]);
}

async function* ledgerOf(ctx: Context, span: Asked) {
  for await (const entries of exportLedger({ ctx, input: span })) {
    yield entries.map((entry) => [
      entry.at,
      entry.kind,
      entry.amount,
      entry.modelCharge,
      entry.engine,
      entry.model,
      entry.member,
      entry.inputTokens,
      entry.outputTokens,
      entry.reasoningTokens,
      entry.taskId,
      entry.runId,
    ]);
  }
}
