import { jaccard } from "../likeness/sets";
import { picksOf, sampleOf } from "../random";

/** From so many steps from one period to the next on, a mean of them says something. */
const LEAST_TRANSITIONS = 8;

export interface Volatility {
  transitions: number;
  /** How many answers each set is of: as many in every period, since more answers cite more domains. */
  answers: number;
  /** Mean Jaccard distance of what consecutive periods cite. */
  between: number;
  /** The same of two random halves of one period: what is there without any time between. */
  within: number;
}

/**
 * How much what is cited changes from period to period, beside how much it differs within one. Each period is the sets
 * of domains that its answers cite. The same of the same seed. Null below 8 transitions, or where a period has fewer
 * than two answers.
 */
export function volatilityOf(
  periods: readonly (readonly ReadonlySet<string>[])[],
  seed: number,
): Volatility | null {
  const transitions = periods.length - 1;
  const answers = Math.floor(Math.min(...periods.map((period) => period.length)) / 2);
  if (transitions < LEAST_TRANSITIONS || answers < 1) return null;
  const pick = picksOf(seed);
  const halves = periods.map((period) => {
    const sample = sampleOf(period, 2 * answers, pick);
    return { one: union(sample.slice(0, answers)), other: union(sample.slice(answers)) };
  });
  const between = halves.slice(1).map(({ other }, place) => distance(halves[place]?.one ?? new Set(), other));
  return {
    transitions,
    answers,
    between: meanOf(between),
    within: meanOf(halves.map(({ one, other }) => distance(one, other))),
  };
}

const distance = (one: ReadonlySet<string>, other: ReadonlySet<string>): number => 1 - jaccard(one, other);
const union = (sets: readonly ReadonlySet<string>[]): Set<string> => new Set(sets.flatMap((set) => [...set]));
const meanOf = (numbers: readonly number[]): number =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length;
