import betaQuantile from "@stdlib/stats-base-dists-beta-quantile";
import binomialCdf from "@stdlib/stats-base-dists-binomial-cdf";
import { criticalT, LEVEL, pOfT } from "../intervals/quantiles";
import type { Interval } from "../intervals/wilson";

/** A difference with its interval of 95 % and its p, of one and the same test: the interval is beyond 0 where p < .05. */
export interface Tested {
  difference: number;
  interval: Interval;
  p: number;
}

/** Student's paired t (1908) on differences, at least two, each of one family: their mean, and its interval. */
export function pairedT(differences: readonly number[]): Tested {
  const { mean, error, freedom } = meanError(differences);
  const half = criticalT(freedom) * error;
  return {
    difference: mean,
    interval: { low: mean - half, high: mean + half },
    p: pOfT(mean, error, freedom),
  };
}

/** The mean of numbers, at least two, its standard error and degrees of freedom. */
export function meanError(numbers: readonly number[]): { mean: number; error: number; freedom: number } {
  const freedom = numbers.length - 1;
  if (freedom < 1) throw new RangeError("One number has no standard error.");
  const mean = numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
  const squares = numbers.reduce((sum, number) => sum + (number - mean) ** 2, 0);
  // Numbers that are all the same have a mean that rounding may set a little apart from them.
  const same = numbers.every((number) => number === numbers[0]);
  return { mean, error: same ? 0 : Math.sqrt(squares / freedom / numbers.length), freedom };
}

/**
 * McNemar's exact test (1947; binomial on the pairs that changed, two-sided by doubling) of `pairs` yes-or-no pairs, of
 * which some changed to yes and some to no. The interval is that of Clopper and Pearson (1934) for the share of changes
 * to yes, times the share of pairs that changed: of the same test, so that the two agree.
 */
export function exactMcNemar(toYes: number, toNo: number, pairs: number): Tested {
  const changed = toYes + toNo;
  const difference = pairs === 0 ? 0 : (toYes - toNo) / pairs;
  if (changed === 0) {
    // As many pairs as these without a change: what 95 % leave possible on either side (Clopper and Pearson of none).
    const most = pairs === 0 ? 1 : 1 - ((1 - LEVEL) / 2) ** (1 / pairs);
    return { difference: 0, interval: { low: -most, high: most }, p: 1 };
  }
  const p = Math.min(1, 2 * binomialCdf(Math.min(toYes, toNo), changed, 0.5));
  const tail = (1 - LEVEL) / 2;
  const low = toYes === 0 ? 0 : betaQuantile(tail, toYes, toNo + 1);
  const high = toNo === 0 ? 1 : betaQuantile(1 - tail, toYes + 1, toNo);
  const share = changed / pairs;
  return { difference, interval: { low: (2 * low - 1) * share, high: (2 * high - 1) * share }, p };
}
