import { ANY_FIGURE } from "@/lib/domain/answers/figure-filter";
import * as comparing from "@/lib/services/comparing";
import { VIEWER, type Line } from "./allowed";

const filter = { ...ANY_FIGURE, from: "2026-11-01", to: "2026-11-30", zone: "UTC" };

export const comparingLines: Line[] = [
  [
    "comparing.compareSides",
    VIEWER,
    "done",
    "done",
    (ctx) => comparing.compareSides({ ctx, input: { by: "period", sides: [filter, filter], cut: false } }),
  ],
  [
    "comparing.getStudy",
    VIEWER,
    "done",
    "done",
    (ctx) =>
      comparing.getStudy({
        ctx,
        input: {
          ...{ filter: { ...ANY_FIGURE, zone: "UTC" }, day: "2026-11-15", before: 14, after: 14, cut: false },
          ...{ treated: { by: "topic", value: "Shoes" }, controls: null, brand: "1", figure: "presence" },
        },
      }),
  ],
  [
    "comparing.listSides",
    VIEWER,
    "done",
    "done",
    (ctx) => comparing.listSides({ ctx, input: { filter, by: "engine" } }),
  ],
  [
    "comparing.getAsOthers",
    VIEWER,
    "done",
    "done",
    (ctx) => comparing.getAsOthers({ ctx, input: { filter } }),
  ],
];
