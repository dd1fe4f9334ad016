import { z } from "zod";
import { daysBetween } from "@/lib/domain/time/day-span";
import { engineSchema } from "@/lib/domain/engines/engine-schema";
import {
  REPORTED_DAYS_MAX,
  type EntryFilter,
  type SpendGrouping,
  type SpendReport,
  type SpendSum,
} from "@/lib/domain/money/spend";
import { SPEND_GROUPS, SPEND_PERIODS } from "@/lib/domain/money/spend-groups";
import { typedText } from "@/lib/domain/text/typed-text";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import { exportLedger, reportSpend } from "@/lib/services/spend";
import type { Context } from "@/lib/services/context";
import { workspaceCsv } from "@/lib/web/download";
import { OUTLIER_ROWS, outcomeSheet, outlierSheet } from "./outcome-rows";

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
    label: typedText("The label").max(200).nullable().default(null),
    connectionId: id,
    without: z.enum(SPEND_GROUPS).nullable().default(null),
    rows: z.enum(["periods", "groups", "ledger", "outcomes", ...OUTLIER_ROWS]),
    by: z.enum(SPEND_PERIODS).default("day"),
    groupBy: z.enum(SPEND_GROUPS).default("engine"),
  })
  .refine(({ from, to }) => from <= to, { path: ["from"], message: "not after the last day" })
  .refine(({ from, to }) => daysBetween(from, to) < REPORTED_DAYS_MAX, {
    path: ["from"],
    message: `at most ${REPORTED_DAYS_MAX} days to the last`,
  });

const SUM_HEADER = [
  "spent_usd",
  "model_charge_usd",
  "service_fee_usd",
  "calls",
  "calls_of_unknown_model_charge",
  "input_tokens",
  "output_tokens",
  "reasoning_tokens",
];
const PERIOD_HEADER = ["from", "to", "time_zone", ...SUM_HEADER];
const GROUP_HEADER = ["group_by", "name", "id", "engine", ...SUM_HEADER, "spent_days_before_usd"];

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

/**
 * Spend as CSV: its sums by day, week or month, or by what it went for, what it bought, what stands out of it, or every
 * row of the ledger. Amounts are exact.
 */
export const GET = workspaceCsv(
  { permission: "spend:read", query: querySchema },
  async ({ ctx, workspace }, { rows, by, groupBy, without, ...asked }) => {
    const filter = { ...asked, zone: workspace.timeZone };
    const name = (what: string) => `${workspace.slug}-${what}-${asked.from}-${asked.to}`;
    const report = (most?: number) => reportSpend({ ctx, input: { filter, by, groupBy, most } });
    switch (rows) {
      case "periods":
        return {
          name: name(`spend-by-${by}`),
          header: PERIOD_HEADER,
          batches: periodsOf(report(0), filter.zone),
        };
      case "groups":
        return {
          name: name(`spend-by-${groupBy}`),
          header: GROUP_HEADER,
          batches: groupsOf(report(), groupBy),
        };
      case "ledger":
        return {
          name: name("ledger"),
          header: LEDGER_HEADER,
          batches: ledgerOf(ctx, { ...filter, without }),
        };
      case "outcomes":
        return { name: name("spend-outcomes"), ...outcomeSheet({ ctx, input: filter }) };
      default:
        return { name: name(`spend-${rows}`), ...outlierSheet({ ctx, input: filter }, rows) };
    }
  },
);

const sumsOf = (sum: SpendSum) => [
  sum.spent,
  sum.modelCharge,
  sum.serviceFee,
  sum.calls,
  sum.unpriced,
  sum.inputTokens,
  sum.outputTokens,
  sum.reasoningTokens,
];

async function* periodsOf(report: Promise<SpendReport>, zone: string) {
  const { periods } = await report;
  yield periods.map((sum) => [sum.from, sum.to, zone, ...sumsOf(sum)]);
}

async function* groupsOf(report: Promise<SpendReport>, groupBy: SpendGrouping) {
  const { groups } = await report;
  yield groups.map((group) => [groupBy, group.name, group.key, group.engine, ...sumsOf(group), group.before]);
}

async function* ledgerOf(ctx: Context, filter: Zoned<EntryFilter>) {
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
