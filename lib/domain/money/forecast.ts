import { daysBetween } from "@/lib/domain/time/day-span";
import { add, nano, parseDollars, toDollars, type Nano } from "@/lib/domain/amounts/money";

// What will have been spent by a day to come. An expectation is no sum of the ledger: it is worked out in numbers of
// nano-dollars, rounded once, and never entered anywhere. How, and on what assumptions, docs/money.md says.

/** Past weeks that a pace is of: so many at most, and no pace without so many. */
export const PACE_WEEKS = { most: 4, least: 2 } as const;
/** The newest runs of a schedule that say what its next one costs. */
export const PAST_RUNS_MAX = 8;

/** A day that is over, and what was spent on it, nano-dollars. */
export interface PastDay {
  day: string;
  spent: Nano;
}

/** A day to come, with how much of it is still to come: 1, and of today a part. */
export interface DayToCome {
  day: string;
  part: number;
}

/** What is expected of something, nano-dollars, with the ends between which four of five such things lie. */
export interface Expected {
  mean: number;
  low: number;
  high: number;
}

/** The 90th percentile of Student's t by degrees of freedom: four of five lie within it on both sides. */
const T90: Readonly<Record<number, number>> = {
  ...{ 1: 3.078, 2: 1.886, 3: 1.638, 4: 1.533, 5: 1.476, 6: 1.44, 7: 1.415 },
  ...{ 14: 1.345, 21: 1.323 },
};

const WEEK = 7;

/** How days of a week went lately. */
export interface Pace {
  weeks: number;
  /** The first day looked at; weekdays are told by it. */
  from: string;
  /** What was spent on each weekday on average, from that day's on. */
  means: readonly number[];
  /** The variance of days around their weekday's average. */
  variance: number;
}

/**
 * The pace of the last whole weeks, four at most, of days that follow one another without a gap; null where there are
 * fewer than two weeks. Each weekday has its own average, since weekends differ, and none is below zero.
 */
export function paceOf(days: readonly PastDay[]): Pace | null {
  const weeks = Math.min(PACE_WEEKS.most, Math.floor(days.length / WEEK));
  const looked = days.slice(days.length - weeks * WEEK);
  const [first] = looked;
  if (weeks < PACE_WEEKS.least || first === undefined) return null;
  const spent = looked.map((day) => Number(day.spent));
  const means = Array.from({ length: WEEK }, (_, weekday) =>
    averageOf(spent.filter((_day, place) => place % WEEK === weekday)),
  );
  const squares = spent.map((amount, place) => (amount - (means[place % WEEK] ?? 0)) ** 2);
  return {
    weeks,
    from: first.day,
    means: means.map((mean) => Math.max(0, mean)),
    variance: sumOf(squares) / (spent.length - WEEK),
  };
}

/**
 * What of today is to come beside calls under way that were asked by hand: they are charged today as a rule, as such calls
 * were on the days behind the pace, and so are a part of what it expects of today already.
 */
export function besideUnderWay(pace: Pace, { day, part }: DayToCome, underWay: Nano): DayToCome {
  const usual = expectDay(pace, { day, part: 1 });
  return { day, part: usual === 0 ? part : Math.max(0, part - Number(underWay) / usual) };
}

/** What a pace expects of one day to come. */
export const expectDay = ({ from, means }: Pace, { day, part }: DayToCome): number =>
  part * (means[daysBetween(from, day) % WEEK] ?? 0);

/**
 * What a pace expects of days to come: the sum of their weekdays' averages, with the prediction interval of such a sum,
 * t · s · √(Σ parts + Σ over weekdays (Σ their parts)² ÷ weeks), which has the doubt of each day and of the averages.
 */
export function expectDays(pace: Pace, days: readonly DayToCome[]): Expected {
  const parts = Array.from({ length: WEEK }, () => 0);
  for (const { day, part } of days) {
    const weekday = daysBetween(pace.from, day) % WEEK;
    parts[weekday] = (parts[weekday] ?? 0) + part;
  }
  const size = sumOf(parts) + sumOf(parts.map((part) => part ** 2)) / pace.weeks;
  return around(sumOf(days.map((day) => expectDay(pace, day))), {
    variance: pace.variance * size,
    freedom: (pace.weeks - 1) * WEEK,
  });
}

/**
 * What so many more runs of a schedule are expected to cost by what its newest ones did: their average each, with the
 * prediction interval t · s · √(runs + runs² ÷ past runs). Null without past runs; of one alone nothing tells a spread.
 */
export function expectRuns(past: readonly Nano[], runs: number): Expected | null {
  const costs = past.slice(0, PAST_RUNS_MAX).map(Number);
  if (costs.length === 0) return null;
  const mean = averageOf(costs);
  const freedom = costs.length - 1;
  const variance = freedom === 0 ? 0 : sumOf(costs.map((cost) => (cost - mean) ** 2)) / freedom;
  const size = runs + runs ** 2 / costs.length;
  return around(Math.max(0, mean) * runs, { variance: variance * size, freedom });
}

/** What is held for calls under way: they may come to nothing, and to no more than their upper estimate as a rule. */
export const expectHeld = (held: Nano): Expected => ({ mean: Number(held), low: 0, high: Number(held) });

/**
 * What parts that have nothing to do with each other come to together. Their distances from the middle are added as
 * variances are (MOVER, Zou and Donner 2008), which leaves intervals their lopsidedness: none goes below zero.
 */
export function together(parts: readonly Expected[]): Expected {
  const mean = sumOf(parts.map((part) => part.mean));
  const apart = (distances: number[]) => Math.sqrt(sumOf(distances.map((distance) => distance ** 2)));
  return {
    mean,
    low: Math.max(0, mean - apart(parts.map((part) => part.mean - part.low))),
    high: mean + apart(parts.map((part) => part.high - part.mean)),
  };
}

/** Dollars, decimal strings. */
export interface DollarRange {
  low: string;
  middle: string;
  high: string;
}

/** What was spent so far, exact, and what is expected besides. */
export function endOf(spent: Nano, { mean, low, high }: Expected): DollarRange {
  const withMore = (more: number) => toDollars(add(spent, nano(BigInt(Math.round(more)))));
  return { low: withMore(low), middle: withMore(mean), high: withMore(high) };
}

/**
 * The first day by whose end what is used reaches an amount, dollars, where each day adds what is expected of it; null
 * where the days end before.
 */
export function reachedOn(
  { amount, used }: { amount: string; used: Nano },
  days: readonly { day: string; expected: number }[],
): string | null {
  let rest = Number(parseDollars(amount) - used);
  const found = days.find(({ expected }) => {
    rest -= expected;
    return rest <= 0;
  });
  return found?.day ?? null;
}

const sumOf = (amounts: readonly number[]): number => amounts.reduce((sum, one) => sum + one, 0);
const averageOf = (amounts: readonly number[]): number => sumOf(amounts) / amounts.length;

function around(mean: number, { variance, freedom }: { variance: number; freedom: number }): Expected {
  const half = (T90[freedom] ?? 0) * Math.sqrt(variance);
  return { mean, low: Math.max(0, mean - half), high: mean + half };
}
