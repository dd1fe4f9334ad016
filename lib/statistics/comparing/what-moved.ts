/** What false moves may be among those that are called moves. */
const FALSE_MOVES = 0.05;

/**
 * The p-values of many tests, each made as large as it must be for all to be judged together (Benjamini & Hochberg
 * 1995): of those that stay at most at 5 %, at most 5 % are expected to be false. In the order given; independent or
 * positively dependent tests.
 */
export function adjustForMany(ps: readonly number[]): number[] {
  const order = ps.map((p, place) => ({ p, place })).toSorted((a, b) => b.p - a.p);
  const adjusted = ps.map(() => 1);
  let least = 1;
  for (const [index, { p, place }] of order.entries()) {
    least = Math.min(least, p * (ps.length / (ps.length - index)));
    adjusted[place] = least;
  }
  return adjusted;
}

/** A difference that may be a move, with its own p; null where it could not be tested. */
export interface Candidate {
  p: number | null;
}

export interface WhatMoved<Item> {
  /** The least likely by chance first. */
  moves: { item: Item; adjusted: number }[];
  /** Within noise. */
  noise: { item: Item; adjusted: number }[];
  untested: Item[];
}

/** Which of many differences (brands, domains) are moves, looked at together. */
export function whatMoved<Item extends Candidate>(items: readonly Item[]): WhatMoved<Item> {
  const tested = items.flatMap((item) => (item.p === null ? [] : { item, p: item.p }));
  const adjusted = adjustForMany(tested.map(({ p }) => p));
  const judged = tested
    .map(({ item }, place) => ({ item, adjusted: adjusted[place] ?? 1 }))
    .toSorted((a, b) => a.adjusted - b.adjusted);
  return {
    moves: judged.filter((one) => one.adjusted <= FALSE_MOVES),
    noise: judged.filter((one) => one.adjusted > FALSE_MOVES),
    untested: items.filter(({ p }) => p === null),
  };
}
