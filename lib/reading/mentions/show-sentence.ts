import type { Span } from "@/lib/domain/answers/answer";
import { splitSentences } from "./sentences";
import type { VisibleText } from "./visible-text";

/** A place of an answer as somebody is shown it. */
export interface ShownHit {
  /** The sentence, on one line, and where in it the place is. */
  sentence: string;
  mark: Span;
}

const SENTENCE_MAX = 320;

/** The sentence that a place of the visible text is in. */
export function showSentence({ text, blocks }: VisibleText, hit: Span): ShownHit {
  const sentence = splitSentences(text, blocks).find(
    ({ start, end }) => start <= hit.start && hit.start < end,
  );
  return shownIn(text, hit, sentence ?? hit);
}

/** A sentence as it is shown: on one line, and cut where it is long. */
export function shownIn(text: string, hit: Span, sentence: Span): ShownHit {
  const room = Math.max(0, SENTENCE_MAX - (hit.end - hit.start));
  const start = Math.max(sentence.start, hit.start - Math.floor(room / 2));
  const end = Math.min(Math.max(sentence.end, hit.end), hit.end + Math.ceil(room / 2));
  const [before, after] = [start > sentence.start ? "…" : "", end < sentence.end ? "…" : ""];
  // What is masked, and ends of blocks, are one character each: places stay.
  const line = text.slice(start, end).replaceAll("\ufffc", "…").replace(/\s/g, " ");
  const shift = before.length - start;
  return {
    sentence: `${before}${line}${after}`,
    mark: { start: hit.start + shift, end: hit.end + shift },
  };
}
