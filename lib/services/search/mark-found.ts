import "server-only";
import { readStems } from "@/lib/db/sql/search/stems";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { type MarkedText, markWords, mayBeForms } from "@/lib/reading/mark-words";
import { parseSearch, stemmedWords } from "@/lib/reading/search-query";

const EXCERPT_CHARS = 300;

/** Of each text the part in which what was looked for is found first, with its places; a word's forms are found, too. */
export async function markFound(
  own: WorkspaceReads,
  search: string,
  texts: readonly string[],
): Promise<MarkedText[]> {
  const terms = parseSearch(search);
  const words = stemmedWords(terms);
  const near = [...new Set(texts.flatMap((text) => mayBeForms(text, words)))];
  const stems = await readStems(own, [...new Set([...words, ...near])]);
  const wordsOf = Map.groupBy(stems, ({ stem }) => stem);
  const forms = new Map(
    words.map((word) => {
      const own = stems.filter((one) => one.word === word);
      return [
        word,
        new Set([word, ...own.flatMap(({ stem }) => wordsOf.get(stem)?.map((one) => one.word) ?? [])]),
      ];
    }),
  );
  const formsOf = (word: string) => forms.get(word) ?? new Set([word]);
  return texts.map((text) => markWords(text, terms, { formsOf, length: EXCERPT_CHARS }));
}
