/** How often each thing is there. */
export type Bag = ReadonlyMap<string, number>;

export function bagOf(things: Iterable<string>): Bag {
  const bag = new Map<string, number>();
  for (const thing of things) bag.set(thing, (bag.get(thing) ?? 0) + 1);
  return bag;
}

/**
 * The weighted Jaccard similarity of two bags (Ružička 1958): Σ min ÷ Σ max of how often each thing is in them. From 0,
 * nothing in common, to 1, the same. Both empty: 1; one empty: 0.
 */
export function bagOverlap(one: Bag, other: Bag): number {
  let least = 0;
  let most = 0;
  for (const [thing, count] of one) {
    const there = other.get(thing) ?? 0;
    least += Math.min(count, there);
    most += Math.max(count, there);
  }
  for (const [thing, count] of other) if (!one.has(thing)) most += count;
  return most === 0 ? 1 : least / most;
}
