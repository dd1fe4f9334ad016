import type { Engine } from "@/lib/domain/engines/engine";
import { add, parseDollars, toDollars } from "@/lib/domain/amounts/money";
import type { Days } from "./spend-periods";

/** How a run's cost lies to what it was expected to cost; the ends are in the range. */
export type EstimatePlace = "below" | "within" | "above";

/** What was said before, dollars. */
export interface Range {
  low: string;
  high: string;
}

/** Where an amount lies to a range of dollars. */
export function placeIn({ low, high }: Range, amount: string): EstimatePlace {
  const actual = parseDollars(amount);
  if (actual < parseDollars(low)) return "below";
  return actual > parseDollars(high) ? "above" : "within";
}

/**
 * Why a run can be compared with its estimate, or not: it goes on; calls of it have no answer, so that it asked less
 * than was estimated; an answer's price is not known; nothing was estimated.
 */
export const COMPARED = ["compared", "goes on", "not whole", "unpriced", "no estimate"] as const;
export type Compared = (typeof COMPARED)[number];

/** Runs that are compared, together. Dollars. */
export interface EstimateSum extends Range {
  runs: number;
  below: number;
  within: number;
  above: number;
  actual: string;
}

export interface EstimatedRun extends Range {
  id: string;
  /** ISO 8601. */
  createdAt: string;
  label: string | null;
  /** Names; null for what is of none, and for what is gone. */
  set: string | null;
  schedule: string | null;
  actual: string;
}

/** What calls of a model were held at, which is the upper end of their estimate, and what they came to. */
export interface EstimatedModel {
  engine: Engine;
  model: string;
  calls: number;
  held: string;
  actual: string;
}

export interface EstimateReport {
  total: EstimateSum;
  /** Runs begun on the days that are not compared, by why. */
  left: Record<Exclude<Compared, "compared">, number>;
  /** Only months in which a run was compared. */
  months: (EstimateSum & Days)[];
  /** Runs of no schedule under null. */
  schedules: (EstimateSum & { id: string | null; name: string | null })[];
  /** Of the newest runs that are compared, at most `ESTIMATED_RUNS`. */
  models: EstimatedModel[];
  /** The newest that are compared. */
  runs: EstimatedRun[];
}

/** Runs that the models are looked up in, and that are listed. */
export const ESTIMATED_RUNS = 200;

const inAll = (amounts: readonly string[]): string => toDollars(add(...amounts.map(parseDollars)));
const count = (counts: readonly number[]): number => counts.reduce((sum, one) => sum + one, 0);

/** Sums of sums, exact. */
export const addEstimates = (sums: readonly EstimateSum[]): EstimateSum => ({
  runs: count(sums.map(({ runs }) => runs)),
  below: count(sums.map(({ below }) => below)),
  within: count(sums.map(({ within }) => within)),
  above: count(sums.map(({ above }) => above)),
  low: inAll(sums.map(({ low }) => low)),
  high: inAll(sums.map(({ high }) => high)),
  actual: inAll(sums.map(({ actual }) => actual)),
});

/** What share of an amount another is; null where the amount is zero or less, of which nothing is a share. */
export function shareOf(actual: string, estimate: string): number | null {
  const [part, whole] = [parseDollars(actual), parseDollars(estimate)];
  // In millionths, so that a number holds it exactly enough.
  return whole <= 0n ? null : Number((part * 1_000_000n) / whole) / 1_000_000;
}
