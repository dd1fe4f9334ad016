import { formatDollarsExactly } from "@/lib/format/money";
import { add, parseDollars, toDollars } from "@/lib/domain/money";
import type { MonthMoney } from "@/lib/domain/schedule";

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
    return `One run is expected to cost up to ${formatDollarsExactly(expectedHigh)}, more than the ${formatDollarsExactly(caps.capPerSlot)} that one may.`;
  }
  const total = add(parseDollars(month.spent), parseDollars(month.held), expected);
  if (total <= parseDollars(caps.capPerMonth)) return null;
  return (
    `With this run the month would come to ${formatDollarsExactly(toDollars(total))}, more than the ${formatDollarsExactly(caps.capPerMonth)} that it may: ` +
    `${formatDollarsExactly(month.spent)} are spent, ${formatDollarsExactly(month.held)} held for what is under way, ${formatDollarsExactly(expectedHigh)} expected.`
  );
}
