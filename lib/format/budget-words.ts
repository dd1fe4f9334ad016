import type { BudgetPeriod, BudgetRoom, BudgetScope } from "@/lib/domain/money/budget";
import { parseDollars, subtract, toDollars, ZERO } from "@/lib/domain/amounts/money";
import { formatDay } from "./dates";
import { withoutTricks } from "./hostile";
import { formatDollars, formatDollarsExactly } from "./money";
import { formatCount } from "./text";

/** "a month", after an amount. */
export const PERIOD_WORDS: Record<BudgetPeriod, string> = {
  day: "a day",
  week: "a week",
  month: "a month",
  once: "in all",
};

/** To the last decimal, two of them at least, so that what is missed by a little is seen to be. */
export function exactly(amount: string): string {
  const [whole = "", fraction = ""] = formatDollarsExactly(amount).split(".");
  return `${whole}.${fraction.padEnd(2, "0")}`;
}

/** Until when what is left is left: "until Nov 30, 2026". */
const untilWords = (until: string | null): string =>
  until === null ? "for good" : `until ${formatDay(until)}`;

/** What a budget is of: "Runs labelled “pilot”". */
export function scopeWords(scope: BudgetScope): string {
  switch (scope.of) {
    case "workspace":
      return "The whole workspace";
    case "member":
      return `What ${withoutTricks(scope.name ?? "somebody who left")} asks`;
    case "label":
      return `Runs labelled “${withoutTricks(scope.label)}”`;
    case "schedule":
      return `The schedule “${withoutTricks(scope.name ?? "gone")}”`;
  }
}

/** What a budget is left with by something that may cost so much, or that it has no room for it. */
export function leavesWords({ name, amount, period, left, until }: BudgetRoom, cost: string): string {
  const rest = subtract(parseDollars(left), parseDollars(cost));
  const budget = `“${withoutTricks(name)}” (${exactly(amount)} ${PERIOD_WORDS[period]})`;
  return rest < ZERO
    ? `More than the ${formatDollars(left)} that is left of ${budget} ${untilWords(until)}.`
    : `Leaves ${formatDollars(toDollars(rest))} of ${budget} ${untilWords(until)}.`;
}

interface Asked {
  /** Dollars it may cost. */
  cost: string;
  calls: number;
  /** How many of the calls fit. */
  fits: number;
}

const fittingWords = ({ calls, fits }: Asked): string =>
  fits === 0 ? "Nothing of it fits." : `${formatCount(fits)} of ${formatCount(calls)} questions fit.`;

/** Why something is not sent that its own cap does not allow. */
export const capWords = (cap: string, asked: Asked): string =>
  `This may cost up to ${exactly(asked.cost)}, and its cap is ${exactly(cap)}. ${fittingWords(asked)}`;

/** Why something is not sent: the budget, what it leaves and until when, and how much of what was asked would fit. */
export function refusalWords(
  { name, amount, period, spent, held, left, until }: Omit<BudgetRoom, "id" | "label">,
  asked: Asked,
): string {
  return (
    `The budget “${withoutTricks(name)}” has ${exactly(left)} left ${untilWords(until)}: of ${exactly(amount)} ` +
    `${PERIOD_WORDS[period]}, ${exactly(spent)} is spent and ${exactly(held)} held for what is under way. ` +
    `This may cost up to ${exactly(asked.cost)}. ${fittingWords(asked)}`
  );
}
