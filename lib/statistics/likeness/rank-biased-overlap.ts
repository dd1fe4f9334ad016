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
    const short = one.length <= other.length ? one : other;
    const long = short === one ? other : one;
    const s = short.length;
    const l = long.length;
    if (s === 0) return l === 0 ? 1 : 0;
    pair += 1;
    let common = 0;
    let atShort = 0;
    let sum = 0;
    for (let d = 1; d <= l; d += 1) {
      const there = long[d - 1] ?? 0;
      if (d <= s) {
        const here = short[d - 1] ?? 0;
        if (seen[here] === pair) common += 1;
        seen[here] = pair;
      }
      if (seen[there] === pair) common += 1;
      seen[there] = pair;
      if (d === s) atShort = common;
      const agreed = common + (d > s ? (atShort * (d - s)) / s : 0);
      sum += (agreed / d) * (worth[d] ??= PERSISTENCE ** d);
    }
    const rest = ((common - atShort) / l + atShort / s) * (worth[l] ?? 0);
    return Math.min(1, ((1 - PERSISTENCE) / PERSISTENCE) * sum + rest);
  };
}
