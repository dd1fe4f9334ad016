import type { TargetEstimate } from "@/lib/domain/engines/price-range";
import { add, parseDollars, toDollars, ZERO } from "@/lib/domain/amounts/money";
import { counted } from "@/lib/format/text";

export interface ExpectedCost {
  calls: number;
  /** Dollars. */
  low: string;
  high: string;
  /** Where the range comes from, in words. */
  basis: string;
}

const sum = (amounts: readonly string[]): string =>
  toDollars(add(ZERO, ...amounts.map((amount) => parseDollars(amount))));

/** What all the calls of an ask are expected to cost together. */
export const expectedCost = (estimates: readonly TargetEstimate[]): ExpectedCost => ({
  calls: estimates.length,
  low: sum(estimates.map(({ low }) => low)),
  high: sum(estimates.map(({ high }) => high)),
  basis: basisOf(estimates),
});

function basisOf(estimates: readonly TargetEstimate[]): string {
  const known = estimates.filter(({ basedOn }) => basedOn > 0);
  if (known.length === 0) return "A planning figure: there are no past answers like these yet.";
  const answers = counted(
    known.reduce((total, { basedOn }) => total + basedOn, 0),
    "past answer",
  );
  return known.length === estimates.length
    ? `From ${answers}.`
    : `From ${answers} for ${known.length} of ${estimates.length}; the rest is a planning figure.`;
}
