/**
 * The weighted Jaccard similarity of any two of several bags of things (Ružička 1958), by their places: Σ min ÷ Σ max of how
 * often each thing is in them. From 0, nothing in common, to 1, the same. Both empty: 1; one empty: 0.
 */
export function bagOverlaps(bags: readonly (readonly string[])[]): (one: number, other: number) => number {
  const numbers = new Map<string, number>();
  /** How often a thing is in the bag that is looked at, by its number. */
  const times: number[] = [];
  const counted = bags.map((bag): Counted => {
    const things: number[] = [];
    for (const thing of bag) {
      const number = numbers.get(thing) ?? numbers.size;
      if (number === numbers.size) numbers.set(thing, number);
      const before = times[number] ?? 0;
      if (before === 0) things.push(number);
      times[number] = before + 1;
    }
    const counts = things.map((number) => times[number] ?? 0);
    for (const number of things) times[number] = 0;
    return { things, counts, all: bag.length };
  });
  // Of the bag that was asked about last, how often each thing is in it: all others are mostly asked about with it.
  const there = new Int32Array(numbers.size);
  let held = NOTHING;
  return (one, other) => {
    const [a, b] = [counted[one] ?? NOTHING, counted[other] ?? NOTHING];
    if (a !== held) {
      for (const thing of held.things) there[thing] = 0;
      for (const [place, thing] of a.things.entries()) there[thing] = a.counts[place] ?? 0;
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
  things: readonly number[];
  counts: readonly number[];
  /** How many there are, each as often as it is there. */
  all: number;
}

const NOTHING: Counted = { things: [], counts: [], all: 0 };

/** The same of two. */
export const bagOverlap = (one: readonly string[], other: readonly string[]): number =>
  bagOverlaps([one, other])(0, 1);
