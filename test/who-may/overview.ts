import { ANY_FIGURE } from "@/lib/domain/answers/figure-filter";
import * as overview from "@/lib/services/overview";
import { VIEWER, type Line } from "./allowed";

const DAYS = { from: "2026-11-01", to: "2026-11-30" };
const BASELINE = { name: "Launch", from: "2026-10-01", to: "2026-10-31" };
const filter = { ...ANY_FIGURE, ...DAYS, zone: "UTC" };

export const overviewLines: Line[] = [
  [
    "overview.getHeadlines",
    VIEWER,
    "done",
    "done",
    (ctx) => overview.getHeadlines({ ctx, input: { filter, before: null, cut: true } }),
  ],
  ["overview.getMethods", VIEWER, "done", "done", (ctx) => overview.getMethods({ ctx, input: { filter } })],
  [
    "overview.getSinceBaseline",
    VIEWER,
    "done",
    "done",
    (ctx) => overview.getSinceBaseline({ ctx, input: { filter, baseline: BASELINE, cut: false } }),
  ],
  [
    "overview.getTrend",
    VIEWER,
    "done",
    "done",
    (ctx) => overview.getTrend({ ctx, input: { filter, spells: [DAYS], brands: ["1"] } }),
  ],
  [
    "overview.getEngineGrid",
    VIEWER,
    "done",
    "done",
    (ctx) => overview.getEngineGrid({ ctx, input: { filter, brand: "1", order: "most", most: 5 } }),
  ],
];
