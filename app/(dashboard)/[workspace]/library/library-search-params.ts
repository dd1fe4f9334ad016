import { createSerializer, parseAsBoolean, parseAsStringLiteral, type inferParserType } from "nuqs/server";
import { FUNNEL_STAGES, INTENTS } from "@/lib/domain/library/library-limits";
import { SET_PROMPT_SORTS, type SetPromptFilter } from "@/lib/domain/library/set-prompt";
import { paths } from "@/lib/paths";
import { parseAsId, parseAsPage, parseAsText, parseAsVersion } from "@/lib/queries/url-parsers";

export const setsParsers = { archived: parseAsBoolean.withDefault(false) };

export const changesParsers = { page: parseAsPage };

export const suggestParsers = { page: parseAsPage };

/** The run whose questions are reviewed. */
export const askForQuestionsParsers = { run: parseAsId };

/** Which two versions of a set are compared; without, the newest with the one before. */
export const versionsParsers = { older: parseAsVersion, newer: parseAsVersion };

export const SEARCH_MAX = 200;

/** What the address of a set's prompts carries. */
export const setPromptsParsers = {
  text: parseAsText(SEARCH_MAX),
  topic: parseAsText(SEARCH_MAX),
  tag: parseAsText(SEARCH_MAX),
  intent: parseAsStringLiteral(INTENTS),
  stage: parseAsStringLiteral(FUNNEL_STAGES),
  marketId: parseAsId,
  personaId: parseAsId,
  familyId: parseAsId,
  archived: parseAsBoolean.withDefault(false),
  sort: parseAsStringLiteral(SET_PROMPT_SORTS).withDefault("added"),
  page: parseAsPage,
};

export type SetPromptsState = inferParserType<typeof setPromptsParsers>;

const serialize = createSerializer(setPromptsParsers);

/** The prompts of a set in a given state. */
export const setPromptsHref = (slug: string, setId: string, state: Partial<SetPromptsState>): string =>
  serialize(paths.workspace(slug).library.set(setId), state);

/** The part of a state that narrows. */
export const filterOf = ({ sort: _sort, page: _page, ...filter }: SetPromptsState): SetPromptFilter => filter;
