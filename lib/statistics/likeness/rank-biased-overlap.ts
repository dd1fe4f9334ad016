/** How far down a list counts: each place is worth nine tenths of the one before it. */
const PERSISTENCE = 0.9;

/**
 * Tells how alike two orders of things are, each a number below `things`, the first places counting most: rank-biased
 * overlap, extrapolated, of lists that may differ in length (Webber, Moffat & Zobel 2010, equation 32) at p = .9. From 0,
 * nothing in common, to 1; both empty 1, one empty 0. Nothing is in a list twice.
 */
export function rankBiasedOverlap(things: number): (one: Int32Array, other: Int32Array) => number {
  /** In which pair a thing was seen last. */
  const seen = new Uint32Array(things);
  const worth: number[] = [];
  let pair = 0;
  return (one, other) => {
    const [short, long] = one.length <= other.length ? [one, other] : [other, one];
    const [s, l] = [short.length, long.length];
    if (s === 0) return l === 0 ? 1 : 0;
    pair += 1;
    let common = 0;
    let atShort = 0;
    let sum = 0;
    const meet = (thing: number) => {
      if (seen[thing] === pair) common += 1;
      seen[thing] = pair;
    };
    for (let d = 1; d <= l; d += 1) {
      if (d <= s) meet(short[d - 1] ?? 0);
      meet(long[d - 1] ?? 0);
      if (d === s) atShort = common;
      const agreed = common + (d > s ? (atShort * (d - s)) / s : 0);
      sum += (agreed / d) * (worth[d] ??= PERSISTENCE ** d);
    }
    const rest = ((common - atShort) / l + atShort / s) * (worth[l] ?? 0);
    return Math.min(1, ((1 - PERSISTENCE) / PERSISTENCE) * sum + rest);
  };
}
