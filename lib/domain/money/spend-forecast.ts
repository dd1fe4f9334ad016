import { addDays, listDays } from "@/lib/domain/time/day-span";
import type { BudgetScope, BudgetState } from "./budget";
import {
  besideUnderWay,
  endOf,
  expectDay,
  expectDays,
  expectHeld,
  expectRuns,
  paceOf,
  reachedOn,
  together,
  type DayToCome,
  type DollarRange,
  type Pace,
} from "./forecast";
import { add, nano, parseDollars, toDollars, ZERO, type Nano } from "@/lib/domain/amounts/money";

/** How many days ahead a budget without an end is looked at. */
export const AHEAD_DAYS = 92;

/** What a forecast is made of. Days are those of the workspace's zone. */
export interface ForecastFacts {
  today: string;
  /** The part of today that is still to come, from 0 to 1. */
  partOfToday: number;
  /** The last day of the period that goes on. */
  until: string;
  /** Spent in it so far, and held for calls under way. */
  spent: Nano;
  held: Nano;
  /** What of it is held for calls of no schedule, by what budgets are of. */
  heldByHand: readonly { memberId: string | null; label: string | null; held: Nano }[];
  /** The newest days that are over, in order and without a gap; the days before the first charge are none. */
  pastDays: readonly string[];
  /** What calls of no schedule cost on them, by what budgets are of. */
  past: readonly { day: string; memberId: string | null; label: string | null; spent: Nano }[];
  schedules: readonly ScheduleFacts[];
  budgets: readonly BudgetState[];
}

interface ScheduleFacts {
  id: string;
  name: string;
  label: string | null;
  /** What its newest runs cost, the newest first. */
  costs: readonly Nano[];
  /** The day of each of its slots to come, as far ahead as anything is looked at. */
  slots: readonly string[];
}

/** What will have been spent when the period ends. Dollars. */
export interface SpendForecast {
  until: string;
  /** Null where fewer than two whole weeks are known, of which so many days are. */
  end: (DollarRange & { weeks: number }) | null;
  daysKnown: number;
  /** What the middle is made of, besides what was spent: calls under way, by hand, and each schedule with slots to come. */
  held: string;
  byHand: string;
  schedules: { id: string; name: string; slots: number; pastRuns: number; expected: string | null }[];
  /** Budgets in use that are reached in their period, at this pace, by the end of a day. */
  budgets: { id: string; name: string; reachedOn: string }[];
}

/** Expects of the days to come what days, schedules and calls like them cost lately. How, docs/money.md says. */
export function forecastSpend(facts: ForecastFacts): SpendForecast {
  const { until, pastDays, spent, held } = facts;
  const pace = paceIn(facts, { of: "workspace" });
  const byHand =
    pace && expectDays(pace, daysToCome(facts, { scope: { of: "workspace" }, pace, last: until }));
  const schedules = facts.schedules.map(({ id, name, costs, slots }) => {
    const runs = slots.filter((day) => day <= until).length;
    return { id, name, slots: runs, pastRuns: costs.length, expected: expectRuns(costs, runs) };
  });
  const parts = schedules.flatMap(({ expected }) => expected ?? []);
  return {
    until,
    end: pace &&
      byHand && {
        ...endOf(spent, together([expectHeld(held), byHand, ...parts])),
        weeks: pace.weeks,
      },
    daysKnown: pastDays.length,
    held: toDollars(held),
    byHand: inDollars(byHand?.mean ?? 0),
    schedules: schedules
      .filter(({ slots }) => slots > 0)
      .map(({ expected, ...schedule }) => ({ ...schedule, expected: expected && inDollars(expected.mean) })),
    budgets: facts.budgets.flatMap((budget) => {
      const day = budget.archived ? null : budgetReachedOn(facts, budget);
      return day === null ? [] : [{ id: budget.id, name: budget.name, reachedOn: day }];
    }),
  };
}

/** When what a budget is of reaches its amount at the pace of that alone; null where it does not in its period. */
function budgetReachedOn(facts: ForecastFacts, { scope, amount, days, ...use }: BudgetState): string | null {
  const pace = paceIn(facts, scope);
  if (pace === null) return null;
  const own = facts.schedules.filter((schedule) => isOf(scope, schedule));
  const last = days.to ?? addDays(facts.today, AHEAD_DAYS);
  const expected = daysToCome(facts, { scope, pace, last })
    .filter(({ day }) => day >= days.from)
    .map((day) => {
      const runs = own.map(({ costs, slots }) =>
        expectRuns(costs, slots.filter((slot) => slot === day.day).length),
      );
      return {
        day: day.day,
        expected: expectDay(pace, day) + runs.reduce((sum, run) => sum + (run?.mean ?? 0), 0),
      };
    });
  return reachedOn({ amount, used: add(parseDollars(use.spent), parseDollars(use.held)) }, expected);
}

const isOf = (scope: BudgetScope, { id, label }: ScheduleFacts): boolean =>
  scope.of === "workspace" ||
  (scope.of === "schedule" && scope.id === id) ||
  (scope.of === "label" && scope.label === label);

/** How what a budget is of went lately, without what schedules asked; days without an entry cost nothing. */
function paceIn({ pastDays, past }: ForecastFacts, scope: BudgetScope): Pace | null {
  const spent = new Map<string, Nano>();
  for (const entry of past)
    if (isAskedBy(scope, entry)) spent.set(entry.day, add(spent.get(entry.day) ?? ZERO, entry.spent));
  return paceOf(pastDays.map((day) => ({ day, spent: spent.get(day) ?? ZERO })));
}

const isAskedBy = (
  scope: BudgetScope,
  { memberId, label }: { memberId: string | null; label: string | null },
): boolean =>
  scope.of === "workspace" ||
  (scope.of === "member" && scope.id === memberId) ||
  (scope.of === "label" && scope.label === label);

/** The days to come, and of today the part that is: without what is under way of the scope, which is counted by itself. */
function daysToCome(
  { today, partOfToday, heldByHand }: ForecastFacts,
  { scope, pace, last }: { scope: BudgetScope; pace: Pace; last: string },
): DayToCome[] {
  if (last < today) return [];
  const underWay = add(...heldByHand.flatMap((call) => (isAskedBy(scope, call) ? call.held : [])));
  const rest = besideUnderWay(pace, { day: today, part: partOfToday }, underWay);
  return listDays(today, last).map((day) => (day === today ? rest : { day, part: 1 }));
}

const inDollars = (amount: number): string => toDollars(nano(BigInt(Math.round(amount))));
