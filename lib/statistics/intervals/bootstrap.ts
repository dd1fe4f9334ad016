import { picksOf } from "../random";
import { LEAST_FAMILIES } from "./figure";
import type { Interval } from "./wilson";

/** How often clusters are drawn. */
const DRAWS = 2_000;

/**
 * The interval of 95 % of a statistic that is not smooth (a median), by drawing clusters with replacement (Efron 1979,
 * percentiles): where deleting one at a time would tell nothing. The same of the same seed. Null of fewer than 10.
 */
export function bootstrapInterval<Cluster>(
  clusters: readonly Cluster[],
  statistic: (drawn: readonly Cluster[]) => number,
  seed: number,
): Interval | null {
  if (clusters.length < LEAST_FAMILIES) return null;
  const pick = picksOf(seed);
  // In a list of its own: a cluster may be a list itself, which is not to be taken apart.
  const drawOne = (): Cluster[] => {
    const at = pick(clusters.length);
    return clusters.slice(at, at + 1);
  };
  const found = Array.from({ length: DRAWS }, () => statistic(clusters.flatMap(drawOne))).toSorted(
    (a, b) => a - b,
  );
  const at = (share: number) => found[Math.round(share * (DRAWS - 1))] ?? NaN;
  return { low: at(0.025), high: at(0.975) };
}
