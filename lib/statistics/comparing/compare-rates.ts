import { type Estimand, LEAST_FAMILIES } from "../intervals/figure";
import { type Rate, rateOf, sideOf } from "../intervals/rate";
import type { Interval } from "../intervals/wilson";
import type { PromptTally } from "../observations";
import { newcombe } from "./newcombe";
import { exactMcNemar, pairedT, type Tested } from "./paired";

/** Two rates (of periods, engines, models, personas, markets, surfaces) and what is between them: other − one. */
export interface RateDifference {
  one: Rate;
  other: Rate;
  /** How many families were answered on both sides, and on one of them alone; the latter count in no paired test. */
  families: { both: number; one: number; other: number };
  difference: number | null;
  interval: Interval | null;
  p: number | null;
  /** Null where no test could be made: too few families on both sides, and on one of them. */
  method: "paired-t" | "exact-mcnemar" | "newcombe" | null;
}

/**
 * Compares two rates after docs/metrics.md. Of questions like these, 10 families or more on both sides: a paired t on
 * the families' differences, each family counting once; McNemar's exact test where each family is one prompt with one
 * answer a side. With fewer in common, and of these very questions: Newcombe's on the limits of each side, which errs
 * on the side of "no difference" where some are in common, since families are like themselves.
 */
export function compareRates(
  one: readonly PromptTally[],
  other: readonly PromptTally[],
  estimand: Estimand,
  pooledRho?: number,
): RateDifference {
  const rates = { one: rateOf(one, estimand, pooledRho), other: rateOf(other, estimand, pooledRho) };
  const pairs = pairFamilies(one, other);
  const families = {
    both: pairs.length,
    one: rates.one.families - pairs.length,
    other: rates.other.families - pairs.length,
  };
  const { method, tested } = test(rates, pairs, estimand);
  return {
    ...rates,
    families,
    difference: tested?.difference ?? null,
    interval: tested?.interval ?? null,
    p: tested?.p ?? null,
    method,
  };
}

function test(
  { one, other }: { one: Rate; other: Rate },
  pairs: readonly FamilyPair[],
  estimand: Estimand,
): { method: RateDifference["method"]; tested: Tested | null } {
  if (estimand === "questions-like-these" && pairs.length >= LEAST_FAMILIES) {
    if (pairs.every(isOneAnswerEach))
      return {
        method: "exact-mcnemar",
        tested: exactMcNemar(
          pairs.filter(({ one, other }) => one.hits < other.hits).length,
          pairs.filter(({ one, other }) => one.hits > other.hits).length,
          pairs.length,
        ),
      };
    return { method: "paired-t", tested: pairedT(pairs.map(differenceOf)) };
  }
  const [from, to] = [sideOf(one), sideOf(other)];
  if (from === null || to === null) return { method: null, tested: null };
  return { method: "newcombe", tested: newcombe(from, to) };
}

/** What one family has on each side. */
export interface FamilyPair {
  family: string;
  one: { hits: number; answers: number };
  other: { hits: number; answers: number };
}

/** The families that were answered on both sides. */
function pairFamilies(one: readonly PromptTally[], other: readonly PromptTally[]): FamilyPair[] {
  const others = sumFamilies(other);
  return [...sumFamilies(one)].flatMap(([family, sums]) => {
    const there = others.get(family);
    return there === undefined ? [] : { family, one: sums, other: there };
  });
}

const differenceOf = ({ one, other }: FamilyPair): number =>
  other.hits / other.answers - one.hits / one.answers;

const isOneAnswerEach = ({ one, other }: FamilyPair): boolean => one.answers === 1 && other.answers === 1;

function sumFamilies(tallies: readonly PromptTally[]): Map<string, { hits: number; answers: number }> {
  const families = new Map<string, { hits: number; answers: number }>();
  for (const { family, hits, answers } of tallies) {
    const sums = families.get(family) ?? { hits: 0, answers: 0 };
    families.set(family, { hits: sums.hits + hits, answers: sums.answers + answers });
  }
  return families;
}
