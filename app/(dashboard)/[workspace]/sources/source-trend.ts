import { type Days, periodsIn, type SpendPeriod } from "@/lib/domain/money/spend-periods";
import { addDays } from "@/lib/domain/time/day-span";

const TREND_WEEKS = 9;
/** More points than this no line has room for. */
const TREND_POINTS = 53;

/**
 * The weeks that a trend is of, or the months where those are too many; nine weeks where no first day is asked for, so that
 * each point can be hit on a phone.
 */
export function trendOf(
  state: { from: string | null; to: string | null },
  today: string,
): { step: SpendPeriod; spells: Days[] } {
  const to = state.to ?? today;
  const days = { from: state.from ?? addDays(to, 1 - 7 * TREND_WEEKS), to };
  const weeks = periodsIn(days, "week");
  return weeks.length <= TREND_POINTS
    ? { step: "week", spells: weeks }
    : { step: "month", spells: periodsIn(days, "month").slice(-TREND_POINTS) };
}
