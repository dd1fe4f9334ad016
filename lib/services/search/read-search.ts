import "server-only";
import { readStems } from "@/lib/db/sql/search/stems";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import type { AnswerFilter, SearchedFilter } from "@/lib/domain/answers/answer-filter";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import type { SearchedSetFilter, SetPromptFilter } from "@/lib/domain/library/set-prompt";
import { parseSearch, stemmedWords, writeSearch } from "@/lib/reading/search-query";

/** Searches in words as `tsquery`s, by the languages of a workspace's markets. One that looks for nothing finds nothing. */
async function readSearches(
  own: WorkspaceReads,
  texts: readonly (string | null)[],
): Promise<(string | null)[]> {
  const searches = texts.map((text) => text && parseSearch(text));
  const stems = await readStems(own, stemmedWords(searches.flatMap((terms) => terms || [])));
  const stemsOf = (word: string): string[] =>
    stems.flatMap((found) => (found.word === word ? [found.stem] : []));
  return searches.map((terms) =>
    terms === null ? null : terms === "" ? "" : (writeSearch(terms, stemsOf) ?? ""),
  );
}

/** One search in words as a `tsquery`. */
export async function readSearch(own: WorkspaceReads, text: string): Promise<string> {
  const [words] = await readSearches(own, [text]);
  return words ?? "";
}

/** A filter of a set's prompts as the database takes it. */
export async function readSetFilter(
  own: WorkspaceReads,
  { text, ...filter }: SetPromptFilter,
): Promise<SearchedSetFilter> {
  return { ...filter, words: text === null ? null : await readSearch(own, text) };
}

/** A filter as the database takes it. */
export async function readFilter(
  own: WorkspaceReads,
  { text, promptText, ...filter }: Zoned<AnswerFilter>,
): Promise<SearchedFilter> {
  const [words = null, promptWords = null] = await readSearches(own, [text, promptText]);
  return { ...filter, words, promptWords };
}
