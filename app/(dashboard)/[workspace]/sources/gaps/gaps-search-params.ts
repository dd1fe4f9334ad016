import { createSerializer, type inferParserType } from "nuqs/server";
import { paths } from "@/lib/paths";
import { parseAsCount, parseAsPage, parseAsText } from "@/lib/queries/url-parsers";
import { citedParsers, figureParsers } from "../../_figures/figure-search-params";

/** What the address of the gaps carries. */
export const gapsParsers = {
  ...figureParsers,
  ...citedParsers,
  /** The domain whose pages are shown. */
  domain: parseAsText(300),
  /** Whose gaps, by the brand's number; the first own brand's where none is asked for. */
  brand: parseAsCount,
  page: parseAsPage,
};

export type GapsState = inferParserType<typeof gapsParsers>;

const serialize = createSerializer(gapsParsers);

/** The gaps in a given state. */
export const gapsHref = (slug: string, state: Partial<GapsState>): string =>
  serialize(paths.workspace(slug).sourceGaps(), state);
