const DAY_MS = 24 * 3_600_000;

/** Days the chart can show at once. */
export const SPAN_MAX = 366;
const SPAN_DEFAULT = 30;

const toDay = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
const startOf = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const startOfToday = (now: Date): number => startOf(toDay(now.getTime()));

export interface Span {
  /** Days in UTC, both inclusive. */
  from: string;
  to: string;
  /** Every day of the span, in order. */
  days: string[];
  /** True when the span asked for is longer than can be shown, and its beginning was left out. */
  cut: boolean;
}

/**
 * The days a spend report is about: those asked for, in whichever order; from one day to today; the 30 days up to one
 * day; or the last 30 days. Days begin and end in UTC.
 */
export function spendSpan(asked: { from: string | null; to: string | null }, now: Date): Span {
  const from = asked.from === null ? null : startOf(asked.from);
  const to = asked.to === null ? Math.max(startOfToday(now), from ?? 0) : startOf(asked.to);
  const other = from ?? to - (SPAN_DEFAULT - 1) * DAY_MS;
  const last = Math.max(to, other);
  const wanted = Math.min(to, other);
  const first = Math.max(wanted, last - (SPAN_MAX - 1) * DAY_MS);
  return {
    from: toDay(first),
    to: toDay(last),
    days: Array.from({ length: (last - first) / DAY_MS + 1 }, (_, index) => toDay(first + index * DAY_MS)),
    cut: first > wanted,
  };
}

/** The last so many days, today included. */
export function lastDays(count: number, now: Date): { from: string; to: string } {
  const today = startOfToday(now);
  return { from: toDay(today - (count - 1) * DAY_MS), to: toDay(today) };
}
