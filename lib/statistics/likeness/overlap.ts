/** How often each thing is there. */
export type Bag = ReadonlyMap<string, number>;

export function bagOf(things: Iterable<string>): Bag {
  const bag = new Map<string, number>();
  for (const thing of things) bag.set(thing, (bag.get(thing) ?? 0) + 1);
  return bag;
}

/**
 * The weighted Jaccard similarity of any two of several bags (Ružička 1958), by their places: Σ min ÷ Σ max of how often
 * each thing is in them. From 0, nothing in common, to 1, the same. Both empty: 1; one empty: 0.
 */
export function bagOverlaps(bags: readonly Bag[]): (one: number, other: number) => number {
  const numbers = new Map<string, number>();
  for (const bag of bags)
    for (const thing of bag.keys()) if (!numbers.has(thing)) numbers.set(thing, numbers.size);
  const counted = bags.map((bag) => {
    const byNumber = Array.from(bag, ([thing, count]) => [numbers.get(thing) ?? 0, count] as const).sort(
      ([one], [other]) => one - other,
    );
    return {
      things: Int32Array.from(byNumber, ([thing]) => thing),
      counts: Int32Array.from(byNumber, ([, count]) => count),
      all: byNumber.reduce((sum, [, count]) => sum + count, 0),
    };
  });
  return (one, other) => {
    const [a, b] = [counted[one] ?? NOTHING, counted[other] ?? NOTHING];
    const least = leastOf(a, b);
    const most = a.all + b.all - least;
    return most === 0 ? 1 : least / most;
  };
}

/** A bag's things as numbers, in order. */
interface Counted {
  things: Int32Array;
  counts: Int32Array;
  /** How many there are, each as often as it is there. */
  all: number;
}

const NOTHING: Counted = { things: new Int32Array(), counts: new Int32Array(), all: 0 };

/** How often the things of both are in both. */
function leastOf(one: Counted, other: Counted): number {
  let [here, there, least] = [0, 0, 0];
  while (here < one.things.length && there < other.things.length) {
    const ahead = (one.things[here] ?? 0) - (other.things[there] ?? 0);
    if (ahead === 0) least += Math.min(one.counts[here] ?? 0, other.counts[there] ?? 0);
    if (ahead <= 0) here += 1;
    if (ahead >= 0) there += 1;
  }
  return least;
}

/** The same of two. */
export const bagOverlap = (one: Bag, other: Bag): number => bagOverlaps([one, other])(0, 1);
