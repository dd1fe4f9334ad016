import { createSerializer, type inferParserType, parseAsStringLiteral } from "nuqs/server";
import { SIDE_KINDS } from "@/lib/domain/answers/side-kinds";
import { paths } from "@/lib/paths";
import { parseAsDay, parseAsText } from "@/lib/queries/url-parsers";
import { figureParsers } from "../_figures/figure-search-params";

/** What the address of a comparison carries. Without sides it is of the last 30 days and as many before. */
export const compareParsers = {
  ...figureParsers,
  by: parseAsStringLiteral(SIDE_KINDS).withDefault("period"),
  /** What each side is of; of periods the second is of the days that all screens share, and the first of these. */
  a: parseAsText(200),
  b: parseAsText(200),
  againstFrom: parseAsDay,
  againstTo: parseAsDay,
  /** What another model answers since: left out. */
  changed: parseAsStringLiteral(["out"]),
};

export type CompareState = inferParserType<typeof compareParsers>;

const serialize = createSerializer(compareParsers);

/** A comparison in a given state. */
export const compareHref = (slug: string, state: Partial<CompareState>): string =>
  serialize(paths.workspace(slug).comparing(), state);
