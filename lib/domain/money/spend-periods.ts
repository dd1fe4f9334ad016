import { addDays, daysBetween } from "@/lib/domain/time/day-span";
import { periodOf } from "./budget";
import type { SPEND_PERIODS } from "./spend-groups";

export type SpendPeriod = (typeof SPEND_PERIODS)[number];

/** Days of a calendar, both inclusive. */
export interface Days {
  from: string;
  to: string;
}

/**
 * The days, weeks from Monday or calendar months that a span of days lies in, in order. The first and the last end where
 * the span does, so that every day of it is in one of them and no other day is.
 */
export function periodsIn({ from, to }: Days, by: SpendPeriod): Days[] {
  const periods: Days[] = [];
  for (let first = from; first <= to;) {
    const whole = periodOf({ period: by, startsOn: null }, first);
    const last = whole.to === null || whole.to > to ? to : whole.to;
    periods.push({ from: first, to: last });
    first = addDays(last, 1);
  }
  return periods;
}

/**
 * As many days as of a span have begun, right before it; null for one that lies in the future. What is compared is then
 * as long on both sides, but for what is left of today.
 */
export function daysBefore({ from, to }: Days, today: string): Days | null {
  if (from > today) return null;
  const last = to < today ? to : today;
  return { from: addDays(from, -daysBetween(from, last) - 1), to: addDays(from, -1) };
}
