import * as spend from "@/lib/services/spend";
import { SPEND, MONEY, RESEARCHER, MACHINE, type Line } from "./allowed";
import { zoned, ask, collect } from "./inputs";

export const spendLines: Line[] = [
  [
    "spend.estimateTargets",
    RESEARCHER,
    "done",
    "done",
    (ctx, of) => spend.estimateTargets({ ctx, input: ask(of) }),
  ],
  [
    "spend.correctSpend",
    MONEY,
    "done",
    "not_found",
    (ctx, { task: taskId }) =>
      spend.correctSpend({
        ctx,
        input: {
          ...{ requestKey: crypto.randomUUID(), taskId, connectionId: null },
          ...{ amount: "-0.1", reason: "Credit note" },
        },
      }),
  ],
  [
    "spend.readCorrectable",
    MONEY,
    "done",
    "not_found",
    (ctx, { task: taskId, reconciliation: reconciliationId }) =>
      spend.readCorrectable({ ctx, input: { taskId, reconciliationId } }),
  ],
  [
    "spend.listEntries",
    SPEND,
    "done",
    "done",
    (ctx) => spend.listEntries({ ctx, input: { filter: zoned, after: null } }),
  ],
  [
    "spend.compareEstimates",
    SPEND,
    "done",
    "done",
    (ctx) => spend.compareEstimates({ ctx, input: { ...zoned, scheduleId: null } }),
  ],
  ["spend.foldSpend", MACHINE, "done", "not_found", (ctx) => spend.foldSpend({ ctx })],
  [
    "spend.forecastMonth",
    SPEND,
    "done",
    "done",
    (ctx) => spend.forecastMonth({ ctx, input: { zone: "UTC" } }),
  ],
  [
    "spend.stateMonth",
    SPEND,
    "done",
    "done",
    (ctx) => spend.stateMonth({ ctx, input: { month: "2026-05" } }),
  ],
  [
    "spend.listStatementMonths",
    SPEND,
    "done",
    "done",
    (ctx) => spend.listStatementMonths({ ctx, input: { zone: "UTC" } }),
  ],
  ["spend.reportOutliers", SPEND, "done", "done", (ctx) => spend.reportOutliers({ ctx, input: zoned })],
  ["spend.reportOutcomes", SPEND, "done", "done", (ctx) => spend.reportOutcomes({ ctx, input: zoned })],
  ["spend.exportLedger", SPEND, "done", "done", (ctx) => collect(spend.exportLedger({ ctx, input: zoned }))],
  [
    "spend.priceModels",
    RESEARCHER,
    "done",
    "done",
    (ctx) => spend.priceModels({ ctx, input: { engine: "gemini", models: [] } }),
  ],
  [
    "spend.reportSpend",
    SPEND,
    "done",
    "done",
    (ctx) => spend.reportSpend({ ctx, input: { filter: zoned, by: "week", groupBy: "model" } }),
  ],
];
