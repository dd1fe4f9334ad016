import * as markets from "@/lib/services/markets";
import { VIEWER, RESEARCHER, type Line } from "./allowed";

export const marketsLines: Line[] = [
  ["markets.listMarkets", VIEWER, "done", "done", (ctx) => markets.listMarkets({ ctx })],
  [
    "markets.makeMarket",
    RESEARCHER,
    "done",
    "done",
    (ctx) => markets.makeMarket({ ctx, input: { name: "M", language: "sv", country: null, city: null } }),
  ],
  [
    "markets.renameMarket",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { market: id }) => markets.renameMarket({ ctx, input: { id, name: "M" } }),
  ],
  [
    "markets.archiveMarket",
    RESEARCHER,
    "done",
    "not_found",
    (ctx, { market: id }) => markets.archiveMarket({ ctx, input: { id, archived: true } }),
  ],
];
