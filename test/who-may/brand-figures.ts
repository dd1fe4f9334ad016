import { ANY_FIGURE } from "@/lib/domain/answers/figure-filter";
import * as brandFigures from "@/lib/services/brand-figures";
import { VIEWER, type Line } from "./allowed";

const filter = { ...ANY_FIGURE, from: "2026-11-01", to: "2026-11-30", zone: "UTC" };

export const brandFiguresLines: Line[] = [
  [
    "brand-figures.getBrandFigures",
    VIEWER,
    "done",
    "done",
    (ctx, { brand: brandId }) => brandFigures.getBrandFigures({ ctx, input: { filter, brandId } }),
  ],
  [
    "brand-figures.getBrandEngines",
    VIEWER,
    "done",
    "done",
    (ctx, { brand: brandId }) => brandFigures.getBrandEngines({ ctx, input: { filter, brandId } }),
  ],
  [
    "brand-figures.listPortrayals",
    VIEWER,
    "done",
    "done",
    (ctx, { brand: brandId }) =>
      brandFigures.listPortrayals({ ctx, input: { filter, brandId, tone: "negative", most: 5 } }),
  ],
];
