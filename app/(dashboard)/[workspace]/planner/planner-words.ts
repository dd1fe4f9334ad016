import type { PricedSample } from "@/lib/services/planner";
import { formatDollars } from "@/lib/format/money";
import { counted, formatCount } from "@/lib/format/text";

export const PLANNER_QUESTION = "How much has to be asked for a rate to be known as well as we want?";

/** A sum of dollars that statistics tell, for reading. */
export const dollarsOf = (dollars: number): string => formatDollars(Math.max(0, dollars).toFixed(9));

/** "about $12.40 [$11.80 to $13.00]"; null where no spread is known. */
export const costWords = (cost: PricedSample["cost"]): string | null =>
  cost && `about ${dollarsOf(cost.expected)} [${dollarsOf(cost.low)} to ${dollarsOf(cost.high)}]`;

/** "54 families × 3 wordings × 2 repeats". */
export const planWords = ({ families, wordings, repeats }: PricedSample["plan"]): string =>
  `${counted(families, "family", "families")} × ${counted(wordings, "wording")} × ${counted(repeats, "repeat")}`;

/** "under a minute", "25 minutes", "3.5 hours". */
export function hoursWords(hours: number): string {
  const minutes = hours * 60;
  if (minutes < 1) return "under a minute";
  if (minutes < 90) return counted(Math.round(minutes), "minute");
  return hours < 10 ? `${hours.toFixed(1)} hours` : `${formatCount(Math.round(hours))} hours`;
}
