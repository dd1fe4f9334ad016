import * as retention from "@/lib/services/retention";
import { ADMIN, MACHINE, type Line } from "./allowed";

const days = { rawReplyDays: 30, answerDays: null };

export const retentionLines: Line[] = [
  ["retention.getRetention", ADMIN, "done", "done", (ctx) => retention.getRetention({ ctx })],
  [
    "retention.previewRetention",
    ADMIN,
    "done",
    "done",
    (ctx) => retention.previewRetention({ ctx, input: days }),
  ],
  [
    "retention.changeRetention",
    ADMIN,
    "done",
    "done",
    (ctx) => retention.changeRetention({ ctx, input: days }),
  ],
  ["retention.applyRetention", MACHINE, "done", "not_found", (ctx) => retention.applyRetention({ ctx })],
];
