import type { AnswerItemView, CitationPlace, Span } from "@/lib/domain/answers/answer";
import { splitSentences } from "./mentions/sentences";
import { readVisible } from "./mentions/visible-text";
import { wordsOf } from "./words";

/** A citation with its place in its section's text. */
interface Cited {
  source: string;
  place: CitationPlace;
  sectionIndex: number;
}

/** Between sections, in an answer's text. */
const GAP = 2;

/**
 * The sentences of an answer's visible text, each with how many words it has and which sources it cites: those whose
 * place is in it. Null where no citation has a place. `items`: the answer's, to know where its sections begin.
 */
export function citedSentences(
  markdown: string,
  items: readonly AnswerItemView[],
  citations: readonly Cited[],
): { words: number; sources: string[] }[] | null {
  const starts = sectionStarts(items);
  const placed = citations.flatMap(({ source, place, sectionIndex }) => {
    const from = starts[sectionIndex];
    return from === undefined
      ? []
      : spansOf(place).map(({ start, end }) => ({ source, start: from + start, end: from + end }));
  });
  if (placed.length === 0) return null;
  const { text, blocks, source: map } = readVisible(markdown);
  const seen = placed.flatMap(({ source, ...span }) => {
    const visible = map.visibleOf(span);
    return visible ? [{ source, ...visible }] : [];
  });
  return splitSentences(text, blocks).map(({ start, end }) => ({
    words: wordsOf(text.slice(start, end)).length,
    sources: seen.flatMap((one) => (one.start < end && start < one.end ? [one.source] : [])),
  }));
}

function spansOf(place: CitationPlace): readonly Span[] {
  if (place.kind === "offsets") return [place];
  return place.kind === "marker" ? place.spans : [];
}

function sectionStarts(items: readonly AnswerItemView[]): number[] {
  const starts: number[] = [];
  let at = 0;
  for (const item of items) {
    if (item.type !== "message") continue;
    for (const { text } of item.sections) {
      starts.push(at);
      at += text.length + GAP;
    }
  }
  return starts;
}
