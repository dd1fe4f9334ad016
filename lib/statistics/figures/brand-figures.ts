import type { Rate } from "../intervals/rate";
import type { Share } from "../intervals/share";
import { isIn } from "../observations";
import { type CitationsOf, isNamed, type Level, LEVELS, type Named, type ReadAnswer } from "./read-answer";
import { type Asked, tellMean, tellRate, tellShare, type Told } from "./tell";

// What is told of one brand. Definitions: docs/metrics.md.

/** Presence (visibility): answers that name it ÷ answers. */
export const presence = (rows: readonly ReadAnswer[], asked: Asked, brand: string): Told<Rate> =>
  tellRate(rows, asked, (row) => isNamed(row, brand));

/** Answers in which it is at least that far recommended ÷ answers of which it is told how far they recommend. */
export const levelRate = (
  rows: readonly ReadAnswer[],
  asked: Asked,
  brand: string,
  least: Level,
): Told<Rate> =>
  tellRate(
    rows,
    asked,
    ({ named }) =>
      named.some(
        ({ brand: one, level }) =>
          one === brand && level !== null && LEVELS.indexOf(level) >= LEVELS.indexOf(least),
      ),
    ({ areLevelsTold }) => areLevelsTold,
  );

/** Answers that cite one of somebody's domains ÷ answers. */
export const citationRate = (
  rows: readonly ReadAnswer[],
  asked: Asked,
  citationsOf: CitationsOf,
): Told<Rate> => tellRate(rows, asked, (row) => citationsOf(row) > 0);

/** Citations of somebody's domains ÷ all citations. */
export const citationShare = (
  rows: readonly ReadAnswer[],
  asked: Asked,
  citationsOf: CitationsOf,
): Told<Share> => tellShare(rows, asked, (row) => ({ part: citationsOf(row), whole: row.citations.length }));

/** What shares of voice are shares of: answers that name each brand, or every mention of each. */
export type VoiceOf = "presence" | "occurrences";
/** Whose voices are counted: of the brands that are tracked, or of all companies that are named. */
export type VoiceAmong = "tracked" | "all";

/** Its voice ÷ the voices of all. A control has none. */
export function shareOfVoice(
  rows: readonly ReadAnswer[],
  asked: Asked,
  brand: string,
  voices: { of: VoiceOf; among: VoiceAmong },
): Told<Share> {
  const voice = (all: readonly Named[]) =>
    voices.of === "presence" ? all.length : all.reduce((sum, { mentions }) => sum + mentions, 0);
  return tellShare(rows, asked, ({ named }) => {
    const all = named.filter((one) => isAmong(one, voices.among));
    return { part: voice(all.filter((one) => one.brand === brand)), whole: voice(all) };
  });
}

const isAmong = ({ role }: Named, among: VoiceAmong): boolean =>
  role === "tracked" || (role === "suggested" && among === "all");

/** Its rank by first mention, mean over the answers that name it, and how many are there to have a rank. */
export function firstPosition(
  rows: readonly ReadAnswer[],
  asked: Asked,
  brand: string,
  among: VoiceAmong,
): { rank: Told<Share>; present: Told<Share> } {
  const namedIn = (row: ReadAnswer) => row.named.filter((one) => isAmong(one, among)).map((one) => one.brand);
  const mean = (of: (brands: string[]) => number) =>
    tellMean(rows, asked, (row) => {
      const brands = namedIn(row);
      return brands.includes(brand) ? { part: of(brands), whole: 1 } : { part: 0, whole: 0 };
    });
  return { rank: mean((brands) => brands.indexOf(brand) + 1), present: mean((brands) => brands.length) };
}

/** The number of the list item that names it first, mean over the answers with such an item. */
export const listRank = (rows: readonly ReadAnswer[], asked: Asked, brand: string): Told<Share> =>
  tellMean(rows, asked, ({ named }) => {
    const rank = named.find((one) => one.brand === brand)?.listRank ?? null;
    return rank === null ? { part: 0, whole: 0 } : { part: rank, whole: 1 };
  });

/** How its sentences speak of it, from -1 to 1: the mean over its mentions in answers that tell. */
export const portrayal = (rows: readonly ReadAnswer[], asked: Asked, brand: string): Told<Share> =>
  tellMean(rows, asked, ({ named }) => {
    const one = named.find((each) => each.brand === brand);
    return one?.portrayal == null ? { part: 0, whole: 0 } : { part: one.portrayal, whole: one.mentions };
  });

/** Mention × citation: how many answers name it, cite it, both or neither. */
export function mentionByCitation(
  rows: readonly ReadAnswer[],
  { base }: Asked,
  brand: string,
  citationsOf: CitationsOf,
): { both: number; mentionOnly: number; citationOnly: number; neither: number } {
  const counts = { both: 0, mentionOnly: 0, citationOnly: 0, neither: 0 };
  for (const row of rows) {
    if (!isIn(row, base)) continue;
    const [named, cited] = [isNamed(row, brand), citationsOf(row) > 0];
    counts[named ? (cited ? "both" : "mentionOnly") : cited ? "citationOnly" : "neither"] += 1;
  }
  return counts;
}
