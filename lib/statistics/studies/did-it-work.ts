import { meanError } from "../comparing/paired";
import { criticalT, pOfT } from "../intervals/quantiles";
import type { Interval } from "../intervals/wilson";
import { type Pick, picksOf, sampleOf } from "../random";

/** What one family was found to be before a mark (in two halves of that time) and after it. */
export interface StudyFamily {
  family: string;
  treated: boolean;
  firstHalf: Tally;
  secondHalf: Tally;
  after: Tally;
}

export interface Tally {
  hits: number;
  answers: number;
}

/** From so many treated families on, and with as many controls, the differences' own spread is judged by. */
const LEAST_EACH = 8;
/** Of fewer treated, against at least so many controls, by their rank alone. */
const LEAST_CONTROLS = 20;
/** More equal-sized draws than this are not gone through: so many are drawn. */
const RANK_DRAWS = 10_000;
const ERRS = 0.05;

export interface Effect {
  method: "welch-t" | "rank-among-draws";
  /** Mean change of the treated less that of the controls. */
  effect: number;
  /** Null of a rank, which has none. */
  interval: Interval | null;
  p: number;
}

export interface DidItWork {
  verdict: "worked" | "harmed" | "within-noise" | "not-comparable" | "too-few";
  /** Null where there are too few. */
  effect: Effect | null;
  /** The same of the two halves of the time before: where it says something, the sides are not comparable. */
  placebo: Effect | null;
  families: { treated: number; controls: number; /** Not answered both before and after. */ leftOut: number };
}

/**
 * Whether what was done to some families moved them more than the others moved by themselves: difference in differences
 * of each family's rate, each family once. From 8 families a side on by Welch's t (1947) with Satterthwaite's degrees of
 * freedom (1946); of 1 to 7 treated by the rank of their effect among those of all equal-sized draws of families,
 * the treated among them (Fisher's exact randomization; of one treated Abadie, Diamond & Hainmueller 2010), from 20
 * controls on. The same of the same seed.
 */
export function didItWork(families: readonly StudyFamily[], seed: number): DidItWork {
  const main = changesOf(
    families,
    ({ firstHalf, secondHalf }) => sumOf(firstHalf, secondHalf),
    ({ after }) => after,
  );
  const halves = changesOf(
    families,
    ({ firstHalf }) => firstHalf,
    ({ secondHalf }) => secondHalf,
  );
  const effect = effectOf(main, seed);
  const placebo = effectOf(halves, seed);
  return {
    verdict: verdictOf(effect, placebo),
    effect,
    placebo,
    families: {
      treated: main.treated.length,
      controls: main.controls.length,
      leftOut: families.length - main.treated.length - main.controls.length,
    },
  };
}

function verdictOf(effect: Effect | null, placebo: Effect | null): DidItWork["verdict"] {
  // Sides that could not be compared before are not known to be comparable.
  if (effect === null || placebo === null) return "too-few";
  if (placebo.p < ERRS) return "not-comparable";
  if (effect.p >= ERRS) return "within-noise";
  return effect.effect > 0 ? "worked" : "harmed";
}

interface Changes {
  treated: number[];
  controls: number[];
}

function changesOf(
  families: readonly StudyFamily[],
  before: (family: StudyFamily) => Tally,
  after: (family: StudyFamily) => Tally,
): Changes {
  const changes: Changes = { treated: [], controls: [] };
  for (const family of families) {
    const [from, to] = [before(family), after(family)];
    if (from.answers === 0 || to.answers === 0) continue;
    changes[family.treated ? "treated" : "controls"].push(to.hits / to.answers - from.hits / from.answers);
  }
  return changes;
}

const sumOf = (one: Tally, other: Tally): Tally => ({
  hits: one.hits + other.hits,
  answers: one.answers + other.answers,
});

function effectOf({ treated, controls }: Changes, seed: number): Effect | null {
  if (treated.length >= LEAST_EACH && controls.length >= LEAST_EACH) return welch(treated, controls);
  if (treated.length > 0 && treated.length < LEAST_EACH && controls.length >= LEAST_CONTROLS)
    return rank(treated, controls, seed);
  return null;
}

/** Welch's t of two means, treated less controls. */
function welch(treated: readonly number[], controls: readonly number[]): Effect {
  const [one, other] = [meanError(treated), meanError(controls)];
  const effect = one.mean - other.mean;
  const error = Math.hypot(one.error, other.error);
  const freedom =
    error === 0
      ? one.freedom + other.freedom
      : error ** 4 / (one.error ** 4 / one.freedom + other.error ** 4 / other.freedom);
  const half = criticalT(freedom) * error;
  const p = pOfT(effect, error, freedom);
  return { method: "welch-t", effect, interval: { low: effect - half, high: effect + half }, p };
}

function rank(treated: readonly number[], controls: readonly number[], seed: number): Effect {
  const all = [...treated, ...controls];
  const sum = all.reduce((total, change) => total + change, 0);
  const apart = (some: readonly number[]) => {
    const part = some.reduce((total, change) => total + change, 0);
    return part / some.length - (sum - part) / (all.length - some.length);
  };
  const effect = apart(treated);
  const isAll = setsOf(all.length, treated.length) <= RANK_DRAWS;
  let draws = isAll ? 0 : 1;
  let asFar = isAll ? 0 : 1;
  for (const drawn of isAll
    ? combinations(all, treated.length)
    : randomSets(all, treated.length, picksOf(seed))) {
    draws += 1;
    // What rounding makes of two sums that are the same is no difference.
    if (Math.abs(apart(drawn)) >= Math.abs(effect) - 1e-12) asFar += 1;
  }
  return { method: "rank-among-draws", effect, interval: null, p: asFar / draws };
}

const meanOf = (numbers: readonly number[]): number =>
  numbers.reduce((total, number) => total + number, 0) / numbers.length;

function* randomSets(items: readonly number[], size: number, pick: Pick): Generator<number[]> {
  for (let draw = 0; draw < RANK_DRAWS; draw += 1) yield sampleOf(items, size, pick);
}

function setsOf(items: number, size: number): number {
  let sets = 1;
  for (let one = 1; one <= size; one += 1) sets = (sets * (items - size + one)) / one;
  return sets;
}

function* combinations(items: readonly number[], size: number): Generator<number[]> {
  if (size === 0) return yield [];
  for (const [place, first] of items.entries())
    for (const rest of combinations(items.slice(place + 1), size - 1)) yield [first, ...rest];
}

/** One period of the time before and after a mark, for the drawing of trends beside the verdict. */
export interface TrendPoint {
  treated: number | null;
  controls: number | null;
}

/** The mean of the families' rates a side, period by period; null where nobody of the side was answered. */
export function trendsOf(families: readonly { treated: boolean; periods: readonly Tally[] }[]): TrendPoint[] {
  const periods = Math.max(0, ...families.map((family) => family.periods.length));
  return Array.from({ length: periods }, (_, period) => {
    const side = (treated: boolean) => {
      const rates = families.flatMap((family) => {
        const tally = family.periods[period];
        return family.treated !== treated || tally === undefined || tally.answers === 0
          ? []
          : tally.hits / tally.answers;
      });
      return rates.length === 0 ? null : meanOf(rates);
    };
    return { treated: side(true), controls: side(false) };
  });
}
