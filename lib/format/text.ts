import type { CappedCount } from "@/lib/domain/lists/capped-count";

/** Cuts a text to at most `limit` code points, ending in "…" where something was cut. */
export function shorten(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const characters = [...text.slice(0, 2 * limit + 2)];
  return characters.length <= limit
    ? text
    : `${characters
        .slice(0, limit - 1)
        .join("")
        .trimEnd()}…`;
}

/** A whole number with thousands separators. */
export const formatCount = (count: number): string => count.toLocaleString("en-US");

/** "1 answer", "2 answers", "1,204 answers". */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${formatCount(count)} ${count === 1 ? one : many}`;

/** "1 answer", "9,999 answers", "10,000+ answers". */
export const formatCapped = ({ count, isMore }: CappedCount, one: string, many = `${one}s`): string =>
  isMore ? `${formatCount(count)}+ ${many}` : counted(count, one, many);

/** The beginning of a Markdown text as one plain line: without signs for headings, emphasis, links, lists and tables. */
export const plainExcerpt = (markdown: string): string =>
  markdown
    .replace(/!?\[([^\]\n]*)\]\([^)\n]*\)/g, "$1")
    .replace(/^[ \t]*(?:#{1,6}|>|[-*+]|\d{1,9}[.)])[ \t]+/gm, "")
    .replace(/\|?[ \t]*:?-{3,}:?[ \t]*\|?/g, " ")
    .replace(/\*+|`+|__+|~~|\|/g, "")
    .replace(/\s+/g, " ")
    .trim();

/** Words that say what a field takes, as a sentence of their own. */
export const asSentence = (words: string): string => `${words.charAt(0).toUpperCase()}${words.slice(1)}.`;
