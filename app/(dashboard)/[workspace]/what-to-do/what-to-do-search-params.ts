import { createSerializer, type inferParserType, parseAsStringLiteral } from "nuqs/server";
import { FINDING_KINDS } from "@/lib/domain/answers/finding-kind";
import { paths } from "@/lib/paths";
import { parseAsCount } from "@/lib/queries/url-parsers";
import { figureParsers } from "../_figures/figure-search-params";

/** What the address of the list carries. */
export const whatToDoParsers = {
  ...figureParsers,
  /** Whose list, by the brand's number; the first own brand's where none is asked for. */
  brand: parseAsCount,
  kind: parseAsStringLiteral(FINDING_KINDS),
};

export type WhatToDoState = inferParserType<typeof whatToDoParsers>;

const serialize = createSerializer(whatToDoParsers);

/** The list in a given state. */
export const whatToDoHref = (slug: string, state: Partial<WhatToDoState>): string =>
  serialize(paths.workspace(slug).whatToDo(), state);
