import type { RateDifference } from "@/lib/statistics/comparing/compare-rates";
import type { Figure } from "@/lib/statistics/intervals/figure";
import { formatInterval, formatPercent, formatPoints } from "./numbers";
import { formatCount } from "./text";

/** "38 % [31–46]", or "12 of 40" where no interval can be told. */
export function figureWords({ value, interval, numerator, denominator }: Figure): string {
  if (value === null) return "nothing to count";
  if (interval === null) return `${formatCount(numerator)} of ${formatCount(denominator)}`;
  return `${formatPercent(value)} ${formatInterval(interval)}`;
}

/** "+7 points [+2 to +12]"; null where it could not be told. */
export function differenceWords({
  difference: by,
  interval,
}: Pick<RateDifference, "difference" | "interval">): string | null {
  if (by === null || interval === null) return null;
  return formatPoints(by, interval);
}
