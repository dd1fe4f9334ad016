import * as comparisons from "@/lib/services/comparisons";
import { RESEARCHER, VIEWER, type Line } from "./allowed";

export const comparisonsLines: Line[] = [
  [
    "comparisons.compareAnswers",
    VIEWER,
    "done",
    "done",
    (ctx, { task }) => comparisons.compareAnswers({ ctx, input: { ids: [task], baseId: null } }),
  ],
  [
    "comparisons.findFollowed",
    VIEWER,
    "done",
    "not_found",
    (ctx, { task: id }) => comparisons.findFollowed({ ctx, input: { id } }),
  ],
  [
    "comparisons.getFollowUp",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { task: id }) => comparisons.getFollowUp({ ctx, input: { id } }),
  ],
  [
    "comparisons.getCell",
    VIEWER,
    "done",
    "not_found",
    (ctx, { run: runId }) => comparisons.getCell({ ctx, input: { runId, cell: 0 } }),
  ],
  [
    "comparisons.listCells",
    VIEWER,
    "done",
    "done",
    (ctx, { run: runId }) => comparisons.listCells({ ctx, input: { runId, page: 1 } }),
  ],
  [
    "comparisons.listSameQuestion",
    VIEWER,
    "done",
    "not_found",
    (ctx, { task: id }) => comparisons.listSameQuestion({ ctx, input: { id } }),
  ],
];
