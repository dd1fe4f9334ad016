import type { Span } from "@/lib/domain/answers/answer";
import { JUDGED_FROM } from "@/lib/domain/answers/said-of-brands";
import type { FoundMentions, Mention } from "../mentions/find-mentions";
import type { VisibleText } from "../mentions/visible-text";
import { DEGREES, LEXICON, NEGATIONS, RUNS_FROM } from "./lexicon";

/** Raised when these rules or their words portray a mention otherwise. */
export const PORTRAYAL_VERSION = 1;

/** A word that says something good or bad of a name, with what it counts there. */
export interface Verdict {
  text: string;
  /** Where it stands in the visible text. */
  visible: Span;
  /** From -3 to 3, as it is said here: denied, stronger or weaker. */
  weight: number;
}

/** How a sentence portrays what it names. */
export interface Portrayal {
  /** From -1, blamed, to 1, praised; 0 where the sentence judges nothing. */
  value: number;
  /** What decided, in order. */
  words: Verdict[];
}

/** So much of a sentence before and after a name is looked at. */
const AROUND = 200;
/** The more words agree, the closer to 1: x ÷ √(x² + 8), so that one clear word alone is worth .58. */
const SOFTNESS = 8;
/** How many words a denial or a degree reaches. */
const REACH = 3;
/** Where a sentence turns to something else. */
const TURN = /;|,? \b(?:but|however|whereas|although|though|yet)\b/giu;
const WORD = /[\p{L}\p{N}]+(?:[-'’.][\p{L}\p{N}]+)*/gu;
const THAN = /\bthan(?: (?:the|a|an|most|many|any|other))*\s*["“'‘(]*$/iu;

/**
 * How each mention is portrayed by its sentence, as far as that speaks of it: by words of praise and blame, with what
 * denies, strengthens or weakens them. English alone; null where the text is not known to be.
 */
export function portrayMentions(
  visible: VisibleText,
  { mentions, sentences }: FoundMentions,
  { isEnglish }: { isEnglish: boolean },
): (Portrayal | null)[] {
  return mentions.map((mention) => {
    if (!isEnglish) return null;
    const sentence = sentences[mention.sentence] ?? mention.visible;
    const others = mentions.filter(
      (one) => one.sentence === mention.sentence && one.brandId !== mention.brandId,
    );
    return portrayalIn(visible.text, sentence, mention, others);
  });
}

/** Whether a mention is praised, blamed, or neither. */
export const toneOf = ({ value }: Portrayal): "positive" | "negative" | "neutral" =>
  value >= JUDGED_FROM ? "positive" : value <= -JUDGED_FROM ? "negative" : "neutral";

function portrayalIn(
  text: string,
  sentence: Span,
  { visible: name }: Mention,
  others: readonly Mention[],
): Portrayal {
  const [before, after] = [partBefore(text, sentence, name, others), partAfter(text, sentence, name, others)];
  // "Less accurate than Acme": what is said of the one holds the other way round for what it is compared with.
  const isCompared = THAN.test(text.slice(before.start, before.end));
  const words = [
    ...verdictsIn(text, before).map((one) => (isCompared ? { ...one, weight: -one.weight } : one)),
    ...(isCompared ? [] : verdictsIn(text, after)),
  ];
  const sum = words.reduce((all, { weight }) => all + weight, 0);
  return { value: sum / Math.sqrt(sum * sum + SOFTNESS), words };
}

/** What stands before a name in its sentence and speaks of it: from the last turn on, and not of who is named before. */
function partBefore(text: string, sentence: Span, name: Span, others: readonly Mention[]): Span {
  const from = Math.max(sentence.start, name.start - AROUND);
  const before = text.slice(from, name.start);
  const turned = [...before.matchAll(TURN)].at(-1);
  let start = turned ? from + turned.index + turned[0].length : from;
  const other = others.findLast(({ visible }) => visible.end <= name.start && visible.start >= start);
  const comma = other ? text.slice(other.visible.end, name.start).lastIndexOf(",") : -1;
  if (other && comma !== -1) start = other.visible.end + comma + 1;
  return { start, end: name.start };
}

function partAfter(text: string, sentence: Span, name: Span, others: readonly Mention[]): Span {
  const to = Math.min(sentence.end, name.end + AROUND);
  const turn = text.slice(name.end, to).search(TURN);
  let end = turn === -1 ? to : name.end + turn;
  const other = others.find(({ visible }) => visible.start >= name.end && visible.end <= end);
  const comma = other ? text.slice(name.end, other.visible.start).indexOf(",") : -1;
  if (other && comma !== -1) end = name.end + comma;
  return { start: name.end, end };
}

/** The words of praise and blame in a part of a text: the longest run first, each word once. */
function verdictsIn(text: string, part: Span): Verdict[] {
  const words = [...text.slice(part.start, part.end).matchAll(WORD)].map(({ 0: word, index }) => ({
    word: word.toLowerCase().replaceAll("’", "'"),
    start: part.start + index,
    end: part.start + index + word.length,
  }));
  const verdicts: Verdict[] = [];
  for (let at = 0; at < words.length; at += 1) {
    const run = longestRun(words, at);
    if (!run) continue;
    const visible = { start: words[at]?.start ?? 0, end: words[at + run.length - 1]?.end ?? 0 };
    const weight = run.weight * degreeBefore(words, at);
    verdicts.push({ text: text.slice(visible.start, visible.end), visible, weight });
    at += run.length - 1;
  }
  return verdicts;
}

type Words = readonly { word: string }[];

function longestRun(words: Words, at: number): { length: number; weight: number } | null {
  const longest = RUNS_FROM.get(words[at]?.word ?? "") ?? 0;
  for (let length = Math.min(longest, words.length - at); length > 0; length -= 1) {
    const weight = LEXICON.get(
      words
        .slice(at, at + length)
        .map(({ word }) => word)
        .join(" "),
    );
    if (weight !== undefined) return { length, weight };
  }
  return null;
}

/** What the words right before make of one: a denial turns it, a degree strengthens or weakens it. */
function degreeBefore(words: Words, at: number): number {
  let factor = 1;
  for (const { word } of words.slice(Math.max(0, at - REACH), at)) {
    if (NEGATIONS.has(word)) factor *= -1;
    factor *= DEGREES.get(word) ?? 1;
  }
  return Math.min(1.5, Math.max(-1.5, factor));
}
