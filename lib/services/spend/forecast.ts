import "server-only";
import { startsOf } from "@/lib/db/query/day-bounds";
import { readFirstCharge, readPastRuns, readScopedDays, readScopedHeld } from "@/lib/db/sql/money/pace";
import { readHeld, readSpendTotal } from "@/lib/db/sql/money/spend";
import { PACE_WEEKS } from "@/lib/domain/money/forecast";
import { parseDollars } from "@/lib/domain/amounts/money";
import { ANY_SPEND, type SpendSum } from "@/lib/domain/money/spend";
import { AHEAD_DAYS, forecastSpend, type SpendForecast } from "@/lib/domain/money/spend-forecast";
import { addSums } from "@/lib/domain/money/spend-sums";
import type { Days } from "@/lib/domain/money/spend-periods";
import { slotsBetween } from "@/lib/domain/time/cron-slots";
import { addDays, dayAt, listDays, monthOf } from "@/lib/domain/time/day-span";
import { listBudgets } from "@/lib/services/budgets";
import { readsOf, requirePermission, type Call, type Context } from "@/lib/services/context";

/** Slots of one schedule that are looked at: one an hour, as far ahead as anything is looked at. */
const SLOTS_MAX = (AHEAD_DAYS + 1) * 25;

/** The calendar month that goes on: what was spent of it, and what will have been when it ends. */
export interface MonthForecast extends SpendForecast {
  days: Days;
  sofar: SpendSum;
  /** Calls under way, whose upper estimate is held. */
  underWay: number;
  /** Whether the charge of some call behind it is not known: all of it is at least so much. */
  isAtLeast: boolean;
}

/** What the whole workspace has spent in this month of its zone, and will have by the month's end. */
export async function forecastMonth({
  ctx,
  input: { zone },
}: Call<{ zone: string }>): Promise<MonthForecast> {
  requirePermission(ctx, "spend:read");
  const own = readsOf(ctx);
  const now = ctx.now();
  const today = dayAt(now, zone);
  const month = monthOf(now, zone);
  const [pastDays, sofar, held, heldByHand, schedules, budgets] = await Promise.all([
    readPastDays(ctx, { today, zone }),
    readSpendTotal(own, { ...ANY_SPEND, ...month, zone }),
    readHeld(own),
    readScopedHeld(own),
    readPastRuns(own),
    listBudgets({ ctx }),
  ]);
  const [firstDay, lastDay] = [pastDays[0], pastDays.at(-1)];
  const past =
    firstDay === undefined || lastDay === undefined
      ? []
      : await readScopedDays(own, { from: firstDay, to: lastDay, zone });
  const [, tomorrow = now] = startsOf([today, addDays(today, 1)], zone);
  const [begun = now] = startsOf([today], zone);
  const [ahead = now] = startsOf([addDays(today, AHEAD_DAYS + 1)], zone);
  return {
    days: month,
    sofar: addSums([sofar]),
    underWay: held.underWay.tasks,
    isAtLeast: [sofar, ...past, ...schedules].some(({ unpriced }) => unpriced > 0),
    ...forecastSpend({
      today,
      partOfToday: (tomorrow.getTime() - now.getTime()) / (tomorrow.getTime() - begun.getTime()),
      until: month.to,
      spent: parseDollars(sofar.spent),
      held: parseDollars(held.underWay.amount),
      heldByHand,
      pastDays,
      past,
      schedules: schedules.map(({ cron, ...schedule }) => ({
        ...schedule,
        slots: slotsBetween(cron, zone, now, ahead, SLOTS_MAX).map((slot) => dayAt(slot, zone)),
      })),
      budgets,
    }),
  };
}

/** The days before today that are known whole: from the day after the first charge on, four weeks at most. */
async function readPastDays(
  ctx: Context,
  { today, zone }: { today: string; zone: string },
): Promise<string[]> {
  const first = await readFirstCharge(readsOf(ctx));
  if (first === null) return [];
  const known = addDays(dayAt(first, zone), 1);
  const from = addDays(today, -PACE_WEEKS.most * 7);
  const to = addDays(today, -1);
  const begin = known > from ? known : from;
  return begin > to ? [] : listDays(begin, to);
}
