/** Addresses, and which of them answers cite together: how many answers do, how many they are, and their places. */
export interface CitedSets {
  addresses: readonly string[];
  /** One set after the other, as `sets` of `CitedSum` has them. */
  sets: readonly number[];
}

interface Tally {
  sources: number;
  answers: number;
}

/** How many addresses are of each of some kinds, and how many answers cite one at least that is. */
export function tallyKinds<Kind>(
  parts: readonly CitedSets[],
  kindOf: (address: string) => Kind,
): Map<Kind, Tally> {
  const cited = new Map<string, Kind>();
  const tallies = new Map<Kind, Tally>();
  const tallyOf = (kind: Kind): Tally => {
    const known = tallies.get(kind) ?? { sources: 0, answers: 0 };
    tallies.set(kind, known);
    return known;
  };
  for (const { addresses, sets } of parts) {
    const kinds = addresses.map((address) => cited.get(address) ?? kindOf(address));
    for (const [place, kind] of kinds.entries()) cited.set(addresses[place] ?? "", kind);
    for (let at = 0; at < sets.length;) {
      const [answers = 0, size = 0] = [sets[at], sets[at + 1]];
      const places = sets.slice(at + 2, at + 2 + size);
      const together = new Set(places.flatMap((place) => kinds.slice(place, place + 1)));
      for (const kind of together) tallyOf(kind).answers += answers;
      at += 2 + size;
    }
  }
  for (const kind of cited.values()) tallyOf(kind).sources += 1;
  return tallies;
}
