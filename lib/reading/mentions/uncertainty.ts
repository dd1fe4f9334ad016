import type { Span } from "@/lib/domain/answers/answer";
import type { Alias } from "@/lib/domain/brands/brand";
import { MENTION_DOUBTS, type MentionDoubt } from "@/lib/domain/brands/mention-review";
import { isGeneric } from "@/lib/reading/suggestions/generic-words";
import { standsAlone } from "./boundaries";
import { foldText } from "./fold";

// How certain it is that a place is the brand that was found there. Nothing here is guessed from what answers usually say:
// each doubt is a condition that can be seen at the place, and has a word for it.

type LooserCondition = Extract<MentionDoubt, "within_word" | "other_case" | "other_accents">;

/**
 * Which conditions of an alias would not hold were it taken only as it is written, and as a word of its own. A place may
 * have several aliases; the strictest decides. One that phrases cancel counts only where it is what found the place.
 */
export function looserBy(aliases: readonly Alias[], text: string, place: Span, by: Alias): LooserCondition[] {
  const found = text.slice(place.start, place.end);
  const key = foldText(found, { case: "any", accents: "any" });
  const conditions = [by, ...aliases.filter(({ not }) => not.length === 0)]
    .filter((alias) => foldText(alias.text, { case: "any", accents: "any" }) === key)
    .map((alias) => conditionsOf(alias, found, standsAlone(text, place.start, place.end)));
  return conditions.reduce(
    (least, one) => (one.length < least.length ? one : least),
    [...(conditions[0] ?? [])],
  );
}

function conditionsOf(alias: Alias, found: string, alone: boolean): LooserCondition[] {
  const differs = (folding: Parameters<typeof foldText>[1]) =>
    foldText(found, folding) !== foldText(alias.text, folding);
  return [
    ...(alone ? [] : (["within_word"] as const)),
    ...(differs({ case: "exact", accents: "any" }) ? (["other_case"] as const) : []),
    ...(differs({ case: "any", accents: "exact" }) ? (["other_accents"] as const) : []),
  ];
}

const CAPITAL_BEFORE = /(?:^|[^\p{L}\p{M}\p{N}])(\p{Lu}[\p{L}\p{M}\p{N}]*) $/u;
const CAPITAL_AFTER = /^ \p{Lu}/u;

/** Whether a word with a capital stands right beside it; the first of a sentence has one anyway. */
export function isInLongerName(text: string, { start, end }: Span, sentence: Span): boolean {
  if (CAPITAL_AFTER.test(text.slice(end, Math.min(sentence.end, end + 3)))) return true;
  const before = text.slice(sentence.start, start);
  const word = CAPITAL_BEFORE.exec(before);
  return word !== null && /[\p{L}\p{N}]/u.test(before.slice(0, before.length - (word[1]?.length ?? 0) - 1));
}

/** So few letters are easily something else; in scripts without capitals names are often that short. */
const SHORT = /^[^\p{L}\p{N}]*(?:[\p{Lu}\p{Ll}\p{N}][^\p{L}\p{N}]*){1,3}$/u;
const CASED = /[\p{Lu}\p{Ll}]/u;

/** A place at which a rule found a brand. */
export interface FoundPlace {
  text: string;
  place: Span;
  sentence: Span;
  /** All rules of the brand, and the one that found it; null where a person added the place, of which nothing is in doubt. */
  aliases: readonly Alias[];
  by: Alias | null;
  /** Whether another brand was found at the very same place. */
  isShared: boolean;
}

/** Why a place may not be the brand, the heaviest first; nothing of one that is certain. */
export function doubtsOf({ text, place, sentence, aliases, by, isShared }: FoundPlace): MentionDoubt[] {
  if (by === null) return [];
  const found = text.slice(place.start, place.end);
  const doubts = new Set<MentionDoubt>(looserBy(aliases, text, place, by));
  if (isShared) doubts.add("other_brand");
  if (isGeneric(found)) doubts.add("plain_word");
  if (isInLongerName(text, place, sentence)) doubts.add("longer_name");
  if (SHORT.test(found) && CASED.test(found)) doubts.add("short");
  return MENTION_DOUBTS.filter((doubt) => doubts.has(doubt));
}

/** What each doubt weighs; a place weighs the sum of its doubts. */
const DOUBT_WEIGHTS: Readonly<Record<MentionDoubt, number>> = {
  within_word: 5,
  other_brand: 4,
  plain_word: 4,
  other_case: 3,
  longer_name: 2,
  short: 2,
  other_accents: 1,
};

export const uncertaintyOf = (doubts: readonly MentionDoubt[]): number =>
  doubts.reduce((sum, doubt) => sum + DOUBT_WEIGHTS[doubt], 0);

interface Ordered {
  doubts: readonly MentionDoubt[];
  answerId: string;
  brandId: string;
  start: number;
  end: number;
}

/**
 * The order of a queue: the heaviest first; of the same weight the newer answer (ids go up with time), and in an answer
 * what stands first. No two places are equal, so that the same places have the same order, for every reviewer.
 */
export const byUncertainty = (one: Ordered, other: Ordered): number =>
  uncertaintyOf(other.doubts) - uncertaintyOf(one.doubts) ||
  inOrder(other.answerId, one.answerId) ||
  one.start - other.start ||
  one.end - other.end ||
  inOrder(one.brandId, other.brandId);

const inOrder = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
