import * as notices from "@/lib/services/notices";
import { NOTICES, PERSON, MACHINE, type Line } from "./allowed";

export const noticesLines: Line[] = [
  ["notices.listNotices", NOTICES, "done", "done", (ctx) => notices.listNotices({ ctx })],
  ["notices.countUnreadNotices", NOTICES, "done", "done", (ctx) => notices.countUnreadNotices({ ctx })],
  [
    "notices.markNoticesRead",
    PERSON,
    "done",
    "done",
    (ctx, { notice }) => notices.markNoticesRead({ ctx, input: { ids: [notice] } }),
  ],
  ["notices.tellOfMoves", MACHINE, "done", "not_found", (ctx) => notices.tellOfMoves({ ctx })],
  ["notices.tellOfRuns", MACHINE, "done", "not_found", (ctx) => notices.tellOfRuns({ ctx })],
];
