import { createSerializer, type inferParserType, parseAsStringLiteral } from "nuqs/server";
import { GRID_ORDERS } from "@/lib/domain/brands/grid-order";
import { paths } from "@/lib/paths";
import { figureParsers } from "../_figures/figure-search-params";

/** What the address of a brand's figures carries. */
export const brandFiguresParsers = {
  ...figureParsers,
  /** Which prompts the grid shows first. */
  order: parseAsStringLiteral(GRID_ORDERS).withDefault("least"),
};

export type BrandFiguresState = inferParserType<typeof brandFiguresParsers>;

const serialize = createSerializer(brandFiguresParsers);

/** A brand's figures in a given state. */
export const brandFiguresHref = (slug: string, id: string, state: Partial<BrandFiguresState>): string =>
  serialize(paths.workspace(slug).brandFigures(id), state);
