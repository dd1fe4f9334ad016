import { ANY_FIGURE } from "@/lib/domain/answers/figure-filter";
import { ANY_CITED } from "@/lib/domain/sources/cited-filter";
import * as sources from "@/lib/services/sources";
import { MACHINE, VIEWER, type Line } from "./allowed";
import { zoned } from "./inputs";

const figures = { ...ANY_FIGURE, zone: "UTC" };

export const sourcesLines: Line[] = [
  [
    "sources.listSources",
    VIEWER,
    "done",
    "done",
    (ctx) =>
      sources.listSources({
        ctx,
        input: {
          filter: { ...zoned, domain: null, text: null, sourceClass: null, pageType: null },
          sort: "citations",
          page: 1,
        },
      }),
  ],
  [
    "sources.listSourceGaps",
    VIEWER,
    "done",
    "done",
    (ctx) =>
      sources.listSourceGaps({
        ctx,
        input: { filter: figures, cited: ANY_CITED, brand: null, least: 1, page: 1 },
      }),
  ],
  [
    "sources.listSourceMoves",
    VIEWER,
    "done",
    "done",
    (ctx) =>
      sources.listSourceMoves({
        ctx,
        input: {
          filter: { ...ANY_FIGURE, from: "2026-11-01", to: "2026-11-30", zone: "UTC" },
          before: { from: "2026-10-01", to: "2026-10-31" },
          cited: ANY_CITED,
          least: 1,
        },
      }),
  ],
  [
    "sources.getPrevalences",
    VIEWER,
    "done",
    "done",
    (ctx) =>
      sources.getPrevalences({ ctx, input: { filter: figures, cited: ANY_CITED, keys: ["a.example"] } }),
  ],
  [
    "sources.getOverlaps",
    VIEWER,
    "done",
    "done",
    (ctx) => sources.getOverlaps({ ctx, input: { filter: figures, cited: ANY_CITED } }),
  ],
  [
    "sources.getDomainFigures",
    VIEWER,
    "done",
    "done",
    (ctx) =>
      sources.getDomainFigures({
        ctx,
        input: {
          filter: figures,
          cited: { ...ANY_CITED, domain: "a.example" },
          spells: [{ from: "2026-11-01", to: "2026-11-30" }],
          most: 5,
        },
      }),
  ],
  [
    "sources.getCitedSources",
    VIEWER,
    "done",
    "not_found",
    (ctx, { task: answerId }) => sources.getCitedSources({ ctx, input: { answerId } }),
  ],
  [
    "sources.tellSources",
    MACHINE,
    "done",
    "not_found",
    (ctx) => sources.tellSources({ ctx, input: { signal: AbortSignal.abort() } }),
  ],
];
