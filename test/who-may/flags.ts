import * as flags from "@/lib/services/flags";
import { RESEARCHER, VIEWER, type Line } from "./allowed";

export const flagsLines: Line[] = [
  ["flags.listFlags", VIEWER, "done", "done", (ctx) => flags.listFlags({ ctx })],
  ["flags.countFlags", VIEWER, "done", "done", (ctx) => flags.countFlags({ ctx })],
  [
    "flags.flagsOf",
    VIEWER,
    "done",
    "done",
    (ctx, { task: answerId }) => flags.flagsOf({ ctx, input: { answerId } }),
  ],
  [
    "flags.flagAnswers",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { task, flag: id }) =>
      flags.flagAnswers({ ctx, input: { answers: { ids: [task] }, flag: { id }, has: false } }),
  ],
  [
    "flags.changeFlag",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { flag: id }) => flags.changeFlag({ ctx, input: { id, name: "Another name", colour: "warn" } }),
  ],
  [
    "flags.mergeFlags",
    RESEARCHER,
    // With itself: there is one.
    "invalid",
    "not_found",
    (ctx, { flag: id }) => flags.mergeFlags({ ctx, input: { id, intoId: id } }),
  ],
  [
    "flags.removeFlag",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { flag: id }) => flags.removeFlag({ ctx, input: { id } }),
  ],
];
