import type { PromptTally } from "../observations";
import {
  ASSUMED_RHO,
  type Estimand,
  type Figure,
  LEAST_FAMILIES,
  LEAST_FAMILIES_EACH,
  LEAST_QUESTIONS,
  type Note,
} from "./figure";
import { type NestedMoments, nestedMoments } from "./nested-moments";
import { criticalT } from "./quantiles";
import { type Interval, scoreInterval, SMALL_SAMPLE, Z } from "./wilson";

/** A share of answers, each of which is a hit or not. */
export interface Rate extends Figure {
  prompts: number;
  families: number;
  effectiveFamilies: number;
  /** How many independent answers they are worth (n_eff); null where none can be told. */
  effectiveAnswers: number | null;
  /** Answers ÷ effective answers. */
  designEffect: number | null;
  /** How alike answers of one family are, as estimated; null where it can't be. */
  rho: number | null;
  /** What was taken instead, where hits or misses are in too few families; null where the estimate was. */
  assumedRho: number | null;
  /** The mean of the families' own shares. */
  familyMean: number | null;
}

/**
 * The share of answers with a hit, with an interval that is honest about whom the answers speak for (docs/metrics.md).
 * Of questions like these: Wilson's on the effective answers of the nested moments, t(F − 1) in place of z; where hits
 * or misses are in fewer than 5 families, at the larger of the estimated likeness and `pooledRho`, that of the
 * workspace's other brands, or else 0.4. Of these very questions: Wilson's, with repeats of one day as one.
 */
export function rateOf(
  tallies: readonly PromptTally[],
  estimand: Estimand,
  pooledRho: number = ASSUMED_RHO,
): Rate {
  const moments = nestedMoments(tallies);
  const worth = estimand === "these-questions" ? fixedWorth(tallies) : sampledWorth(moments, pooledRho);
  const value = moments.answers === 0 ? null : moments.hits / moments.answers;
  const interval = intervalAt(value, worth);
  const { effectiveAnswers, assumedRho } = worth;
  const rate = {
    value,
    numerator: moments.hits,
    denominator: moments.answers,
    interval,
    method: interval === null ? null : worth.method,
    estimand,
    prompts: moments.prompts,
    families: moments.families,
    effectiveFamilies: moments.effectiveFamilies,
    effectiveAnswers,
    designEffect: effectiveAnswers === null ? null : moments.answers / effectiveAnswers,
    rho: moments.rho,
    assumedRho,
    familyMean: moments.families === 0 ? null : moments.familyMean,
  };
  return { ...rate, notes: notesOf(rate) };
}

/** A share, and its interval at any level. */
export interface Sided {
  value: number;
  at: (level: number) => Interval;
}

/** A rate with its interval at any level; null of one that has none. */
export function sideOf({ value, interval, effectiveAnswers, families, estimand }: Rate): Sided | null {
  if (value === null || interval === null || effectiveAnswers === null) return null;
  const freedom = estimand === "these-questions" ? Infinity : families - 1;
  return { value, at: (level) => scoreInterval(value, effectiveAnswers, criticalT(freedom, level)) };
}

interface Worth {
  effectiveAnswers: number | null;
  assumedRho: number | null;
  method: "wilson-by-family" | "wilson-assumed-likeness" | "wilson-of-prompt-days";
  /** How many standard errors the interval reaches; null where there is to be none. */
  reach: number | null;
}

function intervalAt(value: number | null, { effectiveAnswers, reach }: Worth) {
  return value === null || effectiveAnswers === null || reach === null
    ? null
    : scoreInterval(value, effectiveAnswers, reach);
}

/** Whatever the day has to it is the same for its repeats, so that they are worth no more than one. */
function fixedWorth(tallies: readonly PromptTally[]): Worth {
  const days = tallies.reduce((sum, tally) => sum + tally.days, 0);
  return { effectiveAnswers: days, assumedRho: null, method: "wilson-of-prompt-days", reach: Z };
}

function sampledWorth(moments: NestedMoments, pooledRho: number): Worth {
  const { answers, families, familySize, rho } = moments;
  const few = Math.min(moments.familiesWithHit, moments.familiesWithMiss) < LEAST_FAMILIES_EACH;
  const assumedRho = few ? Math.max(rho ?? 0, pooledRho) : null;
  return {
    effectiveAnswers:
      assumedRho === null ? moments.effectiveAnswers : answers / (1 + (familySize - 1) * assumedRho),
    assumedRho,
    method: assumedRho === null ? "wilson-by-family" : "wilson-assumed-likeness",
    reach: moments.effectiveFamilies < LEAST_FAMILIES ? null : criticalT(families - 1),
  };
}

function notesOf(rate: Omit<Rate, "notes">): Note[] {
  const { value, interval, familyMean, effectiveAnswers } = rate;
  if (value === null || familyMean === null) return ["nothing-to-count"];
  const notes: Note[] = [];
  if (interval === null) notes.push("few-families");
  if (effectiveAnswers !== null && effectiveAnswers < SMALL_SAMPLE) notes.push("small-sample");
  if (rate.prompts < LEAST_QUESTIONS) notes.push("exploratory");
  if (interval !== null && Math.abs(familyMean - value) > (interval.high - interval.low) / 4)
    notes.push("families-differ");
  return notes;
}
