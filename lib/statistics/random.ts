import { uniformInt } from "pure-rand/distribution/uniformInt";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

/** Gives a place below `count`, each as likely. The same of the same seed, everywhere and for ever: pure-rand's xoroshiro128+. */
export type Pick = (count: number) => number;

export function picksOf(seed: number): Pick {
  const generator = xoroshiro128plus(seed);
  return (count) => uniformInt(generator, 0, count - 1);
}

/** So many of these, none twice, each set of them as likely (Fisher & Yates); all of them, shuffled, of fewer. */
export function sampleOf<Item>(items: readonly Item[], count: number, pick: Pick): Item[] {
  const rest = [...items];
  const sample: Item[] = [];
  while (sample.length < count && rest.length > 0) sample.push(...rest.splice(pick(rest.length), 1));
  return sample;
}
