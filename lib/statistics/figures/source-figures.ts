import { bootstrapInterval } from "../intervals/bootstrap";
import type { Share } from "../intervals/share";
import type { Interval } from "../intervals/wilson";
import { median } from "../median";
import { isIn } from "../observations";
import type { ReadAnswer } from "./read-answer";
import { type Asked, tellMean, type Told } from "./tell";

/** How many sources answers cite. An answer with a search and no citation cites none, and counts. */
export interface CitationsPerAnswer {
  mean: Told<Share>;
  /** With an interval of questions like these, by drawing families; null of fewer than 10, and of these very questions. */
  median: { value: number; interval: Interval | null } | null;
  maximum: number | null;
}

/** Citations an answer: mean, median and maximum. The median's interval is the same of the same seed. */
export function citationsPerAnswer(
  rows: readonly ReadAnswer[],
  asked: Asked,
  seed: number,
): CitationsPerAnswer {
  const counted = rows.filter((row) => isIn(row, asked.base));
  const numbers = counted.map(({ citations }) => citations.length);
  return {
    mean: tellMean(rows, asked, ({ citations }) => ({ part: citations.length, whole: 1 })),
    median:
      numbers.length === 0
        ? null
        : {
            value: median(numbers),
            interval:
              asked.estimand === "questions-like-these"
                ? bootstrapInterval(tallied(counted), medianOfTallies, seed)
                : null,
          },
    maximum: numbers.length === 0 ? null : Math.max(...numbers),
  };
}

/** How many answers of each family cite how many sources: thousands of draws of them are then added, not sorted. */
const tallied = (counted: readonly ReadAnswer[]): number[][] =>
  [...Map.groupBy(counted, ({ family }) => family).values()].map((family) => {
    const tally: number[] = [];
    for (const { citations } of family) {
      while (tally.length <= citations.length) tally.push(0);
      tally[citations.length] = (tally[citations.length] ?? 0) + 1;
    }
    return tally;
  });

/** The median of all that several tallies have counted. */
export function medianOfTallies(tallies: readonly (readonly number[])[]): number {
  const sums: number[] = [];
  for (const tally of tallies)
    for (const [number, count] of tally.entries()) sums[number] = (sums[number] ?? 0) + count;
  const all = sums.reduce((sum, count) => sum + count, 0);
  const at = (place: number): number => {
    let before = 0;
    return sums.findIndex((count) => (before += count) > place);
  };
  return all === 0 ? 0 : (at(Math.floor((all - 1) / 2)) + at(Math.floor(all / 2))) / 2;
}

/** How much of the citations few domains have. */
export interface Concentration {
  /** What share the first so many have. */
  topShares: { top: number; share: number }[];
  /** Herfindahl and Hirschman: Σ share², from 1 ÷ domains to 1. */
  herfindahl: number;
  /** Gini: 0 where all have the same, towards 1 where one has all. */
  gini: number;
}

const TOPS = [1, 5, 10, 20];

/** Of how many citations each domain has, none of them 0; null of none. */
export function concentrationOf(counts: readonly number[]): Concentration | null {
  if (counts.length === 0) return null;
  const sorted = counts.toSorted((a, b) => b - a);
  const all = sorted.reduce((sum, count) => sum + count, 0);
  const shares = sorted.map((count) => count / all);
  const ranked = shares.reduce((sum, share, place) => sum + share * (shares.length - place), 0);
  return {
    topShares: TOPS.map((top) => ({
      top,
      share: Math.min(
        1,
        shares.slice(0, top).reduce((sum, share) => sum + share, 0),
      ),
    })),
    herfindahl: shares.reduce((sum, share) => sum + share ** 2, 0),
    // Σ of places from the smallest on, weighted: (2 Σ i·x_i ÷ Σx − (n + 1)) ÷ n.
    gini: (2 * ranked - (shares.length + 1)) / shares.length,
  };
}
