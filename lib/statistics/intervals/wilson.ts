/** The 97.5th percentile of the normal distribution: intervals of 95 %. */
export const Z = 1.959964;

export interface Interval {
  low: number;
  high: number;
}

/**
 * Wilson's score interval (Wilson 1927) of 95 % for a share: hits of n trials, each independent of the others. Both ends
 * lie between 0 and 1 and hold the share itself between them. Null without trials: nothing is known then.
 */
export function wilsonInterval(hits: number, n: number): Interval | null {
  if (!Number.isInteger(hits) || !Number.isInteger(n) || hits < 0 || hits > n)
    throw new RangeError(`${hits} hits of ${n} trials are not counts of one sample.`);
  return n === 0 ? null : scoreInterval(hits / n, n, Z);
}

/** The same of a share and what its trials are worth, which may be no whole number, `reach` standard errors to each side. */
export function scoreInterval(share: number, n: number, reach: number): Interval {
  const spread = reach ** 2 / n;
  const middle = (share + spread / 2) / (1 + spread);
  const half = Math.sqrt(spread * (share * (1 - share) + spread / 4)) / (1 + spread);
  // What rounding leaves over: no hits begin at 0, no misses end at 1.
  return {
    low: share === 0 ? 0 : Math.max(0, Math.min(share, middle - half)),
    high: share === 1 ? 1 : Math.min(1, Math.max(share, middle + half)),
  };
}

/** A share of fewer trials is called a small sample (metrics: n < 20). */
export const SMALL_SAMPLE = 20;
