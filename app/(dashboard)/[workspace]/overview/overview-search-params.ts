import { createSerializer, type inferParserType, parseAsStringLiteral } from "nuqs/server";
import { GRID_ORDERS } from "@/lib/domain/brands/grid-order";
import { paths } from "@/lib/paths";
import { parseAsCount } from "@/lib/queries/url-parsers";
import { figureParsers } from "../_figures/figure-search-params";

/** What the overview's address carries. */
export const overviewParsers = {
  ...figureParsers,
  /** Whose prompts the grid shows, by the brand's number; its own where none is asked for. */
  brand: parseAsCount,
  order: parseAsStringLiteral(GRID_ORDERS).withDefault("least"),
  /** What another model answers since: left out. */
  changed: parseAsStringLiteral(["out"]),
};

export type OverviewState = inferParserType<typeof overviewParsers>;

const serialize = createSerializer(overviewParsers);

/** The overview in a given state. */
export const overviewHref = (slug: string, state: Partial<OverviewState>): string =>
  serialize(paths.workspace(slug).overview(), state);
