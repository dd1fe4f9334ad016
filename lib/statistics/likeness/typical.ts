import { median } from "../median";

/** When one of several stands apart from the rest; docs/reading.md says why so. */
export const OUTLIER_RULE = { least: 4, deviations: 3, below: 0.1 } as const;
/** The fewest of which one is the most typical: of two, neither is more so than the other. */
export const TYPICAL_OF = 3;

/** What makes the median of distances the standard deviation, of what is distributed normally. */
const NORMAL = 1.4826;

export interface Typicality {
  /** The mean overlap of each with all others, in their order; null of one alone. */
  means: (number | null)[];
  /** The place of the one with the highest mean, the first of equals; null of fewer than three. */
  typical: number | null;
  /** The places of those that stand apart; none of fewer than four. */
  outliers: number[];
}

/**
 * How typical each of `count` things is of them all, by how much every two overlap. One stands apart whose mean overlap
 * lies more than three robust standard deviations (1.4826 × the median distance from the median) below the median of
 * the means, and more than 0.1 below it.
 */
export function typicality(count: number, overlap: (one: number, other: number) => number): Typicality {
  if (count < 2) return { means: Array.from({ length: count }, () => null), typical: null, outliers: [] };
  const sums = Array.from({ length: count }, () => 0);
  for (let one = 0; one < count; one += 1)
    for (let other = one + 1; other < count; other += 1) {
      const share = overlap(one, other);
      sums[one] = (sums[one] ?? 0) + share;
      sums[other] = (sums[other] ?? 0) + share;
    }
  const means = sums.map((sum) => sum / (count - 1));
  const middle = median(means);
  const deviation = NORMAL * median(means.map((mean) => Math.abs(mean - middle)));
  const limit = middle - Math.max(OUTLIER_RULE.deviations * deviation, OUTLIER_RULE.below);
  const outliers = means.flatMap((mean, place) => (mean < limit ? [place] : []));
  return {
    means,
    typical: count < TYPICAL_OF ? null : means.indexOf(Math.max(...means)),
    outliers: count < OUTLIER_RULE.least ? [] : outliers,
  };
}
