import * as runs from "@/lib/services/runs";
import { VIEWER, RESEARCHER, type Line } from "./allowed";
import { ask, setAsk } from "./inputs";

export const runsLines: Line[] = [
  [
    "runs.askAgain",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { run: runId }) =>
      runs.askAgain({ ctx, input: { requestKey: crypto.randomUUID(), runId, taskId: null } }),
  ],

  ["runs.createRun", RESEARCHER, "done", "not_found", (ctx, of) => runs.createRun({ ctx, input: ask(of) })],
  ["runs.planRun", RESEARCHER, "done", "not_found", (ctx, of) => runs.planRun({ ctx, input: ask(of) })],
  ["runs.getRun", VIEWER, "done", "not_found", (ctx, { run: id }) => runs.getRun({ ctx, input: { id } })],
  [
    "runs.getRunAsk",
    VIEWER,
    "done",
    "not_found",
    (ctx, { run: id }) => runs.getRunAsk({ ctx, input: { id } }),
  ],
  ["runs.getLastRunAsk", RESEARCHER, "done", "done", (ctx) => runs.getLastRunAsk({ ctx })],
  ["runs.getLastSetAsk", RESEARCHER, "done", "done", (ctx) => runs.getLastSetAsk({ ctx })],
  [
    "runs.getSetRun",
    VIEWER,
    "done",
    "not_found",
    (ctx, { run: id }) => runs.getSetRun({ ctx, input: { id } }),
  ],
  ["runs.listAskChoices", RESEARCHER, "done", "done", (ctx) => runs.listAskChoices({ ctx })],
  ["runs.listRunChoices", VIEWER, "done", "done", (ctx) => runs.listRunChoices({ ctx })],
  [
    "runs.listRuns",
    VIEWER,
    "done",
    "done",
    (ctx, { set: setId }) =>
      runs.listRuns({ ctx, input: { setId, scheduleId: null, state: null, ofSets: true, page: 1 } }),
  ],
  [
    "runs.readRunProgress",
    VIEWER,
    "done",
    "not_found",
    (ctx, { run: id }) => runs.readRunProgress({ ctx, input: { id } }),
  ],
  [
    "runs.priceAgain",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { run: runId }) => runs.priceAgain({ ctx, input: { runId, state: null } }),
  ],
  [
    "runs.retryRun",
    RESEARCHER,
    "conflict",
    "not_found",
    (ctx, { run: runId }) =>
      runs.retryRun({ ctx, input: { requestKey: crypto.randomUUID(), runId, state: "failed" } }),
  ],
  [
    "runs.pauseRun",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { run: id }) => runs.pauseRun({ ctx, input: { id } }),
  ],
  [
    "runs.resumeRun",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { run: id }) => runs.resumeRun({ ctx, input: { id } }),
  ],
  [
    "runs.cancelRun",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { run: id }) => runs.cancelRun({ ctx, input: { id } }),
  ],
  [
    "runs.previewSetRun",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, of) => runs.previewSetRun({ ctx, input: setAsk(of) }),
  ],
  [
    "runs.startSetRun",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, of) =>
      runs.startSetRun({ ctx, input: { requestKey: crypto.randomUUID(), origin: null, ...setAsk(of) } }),
  ],
  [
    "runs.startSetRunUnsent",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, of) =>
      runs.startSetRunUnsent({
        ctx,
        input: { requestKey: crypto.randomUUID(), origin: null, ...setAsk(of) },
      }),
  ],
];
