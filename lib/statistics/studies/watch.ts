import { meanError } from "../comparing/paired";
import { criticalT } from "../intervals/quantiles";

/** What a workspace's watches may err by together, in a year. */
const YEARLY_ALARMS = 0.05;
/** The runs that a baseline takes at least, and where weeks are watched, the weeks. */
export const BASELINE = { runs: 28, weeks: 8 } as const;
/** Runs more alike one after the other than this are no draws of their own: then weeks are watched. */
const MOST_LIKE_THE_LAST = 0.3;
/** The look for which the sequence is as narrow as it can be made. */
const TIGHTEST_AT = 30;
const DAYS_A_WEEK = 7;
/** Where fewer hits, or misses, were to be expected on a side, its scatter says nothing yet. */
const LEAST_HITS = 5;

/** What each of so many watches may err by: all together 5 % a workspace and year. */
export const alphaOf = (watches: number): number => YEARLY_ALARMS / watches;

/** One run's rate, and the day it was of, as a number of days since any day. */
export interface Run {
  day: number;
  rate: number;
  /** Of how many answers; where it is told, rare hits or misses make no move. */
  answers?: number;
}

export interface Alarm {
  /** The last run that it was raised by. */
  day: number;
  baseline: number;
  /** The mean of what came after the baseline. */
  mean: number;
  /** Both half-widths together: so far the difference of the two may be off, either way. */
  reach: number;
  unit: Watched["unit"];
  /** The first day after the baseline, and how many runs or weeks there were from it to the alarm. */
  since: number;
  units: number;
}

export interface Watched {
  alarms: Alarm[];
  /** What is looked at now, since the last alarm. */
  unit: "run" | "week";
  /** Null until there are enough runs for one. */
  baseline: { mean: number; halfWidth: number; lag1: number } | null;
  /** Of what came after the baseline; null of less than two units. */
  now: { mean: number; halfWidth: number; units: number } | null;
}

/**
 * Goes through the runs of a watch in their order, looking at each as it came. A baseline of the first 28 is frozen with
 * a t-interval at α/2. After it stands the asymptotic confidence sequence of the mean (Waudby-Smith, Arbour, Sinha,
 * Kennedy & Ramdas 2024, at α/2 and tightest at 30), which holds however often it is looked at. An alarm is raised where
 * the two are further apart than both half-widths together; after it a new baseline begins.
 */
export function watch(runs: readonly Run[], alpha: number): Watched {
  const ordered = runs.toSorted((a, b) => a.day - b.day);
  const alarms: Alarm[] = [];
  let rest = ordered;
  for (;;) {
    const { alarm, ...state } = watchOne(rest, alpha);
    if (alarm === null) return { alarms, ...state };
    alarms.push(alarm);
    rest = rest.filter(({ day }) => day > alarm.day);
  }
}

type Look = Omit<Watched, "alarms"> & { alarm: Alarm | null };

function watchOne(runs: readonly Run[], alpha: number): Look {
  const first = runs.slice(0, BASELINE.runs).map(({ rate }) => rate);
  if (first.length < BASELINE.runs) return { unit: "run", baseline: null, now: null, alarm: null };
  if (unbiasedLag1(first) <= MOST_LIKE_THE_LAST) return lookOn("run", runs, BASELINE.runs, alpha);
  const weeks = weeksOf(runs);
  if (weeks.length < BASELINE.weeks) return { unit: "week", baseline: null, now: null, alarm: null };
  return lookOn("week", weeks, BASELINE.weeks, alpha);
}

