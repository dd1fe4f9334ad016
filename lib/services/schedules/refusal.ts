import { exactly } from "@/lib/format/budget-words";
import { add, parseDollars, toDollars } from "@/lib/domain/amounts/money";
import type { MonthMoney } from "@/lib/domain/schedules/schedule";

interface Caps {
  capPerSlot: string;
  capPerMonth: string;
}

/**
 * Why a slot that is expected to cost so much, at most, may not be sent; null where it may. All in dollars. A cap
 * holds for what is expected: what is asked then costs what it costs.
 */
export function refusalOf(caps: Caps, month: MonthMoney, expectedHigh: string): string | null {
  const expected = parseDollars(expectedHigh);
  if (expected > parseDollars(caps.capPerSlot)) {
    return `One run is expected to cost up to ${exactly(expectedHigh)}; the cap of a run is ${exactly(caps.capPerSlot)}.`;
  }
  const total = add(parseDollars(month.spent), parseDollars(month.held), expected);
  if (total <= parseDollars(caps.capPerMonth)) return null;
  return (
    `With this run the month would come to ${exactly(toDollars(total))}; the cap of a month is ${exactly(caps.capPerMonth)}. ` +
    `${exactly(month.spent)} is spent, ${exactly(month.held)} held for what is under way, ${exactly(expectedHigh)} expected of this run.`
  );
}
