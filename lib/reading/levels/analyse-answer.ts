import type { Matcher } from "../mentions/compile-brands";
import { findMentions, type MentionCorrection } from "../mentions/find-mentions";
import { readVisible } from "../mentions/visible-text";
import { judgeMentions, LEVELS, type JudgedMention, type Level } from "./levels";

/** What one answer says of one brand. */
export interface BrandInAnswer {
  brandId: string;
  /** Its rank among the brands that are named, by first mention, from 1; null where it is only absent, or only cited. */
  position: number | null;
  /** Mentions but those in which it is absent. */
  mentions: number;
  linkedMentions: number;
  /** Sentences that say nothing was found about it, or that it is not to be had. */
  absences: number;
  /** The highest of its mentions', with the rule that says so; null where it is not named. */
  level: { level: Level; rule: string } | null;
  /** The number of the list item that names it first; null where none does. */
  listRank: number | null;
  /** Citations of its domains. */
  citations: number;
}

export interface AnalysedAnswer {
  mentions: JudgedMention[];
  /** Those named, in order of first mention; then those only absent or cited. */
  brands: BrandInAnswer[];
}

/** Which brands an answer names and cites. `cited`: the address of each citation, resolved where that is known. */
export function analyseAnswer(
  matcher: Matcher,
  answer: { markdown: string; cited: readonly string[]; corrections?: readonly MentionCorrection[] },
): AnalysedAnswer {
  const visible = readVisible(answer.markdown);
  const mentions = judgeMentions(visible, findMentions(matcher, visible, answer));
  return { mentions, brands: summariseBrands(matcher, mentions, answer.cited) };
}

/** What mentions and cited addresses say, brand by brand: those named in order of first mention; then the others. */
export function summariseBrands(
  matcher: Matcher,
  mentions: readonly JudgedMention[],
  cited: readonly string[],
): BrandInAnswer[] {
  const owners = cited.map((address) => matcher.ownersOf(address));
  const named = mentions.filter(({ level }) => level !== null).map(({ brandId }) => brandId);
  const order = [...new Set(named)];
  const brandIds = new Set([...order, ...mentions.map(({ brandId }) => brandId), ...owners.flat()]);
  return [...brandIds].map((brandId, place) => ({
    ...summaryOf(mentions.filter((one) => one.brandId === brandId)),
    brandId,
    position: place < order.length ? place + 1 : null,
    citations: owners.filter((ids) => ids.includes(brandId)).length,
  }));
}

function summaryOf(mentions: readonly JudgedMention[]) {
  const named = mentions.filter(({ level }) => level !== null);
  const highest = named.reduce<BrandInAnswer["level"]>(
    (best, { level }) => (rankOf(level) > rankOf(best) ? level : best),
    null,
  );
  return {
    mentions: named.length,
    linkedMentions: named.filter(({ isLinked }) => isLinked).length,
    absences: mentions.length - named.length,
    level: highest,
    listRank: named.find(({ item }) => item !== null)?.item?.number ?? null,
  };
}

const rankOf = (level: BrandInAnswer["level"]): number => (level === null ? -1 : LEVELS.indexOf(level.level));