function lookOn(unit: Watched["unit"], units: readonly Run[], length: number, alpha: number): Look {
  const first = units.slice(0, length).map(({ rate }) => rate);
  const { mean, error, freedom } = meanError(first);
  const baseline = { mean, halfWidth: criticalT(freedom, 1 - alpha / 2) * error, lag1: lag1Of(first) };
  const squares = error ** 2 * length * freedom;
  const after: number[] = [];
  let now: Look["now"] = null;
  const since = firstDayOf(unit, units[length]);
  for (const [place, { day, rate }] of units.slice(length).entries()) {
    after.push(rate);
    now = sequenceOf(after, { squares, freedom }, alpha);
    if (now === null) continue;
    const reach = now.halfWidth + baseline.halfWidth;
    if (
      Math.abs(now.mean - mean) > reach &&
      saysEnough(units.slice(0, length), units.slice(length, length + place + 1))
    ) {
      const alarm = { day, baseline: mean, mean: now.mean, reach, unit, since, units: now.units };
      return { unit, baseline, now, alarm };
    }
  }
  return { unit, baseline, now, alarm: null };
}

const firstDayOf = (unit: Watched["unit"], first: Run | undefined): number =>
  (first?.day ?? 0) - (unit === "week" ? DAYS_A_WEEK - 1 : 0);

/** Whether hits and misses are expected often enough on either side, were nothing to move; not told is taken for granted. */
function saysEnough(before: readonly Run[], after: readonly Run[]): boolean {
  const [then, now] = [answersOf(before), answersOf(after)];
  if (then.answers === null || now.answers === null) return true;
  const rate = (then.hits + now.hits) / (then.answers + now.answers);
  return Math.min(rate, 1 - rate) * Math.min(then.answers, now.answers) >= LEAST_HITS;
}

function answersOf(units: readonly Run[]): { hits: number; answers: number | null } {
  let [hits, all] = [0, 0];
  for (const { rate, answers } of units) {
    if (answers === undefined) return { hits, answers: null };
    hits += rate * answers;
    all += answers;
  }
  return { hits, answers: all };
}

function sequenceOf(
  after: readonly number[],
  before: { squares: number; freedom: number },
  alpha: number,
): Look["now"] {
  if (after.length < 2) return null;
  const { mean, error, freedom } = meanError(after);
  const squares = before.squares + error ** 2 * after.length * freedom;
  const deviation = Math.sqrt(squares / (before.freedom + freedom));
  return { mean, halfWidth: deviation * sequenceReach(after.length, alpha), units: after.length };
}

/** How many standard deviations the sequence reaches at the t-th look. */
export function sequenceReach(t: number, alpha: number): number {
  const half = alpha / 2;
  const rho2 = (-2 * Math.log(half) + Math.log(1 - 2 * Math.log(half))) / TIGHTEST_AT;
  const grown = t * rho2 + 1;
  return Math.sqrt(((2 * grown) / (t ** 2 * rho2)) * Math.log(Math.sqrt(grown) / half));
}

/** How like each is to the one before it; 0 of what never changes. */
export function lag1Of(values: readonly number[]): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  let squares = 0;
  let products = 0;
  for (const [place, value] of values.entries()) {
    squares += (value - mean) ** 2;
    const last = values[place - 1];
    if (last !== undefined) products += (value - mean) * (last - mean);
  }
  return squares === 0 ? 0 : products / squares;
}

/** The same less its bias of few values, (1 + 4r) ÷ n (Marriott & Pope 1954), which makes them look like draws of their own. */
function unbiasedLag1(values: readonly number[]): number {
  const lag = lag1Of(values);
  return lag + (1 + 4 * lag) / values.length;
}

/** The mean of each whole week, from the first run on; the one that is under way is none yet. */
function weeksOf(runs: readonly Run[]): Run[] {
  const [first, last] = [runs[0]?.day ?? 0, runs.at(-1)?.day ?? 0];
  const weekOf = (day: number) => Math.floor((day - first) / DAYS_A_WEEK);
  const weeks = Map.groupBy(runs, ({ day }) => weekOf(day));
  return [...weeks].flatMap(([week, all]) => {
    const end = first + (week + 1) * DAYS_A_WEEK - 1;
    const rate = all.reduce((sum, one) => sum + one.rate, 0) / all.length;
    const answers = all.reduce((sum, one) => sum + (one.answers ?? NaN), 0);
    return last < end ? [] : { day: end, rate, ...(!Number.isNaN(answers) && { answers }) };
  });
}
