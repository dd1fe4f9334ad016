import type { OfPairs } from "../likeness/every-two";

// Likeness of two as it is defined, word for word: what is told of every two of many is held against it.

/** |A ∩ B| ÷ the smaller of |A| and |B| (Szymkiewicz & Simpson); both empty 1, one empty 0. */
export function overlapCoefficient(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const least = Math.min(one.size, other.size);
  if (least === 0) return one.size === other.size ? 1 : 0;
  return [...one].filter((thing) => other.has(thing)).length / least;
}

/** A likeness of every two of several things; null of fewer than two things, which have no pair. */
export function ofPairs<Thing>(
  things: readonly Thing[],
  likeness: (one: Thing, other: Thing) => number,
): OfPairs | null {
  const values = things.flatMap((one, place) => things.slice(place + 1).map((other) => likeness(one, other)));
  if (values.length === 0) return null;
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { pairs: values.length, mean, variance };
}

const PERSISTENCE = 0.9;

/** Rank-biased overlap, extrapolated, of lists that may differ in length (Webber, Moffat & Zobel 2010, equation 32). */
export function rankBiasedOverlap(one: readonly string[], other: readonly string[]): number {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  const [s, l] = [short.length, long.length];
  if (s === 0) return l === 0 ? 1 : 0;
  const common = (d: number): number => {
    const first = new Set(short.slice(0, d));
    return long.slice(0, d).filter((thing) => first.has(thing)).length;
  };
  let sum = 0;
  for (let d = 1; d <= l; d += 1) {
    const agreed = common(d) + (d > s ? (common(s) * (d - s)) / s : 0);
    sum += (agreed / d) * PERSISTENCE ** d;
  }
  const rest = ((common(l) - common(s)) / l + common(s) / s) * PERSISTENCE ** l;
  return Math.min(1, ((1 - PERSISTENCE) / PERSISTENCE) * sum + rest);
}

/** Σ min ÷ Σ max of how often each thing is in two bags. */
export function bagOverlap(one: readonly string[], other: readonly string[]): number {
  let [least, most] = [0, 0];
  for (const thing of new Set([...one, ...other])) {
    const counts = [one, other].map((bag) => bag.filter((each) => each === thing).length);
    least += Math.min(...counts);
    most += Math.max(...counts);
  }
  return most === 0 ? 1 : least / most;
}
