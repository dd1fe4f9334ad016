import {
  createLoader,
  createSerializer,
  parseAsString,
  parseAsStringLiteral,
  type inferParserType,
} from "nuqs/server";
import type { Engine } from "@/lib/domain/engine";
import { SOURCE_SORTS } from "@/lib/domain/source-sorts";
import { paths } from "@/lib/paths";
import { parseAsDay, parseAsEngine, parseAsPage, parseAsText } from "@/lib/queries/url-parsers";

export const SEARCH_MAX = 200;

/** What the sources' address carries. */
export const sourceParsers = {
  domain: parseAsText(300),
  engine: parseAsEngine,
  from: parseAsDay,
  to: parseAsDay,
  text: parseAsText(SEARCH_MAX),
  sort: parseAsStringLiteral(SOURCE_SORTS).withDefault("answers"),
  page: parseAsPage,
};

export const loadSourceState = createLoader(sourceParsers);
export type SourceState = inferParserType<typeof sourceParsers>;

const serialize = createSerializer(sourceParsers);

/** The sources screen in a given state. */
export const sourcesHref = (slug: string, state: Partial<SourceState>): string =>
  serialize(paths.workspace(slug).sources(), state);

interface CitingAnswers {
  /** May be empty: the citations of which nothing tells the domain. */
  domain?: string | null;
  sourceUrl?: string | null;
  engine: Engine | null;
  from: string | null;
  to: string | null;
}

const serializeCiting = createSerializer({
  domain: parseAsString,
  sourceUrl: parseAsString,
  engine: parseAsEngine,
  from: parseAsDay,
  to: parseAsDay,
});

/** The answers that cite a domain or a source, under the same filters. */
export const citingAnswersHref = (
  slug: string,
  { domain, sourceUrl, engine, from, to }: CitingAnswers,
): string => serializeCiting(paths.workspace(slug).answers(), { domain, sourceUrl, engine, from, to });
