import { createSerializer, parseAsStringLiteral, type inferParserType } from "nuqs/server";
import { PROMPT_SORTS } from "@/lib/domain/library/prompt";
import { paths } from "@/lib/paths";
import { sharedFilters } from "@/lib/queries/shared-filters";
import { parseAsPage, parseAsText } from "@/lib/queries/url-parsers";

export const SEARCH_MAX = 200;

/** What the address of the list carries. */
export const promptsParsers = {
  ...sharedFilters,
  text: parseAsText(SEARCH_MAX),
  sort: parseAsStringLiteral(PROMPT_SORTS).withDefault("asked"),
  page: parseAsPage,
};

export type PromptsState = inferParserType<typeof promptsParsers>;

const serialize = createSerializer(promptsParsers);

/** The list of prompts in a given state. */
export const promptsHref = (slug: string, state: Partial<PromptsState>): string =>
  serialize(paths.workspace(slug).prompts(), state);
