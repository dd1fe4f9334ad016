import * as reconciliations from "@/lib/services/reconciliations";
import { SPEND, MACHINE, type Line } from "./allowed";
import { collect } from "./inputs";

export const reconciliationsLines: Line[] = [
  [
    "reconciliations.listReconciliations",
    SPEND,
    "done",
    "done",
    (ctx) => reconciliations.listReconciliations({ ctx, input: { before: null } }),
  ],
  [
    "reconciliations.getReconciliation",
    SPEND,
    "done",
    "not_found",
    (ctx, { reconciliation: id }) => reconciliations.getReconciliation({ ctx, input: { id } }),
  ],
  [
    "reconciliations.exportReconciliations",
    SPEND,
    "done",
    "done",
    (ctx) => collect(reconciliations.exportReconciliations({ ctx })),
  ],
  ["reconciliations.reconcile", MACHINE, "done", "not_found", (ctx) => reconciliations.reconcile({ ctx })],
];
