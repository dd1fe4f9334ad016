import * as deletions from "@/lib/services/deletions";
import { ADMIN, MACHINE, type Line } from "./allowed";

export const deletionsLines: Line[] = [
  [
    "deletions.previewDeletion",
    ADMIN,
    "done",
    "not_found",
    (ctx, { run: runId }) => deletions.previewDeletion({ ctx, input: { kind: "run", runId } }),
  ],
  [
    "deletions.deleteAnswers",
    ADMIN,
    "done",
    "not_found",
    (ctx, { run: runId }) => deletions.deleteAnswers({ ctx, input: { kind: "run", runId, expected: 1 } }),
  ],
  ["deletions.listDeletions", ADMIN, "done", "done", (ctx) => deletions.listDeletions({ ctx })],
  [
    "deletions.undoDeletion",
    ADMIN,
    "conflict",
    "conflict",
    (ctx) => deletions.undoDeletion({ ctx, input: { id: crypto.randomUUID() } }),
  ],
  ["deletions.purgeDeletions", MACHINE, "done", "not_found", (ctx) => deletions.purgeDeletions({ ctx })],
];
