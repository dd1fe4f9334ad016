import * as marks from "@/lib/services/marks";
import { type PlantedWorkspace } from "@/test/plant-one";
import { VIEWER, RESEARCHER, MACHINE, type Line } from "./allowed";

const happened = ({ set: setId }: PlantedWorkspace) => ({
  ...{ setId, kind: "campaign" as const, at: "2026-05-01T09:00", text: "It began" },
});

export const marksLines: Line[] = [
  ["marks.listMarks", VIEWER, "done", "done", (ctx) => marks.listMarks({ ctx, input: { setId: null } })],
  [
    "marks.addMark",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, of) => marks.addMark({ ctx, input: happened(of) }),
  ],
  [
    "marks.changeMark",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, of) => marks.changeMark({ ctx, input: { ...happened(of), id: of.mark } }),
  ],
  [
    "marks.removeMark",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { mark: id }) => marks.removeMark({ ctx, input: { id, removed: true } }),
  ],
  ["marks.markModelChanges", MACHINE, "done", "not_found", (ctx) => marks.markModelChanges({ ctx })],
];
