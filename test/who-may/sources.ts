import * as sources from "@/lib/services/sources";
import { VIEWER, type Line } from "./allowed";
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
        input: { filter: { ...zoned, domain: null, text: null }, sort: "citations", page: 1 },
      }),
  ],
];
