import tCdf from "@stdlib/stats-base-dists-t-cdf";
import tQuantile from "@stdlib/stats-base-dists-t-quantile";

/** What intervals are to cover, and one less what a test may err. */
export const LEVEL = 0.95;

/** As good as without end: where Student's t is the normal distribution to nine digits. */
const ENDLESS = 1e9;

/** How many standard errors an interval of that level reaches to each side, by Student's t; the freedom may be broken. */
export function criticalT(freedom: number, level = LEVEL): number {
  return tQuantile((1 + level) / 2, Math.min(freedom, ENDLESS));
}

/** How likely a t at least as far from 0 is by chance, on both sides; 0 standard errors make every difference certain. */
export function pOfT(difference: number, error: number, freedom: number): number {
  if (error === 0) return difference === 0 ? 1 : 0;
  return 2 * tCdf(-Math.abs(difference / error), freedom);
}
