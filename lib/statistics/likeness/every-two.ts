import { rankBiasedOverlap } from "./rank-biased-overlap";

// Pairs grow with the square of what there is: before every two are held against each other, each thing is made a number
// once, so that of a pair nothing is looked up by its text.

/** Lists of things, each thing a number below `things`: the same in all of them. */
interface Numbered {
  lists: readonly Int32Array[];
  things: number;
}

/** Several sets of things as numbers, each in its order; what a list has twice counts once. */
export function numberedSets(sets: readonly (readonly string[])[]): Numbered {
  const numbers = new Map<string, number>();
  /** In which list a thing was last, counted from 1. */
  const seen: number[] = [];
  const lists = sets.map((set, place) => {
    const list = new Int32Array(set.length);
    let length = 0;
    for (const thing of set) {
      const number = numbers.get(thing) ?? numbers.size;
      if (number === numbers.size) numbers.set(thing, number);
      if (seen[number] === place + 1) continue;
      seen[number] = place + 1;
      list[length] = number;
      length += 1;
    }
    return list.subarray(0, length);
  });
  return { lists, things: numbers.size };
}

/** What pairs have on average, and how much that varies: of these pairs, not of others like them, so ÷ their number. */
export interface OfPairs {
  pairs: number;
  mean: number;
  variance: number;
}

/** How alike every two of several sets are; null of fewer than two sets, which have no pair. */
export interface SetsAlike {
  /** |A ∩ B| ÷ the smaller of |A| and |B| (Szymkiewicz & Simpson); both empty 1, one empty 0. */
  overlap: OfPairs;
  /** |A ∩ B| ÷ |A ∪ B| (Jaccard 1901); both empty 1, one empty 0. */
  jaccard: OfPairs;
}

// Loops over places, not over things: what steps over a typed list allocates something at each step.

/** Overlap coefficient and Jaccard of every two of several sets. */
export function setsAlike({ lists, things }: Numbered): SetsAlike | null {
  const pairs = pairsOf(lists.length);
  const [overlap, jaccard] = [new Float64Array(pairs), new Float64Array(pairs)];
  const marks = new Uint8Array(things);
  let pair = 0;
  for (let place = 0; place < lists.length; place += 1) {
    const one = lists[place] ?? NONE;
    mark(marks, one, 1);
    for (let after = place + 1; after < lists.length; after += 1) {
      const other = lists[after] ?? NONE;
      const common = marked(marks, other);
      const least = Math.min(one.length, other.length);
      overlap[pair] = least === 0 ? (one.length === other.length ? 1 : 0) : common / least;
      jaccard[pair] = jaccardOf(one.length + other.length, common);
      pair += 1;
    }
    mark(marks, one, 0);
  }
  const [ofOverlap, ofJaccard] = [ofValues(overlap), ofValues(jaccard)];
  return ofOverlap && ofJaccard && { overlap: ofOverlap, jaccard: ofJaccard };
}

/** Rank-biased overlap of every two of several orders; null of fewer than two. */
export function ordersAlike({ lists, things }: Numbered): OfPairs | null {
  const values = new Float64Array(pairsOf(lists.length));
  const likeness = rankBiasedOverlap(things);
  let pair = 0;
  for (let place = 0; place < lists.length; place += 1)
    for (let after = place + 1; after < lists.length; after += 1) {
      values[pair] = likeness(lists[place] ?? NONE, lists[after] ?? NONE);
      pair += 1;
    }
  return ofValues(values);
}

/** The mean Jaccard of every set of one side with every set of the other; both have some. */
export function meanJaccard(
  things: number,
  ones: readonly Int32Array[],
  others: readonly Int32Array[],
): number {
  const marks = new Uint8Array(things);
  let sum = 0;
  for (const one of ones) {
    mark(marks, one, 1);
    for (const other of others) sum += jaccardOf(one.length + other.length, marked(marks, other));
    mark(marks, one, 0);
  }
  return sum / (ones.length * others.length);
}

const NONE = new Int32Array();

const pairsOf = (count: number): number => (count * (count - 1)) / 2;

const jaccardOf = (sizes: number, common: number): number =>
  sizes === common ? 1 : common / (sizes - common);

/** One set's things are marked once for all the others. */
function mark(marks: Uint8Array, set: Int32Array, as: 0 | 1): void {
  for (let place = 0; place < set.length; place += 1) marks[set[place] ?? 0] = as;
}

/** How many things of a set are marked. */
function marked(marks: Uint8Array, set: Int32Array): number {
  let count = 0;
  for (let place = 0; place < set.length; place += 1) count += marks[set[place] ?? 0] ?? 0;
  return count;
}

function ofValues(values: Float64Array): OfPairs | null {
  const pairs = values.length;
  if (pairs === 0) return null;
  let sum = 0;
  for (let place = 0; place < pairs; place += 1) sum += values[place] ?? 0;
  const mean = sum / pairs;
  let squares = 0;
  for (let place = 0; place < pairs; place += 1) squares += ((values[place] ?? 0) - mean) ** 2;
  return { pairs, mean, variance: squares / pairs };
}
