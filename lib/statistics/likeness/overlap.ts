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
  const counted = bags.map((bag): Counted => {
    const things = new Int32Array(bag.size);
    const counts = new Int32Array(bag.size);
    let [place, all] = [0, 0];
    for (const [thing, count] of bag) {
      const number = numbers.get(thing) ?? numbers.size;
      if (number === numbers.size) numbers.set(thing, number);
      things[place] = number;
      counts[place] = count;
      place += 1;
      all += count;
    }
    return { things, counts, all };
  });
  // Of the bag that was asked about last, how often each thing is in it: all others are mostly asked about with it.
  const there = new Int32Array(numbers.size);
  let held = NOTHING;
  return (one, other) => {
    const [a, b] = [counted[one] ?? NOTHING, counted[other] ?? NOTHING];
    if (a !== held) {
      for (let place = 0; place < held.things.length; place += 1) there[held.things[place] ?? 0] = 0;
      for (let place = 0; place < a.things.length; place += 1)
        there[a.things[place] ?? 0] = a.counts[place] ?? 0;
      held = a;
    }
    let least = 0;
    for (let place = 0; place < b.things.length; place += 1)
      least += Math.min(b.counts[place] ?? 0, there[b.things[place] ?? 0] ?? 0);
    const most = a.all + b.all - least;
    return most === 0 ? 1 : least / most;
  };
}

/** A bag's things as numbers, and how often each is there. */
interface Counted {
  things: Int32Array;
  counts: Int32Array;
  /** How many there are, each as often as it is there. */
  all: number;
}

const NOTHING: Counted = { things: new Int32Array(), counts: new Int32Array(), all: 0 };

/** The same of two. */
export const bagOverlap = (one: Bag, other: Bag): number => bagOverlaps([one, other])(0, 1);
