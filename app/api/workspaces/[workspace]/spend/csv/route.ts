import { z } from "zod";
import { daysBetween } from "@/lib/domain/day-span";
import { engineSchema } from "@/lib/domain/engine-schema";
import { REPORTED_DAYS_MAX, type SpendFilter } from "@/lib/domain/spend";
import { typedText } from "@/lib/domain/typed-text";
import type { Zoned } from "@/lib/domain/workspace-filter";
import { exportLedger, reportSpend } from "@/lib/services/spend";
import type { Context } from "@/lib/services/context";
import { workspaceCsv } from "@/lib/web/download";

const model = typedText("The model").max(200).nullable().default(null);
const id = z.uuid().nullable().default(null);

const querySchema = z
  .object({
    from: z.iso.date(),
    to: z.iso.date(),
    engine: engineSchema.nullable().default(null),
    model,
    promptId: id,
    memberId: id,
    runId: id,
    setId: id,
    scheduleId: id,
    rows: z.enum(["days", "ledger"]),
  })
  .refine(({ from, to }) => from <= to, { path: ["from"], message: "not after the last day" })
  .refine(({ from, to }) => daysBetween(from, to) < REPORTED_DAYS_MAX, {
    path: ["from"],
    message: `at most ${REPORTED_DAYS_MAX} days to the last`,
  });

const DAY_HEADER = [
  "day",
  "time_zone",
  "spent_usd",
  "model_charge_usd",
  "service_fee_usd",
  "calls",
  "calls_of_unknown_model_charge",
  "input_tokens",
  "output_tokens",
  "reasoning_tokens",
];

const LEDGER_HEADER = [
  "at_utc",
  "kind",
  "cause",
  "amount_usd",
  "model_charge_usd",
  "service_fee_usd",
  "engine",
  "model",
  "member",
  "schedule",
  "set",
  "label",
  "connection",
  "input_tokens",
  "output_tokens",
  "reasoning_tokens",
  "task_id",
  "run_id",
  "reason",
];

/** Spend as CSV: the sum of each day that has charges, or every row of the ledger. Amounts are exact. */
export const GET = workspaceCsv(
  { permission: "spend:read", query: querySchema },
  async ({ ctx, workspace }, { rows, ...asked }) => {
    const filter = { ...asked, zone: workspace.timeZone };
    const name = (what: string) => `${workspace.slug}-${what}-${asked.from}-${asked.to}`;
    return rows === "days"
      ? { name: name("spend"), header: DAY_HEADER, batches: daysOf(ctx, filter) }
      : { name: name("ledger"), header: LEDGER_HEADER, batches: ledgerOf(ctx, filter) };
  },
);

type Asked = Zoned<SpendFilter>;

async function* daysOf(ctx: Context, filter: Asked) {
  const { days } = await reportSpend({ ctx, input: { filter, groupBy: "engine" } });
  yield days.map((day) => [
    day.day,
    filter.zone,
    day.spent,
    day.modelCharge,
    day.serviceFee,
    day.calls,
    day.unpriced,
    day.inputTokens,
    day.outputTokens,
    day.reasoningTokens,
  ]);
}

async function* ledgerOf(ctx: Context, filter: Asked) {
  for await (const entries of exportLedger({ ctx, input: filter })) {
    yield entries.map((entry) => [
      entry.at,
      entry.kind,
      entry.cause,
      entry.amount,
      entry.modelCharge,
      entry.serviceFee,
      entry.engine,
      entry.model,
      entry.member,
      entry.schedule,
      entry.set,
      entry.label,
      entry.connection,
      entry.inputTokens,
      entry.outputTokens,
      entry.reasoningTokens,
      entry.taskId,
      entry.runId,
      entry.reason,
    ]);
  }
}
