import { addDays, monthOf } from "@/lib/domain/time/day-span";
import { add, nano, parseDollars, subtract, toDollars, ZERO, type Nano } from "@/lib/domain/amounts/money";

export const BUDGET_PERIODS = ["day", "week", "month", "once"] as const;
export type BudgetPeriod = (typeof BUDGET_PERIODS)[number];

/** Characters of a budget's name. */
export const BUDGET_NAME_MAX = 80;
/** The per cents a new budget warns at. */
export const USUAL_SHARES: readonly number[] = [50, 80, 100];

/** What a budget is of. Names are for people; what is gone has none. */
export type BudgetScope =
  | { of: "workspace" }
  | { of: "member"; id: string; name: string | null }
  | { of: "label"; label: string }
  | { of: "schedule"; id: string; name: string | null };

/** A budget as it was made. */
export interface Budget {
  id: string;
  name: string;
  scope: BudgetScope;
  /** Dollars a period. */
  amount: string;
  period: BudgetPeriod;
  /** The first day that counts, of one that is for once; null for all others. */
  startsOn: string | null;
  /** Per cents, ascending. */
  warnAt: readonly number[];
}

/** Days of a calendar, both inclusive; `to` is null for what has no end. */
export interface PeriodDays {
  from: string;
  to: string | null;
}

const MONDAY = "2024-01-01";

/** The days of the period in which a day lies. Weeks begin on Monday; a budget for once has one period, from its first day. */
export function periodOf(
  { period, startsOn }: Pick<Budget, "period" | "startsOn">,
  today: string,
): PeriodDays {
  switch (period) {
    case "day":
      return { from: today, to: today };
    case "week": {
      const from = addDays(today, -weekday(today));
      return { from, to: addDays(from, 6) };
    }
    case "month":
      return monthOf(new Date(`${today}T00:00:00Z`), "UTC");
    case "once":
      return { from: startsOn ?? today, to: null };
  }
}

/** Days since Monday. */
function weekday(day: string): number {
  const days = (Date.parse(day) - Date.parse(MONDAY)) / (24 * 3_600_000);
  return ((days % 7) + 7) % 7;
}

/** What of a budget's period is used. Dollars. */
export interface BudgetUse {
  /** Charges and corrections. */
  spent: string;
  /** Held back for what is under way, and for what may have been billed. */
  held: string;
}

/** What is spent and held. */
const used = ({ spent, held }: BudgetUse): Nano => add(parseDollars(spent), parseDollars(held));

/** What may still be reserved of an amount, dollars; 0 where more is used than it allows. */
export function leftOf(amount: string, use: BudgetUse): string {
  const left = subtract(parseDollars(amount), used(use));
  return toDollars(left > ZERO ? left : ZERO);
}

/** The shares, of those it warns at, that what is spent and held has reached. */
export const sharesPassed = (
  { amount, warnAt }: Pick<Budget, "amount" | "warnAt">,
  use: BudgetUse,
): number[] => warnAt.filter((share) => used(use) * 100n >= parseDollars(amount) * BigInt(share));

/** The same use with something more held. */
export const withHeld = (use: BudgetUse, more: Nano): BudgetUse => ({
  ...use,
  held: toDollars(add(parseDollars(use.held), more)),
});

/** How many of the leading amounts fit into what is left, in their order. */
export function countFitting(amounts: readonly Nano[], left: string): number {
  let rest = parseDollars(left);
  const place = amounts.findIndex((amount) => {
    rest = nano(rest - amount);
    return rest < 0n;
  });
  return place === -1 ? amounts.length : place;
}

/** What a budget leaves to somebody who is about to ask. */
export interface BudgetRoom extends BudgetUse {
  id: string;
  name: string;
  /** Set where it concerns only what carries this label. */
  label: string | null;
  period: BudgetPeriod;
  /** Dollars. */
  amount: string;
  left: string;
  /** The last day of the period; null for what has no end. */
  until: string | null;
}

/** How many of the leading amounts fit into all budgets, and the budget that fits the fewest; null where there is none. */
export function fitInto<Room extends { left: string }>(
  rooms: readonly Room[],
  amounts: readonly Nano[],
): { fits: number; tightest: Room | null } {
  let found: { fits: number; tightest: Room | null } = { fits: amounts.length, tightest: null };
  for (const room of rooms) {
    const fits = countFitting(amounts, room.left);
    if (fits < found.fits) found = { fits, tightest: room };
  }
  return found;
}

/** A budget with what of its period is used now, as the screen shows it. */
export interface BudgetState extends Budget, BudgetUse {
  left: string;
  days: PeriodDays;
  passed: readonly number[];
  /** Whether something was refused for its sake in this period. */
  blocked: boolean;
  archived: boolean;
}
