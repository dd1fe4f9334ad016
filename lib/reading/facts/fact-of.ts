import { judgeMentions, LEVELS, type JudgedMention } from "../levels/levels";
import { summariseBrands } from "../levels/analyse-answer";
import type { Matcher } from "../mentions/compile-brands";
import { findMentions, type MentionCorrection } from "../mentions/find-mentions";
import { matchRules } from "../mentions/match-rules";
import { readVisible, type VisibleText } from "../mentions/visible-text";
import { portrayMentions, type Portrayal } from "../portrayal/portrayal";
import { suggestBrands } from "../suggestions/suggest-brands";
import { tellEnglish } from "./tell-english";

/** An answer as far as a fact is made of it. */
export interface MeasuredAnswer {
  markdown: string;
  /** The address of each citation, resolved where that is known. */
  cited: readonly string[];
  corrections?: readonly MentionCorrection[];
  /** Of the market it was asked in, by ISO 639-1; null where there is none. */
  language: string | null;
}

/**
 * What an answer says of brands, as one row. Brands go by the ids they were compiled with; lists that stand side by side
 * are in the same order.
 */
export interface AnswerFact {
  /** By its market, or else by its words; null where neither tells. */
  isEnglish: boolean | null;
  /** Those named, in the order of first mention. */
  brands: string[];
  mentions: number[];
  linked: number[];
  /** 0 named, 1 shortlisted, 2 top pick; null where the text is not known to be English. */
  levels: number[] | null;
  listRanks: (number | null)[];
  /** How its mentions are portrayed, from -1 to 1 each, in sum; null where the text is not known to be English. */
  portrayals: number[] | null;
  /** Those said not to be found or not to be had, with in how many places. Of English alone: elsewhere all are named. */
  absentBrands: string[];
  absences: number[];
  citedBrands: string[];
  citedCounts: number[];
  /** How many of the companies are named that are known by their names alone. */
  companies: number;
  /** Names that may be companies' and that nobody tracks, by rule; null where the text is not known to be English. */
  suggested: number | null;
}

/** Every mention of an answer, with its level, and beside it how it is portrayed; what a fact sums up, and what is highlighted. */
export function readMentions(
  matcher: Matcher,
  { markdown, corrections = [], language }: Omit<MeasuredAnswer, "cited">,
): {
  visible: VisibleText;
  isEnglish: boolean | null;
  mentions: JudgedMention[];
  portrayals: (Portrayal | null)[];
} {
  const visible = readVisible(markdown);
  const isEnglish = language === null ? tellEnglish(visible.text) : language === "en";
  const found = findMentions(matcher, visible, { markdown, corrections });
  const known = { isEnglish: isEnglish === true };
  return {
    ...{ visible, isEnglish },
    mentions: judgeMentions(visible, found, known),
    portrayals: portrayMentions(visible, found, known),
  };
}

/**
 * The fact of an answer: the same text, citations, rules and corrections always make the same one. `companies` are those of
 * the category that are known by their names alone.
 */
export function factOf(answer: MeasuredAnswer, matcher: Matcher, companies: Matcher | null): AnswerFact {
  const { visible, isEnglish, mentions, portrayals } = readMentions(matcher, answer);
  const brands = summariseBrands(matcher, mentions, answer.cited);
  const named = brands.filter(({ position }) => position !== null);
  const absent = brands.filter(({ absences }) => absences > 0);
  const cited = brands.filter(({ citations }) => citations > 0);
  const tracked = mentions.map((mention) => mention.visible);
  return {
    isEnglish,
    brands: named.map(({ brandId }) => brandId),
    mentions: named.map((one) => one.mentions),
    linked: named.map(({ linkedMentions }) => linkedMentions),
    levels: isEnglish ? named.map(({ level }) => (level ? LEVELS.indexOf(level.level) : 0)) : null,
    listRanks: named.map(({ listRank }) => listRank),
    portrayals: isEnglish ? named.map(({ brandId }) => sumOfPortrayals(brandId, mentions, portrayals)) : null,
    absentBrands: absent.map(({ brandId }) => brandId),
    absences: absent.map(({ absences }) => absences),
    citedBrands: cited.map(({ brandId }) => brandId),
    citedCounts: cited.map(({ citations }) => citations),
    companies: companies
      ? new Set(matchRules(companies, visible.text).map(({ rule }) => rule.brandId)).size
      : 0,
    suggested: isEnglish ? suggestBrands([{ visible, tracked }]).length : null,
  };
}

/** Of mentions in which it is absent nothing is said. */
const sumOfPortrayals = (
  brandId: string,
  mentions: readonly JudgedMention[],
  portrayals: readonly (Portrayal | null)[],
): number =>
  mentions.reduce(
    (sum, mention, place) =>
      mention.brandId === brandId && mention.level !== null ? sum + (portrayals[place]?.value ?? 0) : sum,
    0,
  );
