import { addDays, dayAt, daysBetween, listDays } from "@/lib/domain/time/day-span";

/** Days the chart can show at once. */
export const SPAN_MAX = 366;
const SPAN_DEFAULT = 30;

export interface Span {
  /** Days, both inclusive. */
  from: string;
  to: string;
  /** Every day of the span, in order. */
  days: string[];
  /** True when the span asked for is longer than can be shown, and its beginning was left out. */
  cut: boolean;
}

/**
 * The days a report is about: those asked for; from one day to today; the 30 days up to one day; or the last 30
 * days. A first day in the future is asked for alone.
 */
export function shownSpan(asked: { from: string | null; to: string | null }, today: string): Span {
  const to = asked.to ?? (asked.from !== null && asked.from > today ? asked.from : today);
  const wanted = asked.from ?? addDays(to, 1 - SPAN_DEFAULT);
  const cut = daysBetween(wanted, to) >= SPAN_MAX;
  const from = cut ? addDays(to, 1 - SPAN_MAX) : wanted;
  return { from, to, days: listDays(from, to), cut };
}

/** From the day of a moment to today, or as many of those days as can be shown at once. */
export function daysSince(
  moment: Date,
  { now, zone }: { now: Date; zone: string },
): { from: string; to: string } {
  const [from, today] = [dayAt(moment, zone), dayAt(now, zone)];
  const last = addDays(from, SPAN_MAX - 1);
  return { from, to: last < today ? last : today };
}

/** The last so many days, today included. */
export const lastDays = (count: number, today: string): { from: string; to: string } => ({
  from: addDays(today, 1 - count),
  to: today,
});
