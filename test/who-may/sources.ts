import * as sources from "@/lib/services/sources";
import { MACHINE, VIEWER, type Line } from "./allowed";
import { zoned } from "./inputs";

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
