import type { Span } from "@/lib/domain/answers/answer";
import type { ListItem, TableCell } from "./block-places";
import { isWordCharacter } from "./boundaries";
import type { Matcher } from "./compile-brands";
import { matchRules } from "./match-rules";
import { placeIn } from "./place-in";
import { splitSentences } from "./sentences";
import type { VisibleText } from "./visible-text";

/** Raised when the same text and rules give other mentions: by what is visible, folded, bounded or cut into sentences. */
export const MENTIONS_VERSION = 2;

/** A brand named in an answer. */
export interface Mention {
  brandId: string;
  /** Which of the brand's rules found it; null where a person added it. */
  ruleId: string | null;
  /** As it is written, without signs of Markdown. */
  text: string;
  /** Where it stands in the answer's Markdown. */
  source: Span;
  /** Where it stands in the visible text. */
  visible: Span;
  /** How many words stand before it. */
  word: number;
  /** Which sentence of the answer it is in, from 0. */
  sentence: number;
  /** Which block of the visible text it is in. */
  block: number;
  item: ListItem | null;
  cell: TableCell | null;
  /** Whether it is in a link to one of the brand's domains, or right before one. */
  isLinked: boolean;
}

/** What a person says of one place of one answer: the brand is not meant there, or it is named there. */
export interface MentionCorrection {
  kind: "refused" | "added";
  brandId: string;
  /** In the answer's Markdown. */
  source: Span;
  /** What stood there when it was said; where something else stands there now, nothing is said of it. */
  text: string;
}

export interface FoundMentions {
  mentions: Mention[];
  sentences: readonly Span[];
}

/** The brands that an answer's visible text names, in their order; sentences are the visible text's. */
export function findMentions(
  matcher: Matcher,
  visible: VisibleText,
  { markdown, corrections = [] }: { markdown: string; corrections?: readonly MentionCorrection[] },
): FoundMentions {
  const sentences = splitSentences(visible.text, visible.blocks);
  const holding = corrections.filter(({ source, text }) => markdown.slice(source.start, source.end) === text);
  const refused = holding.filter(({ kind }) => kind === "refused");
  const found = matchRules(matcher, visible.text).flatMap(({ start, end, rule }) => {
    const source = visible.source.spanOf({ start, end });
    const isRefused = refused.some((one) => one.brandId === rule.brandId && overlap(one.source, source));
    return isRefused ? [] : [{ start, end, source, brandId: rule.brandId, ruleId: rule.id }];
  });
  const added = holding.flatMap(({ kind, brandId, source }) => {
    const place = kind === "added" ? visible.source.visibleOf(source) : null;
    const isFound = found.some((one) => one.brandId === brandId && overlap(one.source, source));
    return place && !isFound ? [{ ...place, source, brandId, ruleId: null }] : [];
  });
  const all = [...found, ...added].sort((one, other) => one.start - other.start);
  const wordsBefore = countWords(visible.text, all);
  const mentions = all.flatMap(({ start, end, source, brandId, ruleId }, index) => {
    const block = placeIn(visible.blocks, start);
    const here = visible.blocks[block];
    return {
      ...{ brandId, ruleId, source, block },
      text: visible.text.slice(start, end),
      visible: { start, end },
      word: wordsBefore[index] ?? 0,
      sentence: placeIn(sentences, start),
      item: here?.item ?? null,
      cell: here?.cell ?? null,
      isLinked: isLinked(visible, { start, end }, (address) => matcher.ownersOf(address).includes(brandId)),
    };
  });
  return { mentions, sentences };
}

const overlap = (one: Span, other: Span): boolean => one.start < other.end && other.start < one.end;

/** What may stand between a name and the link that follows it directly, and how much of it. */
const BEFORE_LINK = /^[\s\p{Ps}\p{Pi}"':–—-]*$/u;
const GAP_MAX = 3;

/** Links are in order and none is in another, but for an address that is its own label. */
function isLinked({ text, links }: VisibleText, mention: Span, isOwn: (address: string) => boolean): boolean {
  const last = placeIn(links, mention.end + GAP_MAX);
  return links.slice(Math.max(0, last - 2), last + 1).some((link) => {
    const isInside = link.start <= mention.start && mention.end <= link.end;
    const follows =
      link.start >= mention.end &&
      link.start <= mention.end + GAP_MAX &&
      BEFORE_LINK.test(text.slice(mention.end, link.start));
    return (isInside || follows) && isOwn(link.address);
  });
}

/** Scripts that put no space between words: a character of theirs counts as a word. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** How many words of a text stand before each of some places, which are in order. */
function countWords(text: string, places: readonly Span[]): number[] {
  let [at, count] = [0, 0];
  let inWord = false;
  return places.map(({ start }) => {
    while (at < start) {
      const character = text[at] ?? "";
      const isWord = character < "\u0080" ? ASCII_WORD.has(character) : isWordCharacter(character);
      const isJoint = inWord && (character === "'" || character === "’" || character === "-");
      if (isWord && (!inWord || (character >= "\u0e00" && UNSPACED.test(character)))) count += 1;
      inWord = isWord || isJoint;
      at += 1;
    }
    return count;
  });
}

const ASCII_WORD = new Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789");
