import { createSerializer, parseAsString, parseAsStringLiteral, type inferParserType } from "nuqs/server";
import { SOURCE_SORTS } from "@/lib/domain/answers/source-sorts";
import type { WorkspaceFilter } from "@/lib/domain/lists/workspace-filter";
import {
  PAGE_TYPES,
  type PageType,
  SOURCE_CLASSES,
  type SourceClass,
} from "@/lib/domain/sources/source-class";
import { paths } from "@/lib/paths";
import { sharedFilters, sharedOf } from "@/lib/queries/shared-filters";
import { parseAsPage, parseAsText } from "@/lib/queries/url-parsers";

export const SEARCH_MAX = 200;

/** What the sources' address carries. */
export const sourceParsers = {
  ...sharedFilters,
  domain: parseAsText(300),
  text: parseAsText(SEARCH_MAX),
  sourceClass: parseAsStringLiteral(SOURCE_CLASSES),
  pageType: parseAsStringLiteral(PAGE_TYPES),
  sort: parseAsStringLiteral(SOURCE_SORTS).withDefault("answers"),
  page: parseAsPage,
};

export type SourceState = inferParserType<typeof sourceParsers>;

const serialize = createSerializer(sourceParsers);

/** The sources screen in a given state. */
export const sourcesHref = (slug: string, state: Partial<SourceState>): string =>
  serialize(paths.workspace(slug).sources(), state);

interface CitingAnswers extends WorkspaceFilter {
  /** May be empty: the citations of which nothing tells the domain. */
  domain?: string | null;
  sourceUrl?: string | null;
  sourceClass?: SourceClass | null;
  pageType?: PageType | null;
}

const serializeCiting = createSerializer({
  ...sharedFilters,
  domain: parseAsString,
  sourceUrl: parseAsString,
  sourceClass: sourceParsers.sourceClass,
  pageType: sourceParsers.pageType,
});

/** The answers that cite a domain or a source, under the same filters. */
export const citingAnswersHref = (
  slug: string,
  { domain, sourceUrl, sourceClass, pageType, ...filter }: CitingAnswers,
): string =>
  serializeCiting(paths.workspace(slug).answers(), {
    ...sharedOf(filter),
    ...{ domain, sourceUrl, sourceClass, pageType },
  });
