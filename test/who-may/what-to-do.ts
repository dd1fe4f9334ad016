import { ANY_FIGURE } from "@/lib/domain/answers/figure-filter";
import * as whatToDo from "@/lib/services/what-to-do";
import { VIEWER, type Line } from "./allowed";

const filter = { ...ANY_FIGURE, from: "2026-11-01", to: "2026-11-30", zone: "UTC" };

export const whatToDoLines: Line[] = [
  [
    "what-to-do.listWhatToDo",
    VIEWER,
    "done",
    "done",
    (ctx) => whatToDo.listWhatToDo({ ctx, input: { filter, before: null, brand: null, kind: null } }),
  ],
];
