import { LEAST_FAMILIES } from "../intervals/figure";
import { criticalT, pOfT } from "../intervals/quantiles";
import type { Part } from "../intervals/share";
import type { Tested } from "./paired";

/**
 * The difference of two shares or means (of voice, of citations, positions), other − one, by leaving out one family at a
 * time, on both sides where it is on both: so that what families have in common does not count as noise. Student's t
 * with one less than the effective families of the side that has fewer. Null with fewer than 10 on either.
 */
export function compareShares(one: readonly Part[], other: readonly Part[]): Tested | null {
  const sides = [sumClusters(one), sumClusters(other)] as const;
  const effective = Math.min(...sides.map(effectiveOf));
  if (effective < LEAST_FAMILIES) return null;
  const clusters = [...new Set(sides.flatMap((side) => [...side.clusters.keys()]))];
  const difference = without(sides[1]) - without(sides[0]);
  const left = clusters.map((cluster) => without(sides[1], cluster) - without(sides[0], cluster));
  const mean = left.reduce((sum, value) => sum + value, 0) / left.length;
  const squares = left.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const error = Math.sqrt((squares * (left.length - 1)) / left.length);
  const half = criticalT(effective - 1) * error;
  const interval = { low: difference - half, high: difference + half };
  return { difference, interval, p: pOfT(difference, error, effective - 1) };
}

interface Side {
  clusters: Map<string, { part: number; whole: number }>;
  part: number;
  whole: number;
}

function sumClusters(parts: readonly Part[]): Side {
  const clusters: Side["clusters"] = new Map();
  const side: Side = { clusters, part: 0, whole: 0 };
  for (const { cluster, part, whole } of parts) {
    const sums = clusters.get(cluster) ?? { part: 0, whole: 0 };
    clusters.set(cluster, { part: sums.part + part, whole: sums.whole + whole });
    side.part += part;
    side.whole += whole;
  }
  return side;
}

function effectiveOf({ clusters, whole }: Side): number {
  const squares = [...clusters.values()].reduce((sum, one) => sum + one.whole ** 2, 0);
  return squares === 0 ? 0 : whole ** 2 / squares;
}

function without({ clusters, part, whole }: Side, cluster?: string): number {
  const left = cluster === undefined ? undefined : clusters.get(cluster);
  return (part - (left?.part ?? 0)) / (whole - (left?.whole ?? 0));
}
