import { ASSUMED_RHO, type Estimand, type Figure, LEAST_FAMILIES, LEAST_FAMILIES_EACH } from "./figure";
import { criticalT } from "./quantiles";
import { type Interval, scoreInterval, SMALL_SAMPLE } from "./wilson";

/** What one family (or one prompt of a day) has of a part and of the whole. */
export interface Part {
  cluster: string;
  part: number;
  whole: number;
}

/** A ratio of two sums over clusters, both of which are chance. */
export interface Share extends Figure {
  clusters: number;
  /** (Σy)² ÷ Σy² over the denominators y: how many of one size the clusters are worth. */
  effectiveClusters: number;
}

/**
 * Part ÷ whole, between 0 and 1, by deleting one cluster at a time on the logit: logit θ ± t(F_e − 1)·SE ÷ θ(1 − θ)
 * (Quenouille 1956, Tukey 1958; the logit keeps it within 0 and 1). Where the part, or what is left of the whole, is in
 * fewer than 5 clusters, deleting one tells too little: Wilson's there, with what is counted as alike in a cluster as
 * `pooledRho`, or 0.4.
 */
export function shareOf(parts: readonly Part[], estimand: Estimand, pooledRho: number = ASSUMED_RHO): Share {
  const ratio = ratioOf(parts);
  const { value, effectiveClusters } = ratio;
  if (value === null || effectiveClusters < LEAST_FAMILIES) return figureOf(ratio, estimand, null);
  const reach = criticalT(effectiveClusters - 1);
  const some = ratio.clusters.filter(({ part }) => part > 0).length;
  const rest = ratio.clusters.filter(({ part, whole }) => part < whole).length;
  if (Math.min(some, rest) < LEAST_FAMILIES_EACH) {
    const size = ratio.denominator / effectiveClusters;
    const worth = ratio.denominator / (1 + Math.max(0, size - 1) * pooledRho);
    const interval = scoreInterval(value, worth, reach);
    return figureOf(ratio, estimand, { interval, method: "wilson-assumed-likeness", worth });
  }
  const middle = Math.log(value / (1 - value));
  const error = jackknifeError(ratio);
  const half = (reach * error) / (value * (1 - value));
  const interval = { low: expit(middle - half), high: expit(middle + half) };
  const worth = (value * (1 - value)) / error ** 2;
  return figureOf(ratio, estimand, { interval, method: "jackknife-logit", worth });
}

/** Part ÷ whole where that is a mean of something, whatever its bounds: θ ± t(F_e − 1)·SE, by deleting a cluster at a time. */
export function meanOf(parts: readonly Part[], estimand: Estimand): Share {
  const ratio = ratioOf(parts);
  const { value, effectiveClusters } = ratio;
  if (value === null || effectiveClusters < LEAST_FAMILIES) return figureOf(ratio, estimand, null);
  const half = criticalT(effectiveClusters - 1) * jackknifeError(ratio);
  const interval = { low: value - half, high: value + half };
  return figureOf(ratio, estimand, { interval, method: "jackknife", worth: effectiveClusters });
}

interface Ratio {
  clusters: { part: number; whole: number }[];
  numerator: number;
  denominator: number;
  value: number | null;
  effectiveClusters: number;
}

function ratioOf(parts: readonly Part[]): Ratio {
  const clusters = new Map<string, { part: number; whole: number }>();
  for (const { cluster, part, whole } of parts) {
    if (whole === 0) continue;
    const sums = clusters.get(cluster) ?? { part: 0, whole: 0 };
    clusters.set(cluster, { part: sums.part + part, whole: sums.whole + whole });
  }
  const all = [...clusters.values()];
  const numerator = all.reduce((sum, { part }) => sum + part, 0);
  const denominator = all.reduce((sum, { whole }) => sum + whole, 0);
  const squares = all.reduce((sum, { whole }) => sum + whole ** 2, 0);
  return {
    clusters: all,
    numerator,
    denominator,
    value: denominator === 0 ? null : numerator / denominator,
    effectiveClusters: denominator === 0 ? 0 : denominator ** 2 / squares,
  };
}

function jackknifeError({ clusters, numerator, denominator }: Ratio): number {
  const without = clusters.map(({ part, whole }) => (numerator - part) / (denominator - whole));
  const mean = without.reduce((sum, value) => sum + value, 0) / without.length;
  const squares = without.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt((squares * (without.length - 1)) / without.length);
}

function figureOf(
  { clusters, numerator, denominator, value, effectiveClusters }: Ratio,
  estimand: Estimand,
  found: { interval: Interval; method: Share["method"]; worth: number } | null,
): Share {
  const notes: Share["notes"] = [];
  if (value === null) notes.push("nothing-to-count");
  else if (found === null) notes.push("few-families");
  if (found !== null && found.worth < SMALL_SAMPLE) notes.push("small-sample");
  return {
    value,
    numerator,
    denominator,
    interval: found?.interval ?? null,
    method: found?.method ?? null,
    estimand,
    notes,
    clusters: clusters.length,
    effectiveClusters,
  };
}

const expit = (x: number): number => 1 / (1 + Math.exp(-x));
