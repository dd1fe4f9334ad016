import type { Span } from "@/lib/domain/answers/answer";
import type { VisibleText } from "../mentions/visible-text";

/** "([The Verge][1], [AT&T][2])": where something was read, not what is spoken of. */
export function citedIn({ text, links }: VisibleText): (one: Span) => boolean {
  const isWithin = (spans: readonly Span[]) => (one: Span) =>
    spans.some(({ start, end }) => start <= one.start && one.end <= end);
  const isLinked = isWithin(links);
  const spans = [...text.matchAll(/\([^()]{1,400}\)/gu)].flatMap(({ 0: found, index }): Span[] => {
    const parts = [...found.slice(1, -1).matchAll(/[^,;\s][^,;]*/gu)].map((part) => {
      const start = index + 1 + part.index;
      return { start, end: start + part[0].trimEnd().length, text: part[0].trimEnd() };
    });
    const isOfCitations = parts.every((part) => isLinked(part) || /^\[[^\]]*\]\[\d+\]$/u.test(part.text));
    return parts.length > 0 && isOfCitations ? [{ start: index, end: index + found.length }] : [];
  });
  return isWithin(spans);
}
