import { ANY_ANSWER } from "@/lib/domain/answers/answer-filter";
import * as figures from "@/lib/services/figures";
import * as measuring from "@/lib/services/measuring";
import * as verification from "@/lib/services/verification";
import { MACHINE, VIEWER, type Line } from "./allowed";

export const measuringLines: Line[] = [
  [
    "figures.getFigures",
    VIEWER,
    "done",
    "done",
    (ctx) =>
      figures.getFigures({
        ctx,
        input: { filter: { ...ANY_ANSWER, zone: "UTC" }, by: ["engine"], period: "day" },
      }),
  ],
  [
    "measuring.foldMeasured",
    MACHINE,
    "done",
    "not_found",
    (ctx) => measuring.foldMeasured({ ctx, input: { signal: AbortSignal.timeout(20_000) } }),
  ],
  ["measuring.getMeasuring", VIEWER, "done", "done", (ctx) => measuring.getMeasuring({ ctx })],
  [
    "measuring.measureAnswers",
    MACHINE,
    "done",
    "not_found",
    (ctx) => measuring.measureAnswers({ ctx, input: { signal: AbortSignal.timeout(20_000) } }),
  ],
  [
    "verification.verifyAnswer",
    VIEWER,
    "done",
    "not_found",
    (ctx, { task: id }) => verification.verifyAnswer({ ctx, input: { id } }),
  ],
  [
    "verification.verifyAnswers",
    MACHINE,
    "done",
    "not_found",
    (ctx, { task: taskId }) =>
      verification.verifyAnswers({ ctx, input: { workspaceId: null, taskId, onOther: () => {} } }),
  ],
];
