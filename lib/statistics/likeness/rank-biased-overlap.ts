/** How far down a list counts: each place is worth nine tenths of the one before it. */
const PERSISTENCE = 0.9;

/**
 * How alike two orders are, the first places counting most: rank-biased overlap, extrapolated, of lists that may differ
 * in length (Webber, Moffat & Zobel 2010, equation 32) at p = .9. From 0, nothing in common, to 1; both empty 1, one
 * empty 0. Nothing is in a list twice.
 */
export function rankBiasedOverlap(one: readonly string[], other: readonly string[]): number {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one];
  const [s, l] = [short.length, long.length];
  if (s === 0) return l === 0 ? 1 : 0;
  const common = commonTo(short, long);
  const atShort = common[s] ?? 0;
  const atLong = common[l] ?? 0;
  let sum = 0;
  for (let d = 1; d <= l; d += 1) {
    const agreed = (common[d] ?? 0) + (d > s ? (atShort * (d - s)) / s : 0);
    sum += (agreed / d) * PERSISTENCE ** d;
  }
  const rest = ((atLong - atShort) / l + atShort / s) * PERSISTENCE ** l;
  return Math.min(1, ((1 - PERSISTENCE) / PERSISTENCE) * sum + rest);
}

/** How many the first d of each have in common, by d. */
function commonTo(short: readonly string[], long: readonly string[]): number[] {
  const seen = new Set<string>();
  const common = [0];
  let count = 0;
  for (let d = 0; d < long.length; d += 1)
    for (const thing of [short[d], long[d]]) {
      if (thing !== undefined) {
        if (seen.has(thing)) count += 1;
        seen.add(thing);
      }
      common[d + 1] = count;
    }
  return common;
}
