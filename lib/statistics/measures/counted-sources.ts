import { compareRates, type RateDifference } from "../comparing/compare-rates";
import { whatMoved } from "../comparing/what-moved";
import { type Tallied, talliedRate } from "../figures/tallied";
import type { Estimand } from "../intervals/figure";
import type { Rate } from "../intervals/rate";
import type { PromptTally } from "../observations";
import { estimandOf } from "./counted-brands";

/** The answers with search to each prompt, and how many of them cite each domain or source: nothing of what none cites. */
export interface CitedCounts {
  prompts: readonly Omit<PromptTally, "hits">[];
  /** In the order of the prompts. */
  cited: ReadonlyMap<string, readonly number[]>;
}

/** The prevalence of some domains or sources: answers that cite each ÷ answers with search. */
export function prevalencesOf(
  counts: CitedCounts,
  keys: readonly string[],
): { estimand: Estimand; prevalences: ReadonlyMap<string, Tallied<Rate>> } {
  const estimand = estimandOf(counts.prompts);
  const of = talliesOf(counts);
  return { estimand, prevalences: new Map(keys.map((key) => [key, talliedRate(of(key), { estimand })])) };
}

/** How the prevalence of a domain stands against the same before. */
export interface SourceMove {
  key: string;
  difference: RateDifference;
  /** Whether it moved, all domains looked at together; null where that could not be tested. */
  hasMoved: boolean | null;
}

/** Which of some domains or sources moved between two spells (Benjamini & Hochberg over all of them). */
export function sourceMovesBetween(
  before: CitedCounts,
  now: CitedCounts,
  keys: readonly string[],
): SourceMove[] {
  const estimand = estimandOf(now.prompts);
  const [then, since] = [talliesOf(before), talliesOf(now)];
  const { moves, noise, untested } = whatMoved(
    keys.map((key) => {
      const difference = compareRates(then(key), since(key), estimand);
      return { key, difference, p: difference.p };
    }),
  );
  const told =
    (hasMoved: boolean) =>
    ({ item: { key, difference } }: (typeof moves)[number]): SourceMove => ({ key, difference, hasMoved });
  return [
    ...moves.map(told(true)),
    ...noise.map(told(false)),
    ...untested.map(({ key, difference }) => ({ key, difference, hasMoved: null })),
  ];
}

const talliesOf =
  ({ prompts, cited }: CitedCounts) =>
  (key: string): PromptTally[] => {
    const citing = cited.get(key);
    return prompts.map(({ family, prompt, answers, days, weight }, place) => ({
      family,
      prompt,
      hits: citing?.[place] ?? 0,
      answers,
      days,
      weight,
    }));
  };
