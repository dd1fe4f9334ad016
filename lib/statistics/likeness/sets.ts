/** |A ∩ B| ÷ the smaller of |A| and |B| (Szymkiewicz & Simpson); both empty 1, one empty 0. */
export function overlapCoefficient(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const least = Math.min(one.size, other.size);
  return least === 0 ? emptyLikeness(one, other) : inCommon(one, other) / least;
}

/** |A ∩ B| ÷ |A ∪ B| (Jaccard 1901); both empty 1, one empty 0. */
export function jaccard(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const common = inCommon(one, other);
  const all = one.size + other.size - common;
  return all === 0 ? 1 : common / all;
}

const emptyLikeness = (one: ReadonlySet<string>, other: ReadonlySet<string>): number =>
  one.size === other.size ? 1 : 0;

function inCommon(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  let common = 0;
  for (const thing of one) if (other.has(thing)) common += 1;
  return common;
}

/** What pairs have on average, and how much that varies: of these pairs, not of others like them, so ÷ their number. */
export interface OfPairs {
  pairs: number;
  mean: number;
  variance: number;
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
