import { parseDollars } from "@/lib/domain/amounts/money";

/** What of a column is whose. */
export interface StackPart {
  /** The place of its series. */
  series: number;
  /** A decimal string of dollars. */
  dollars: string;
}

export interface Segment {
  series: number;
  /** From the column's top. */
  y: number;
  height: number;
}

/**
 * A column's height shared out among its parts in proportion, the first series at the bottom. Parts of zero or less
 * have no segment: a column's height is what was spent after they were taken off.
 */
export function stackParts(parts: readonly StackPart[], height: number): Segment[] {
  const seen = parts
    .map(({ series, dollars }) => ({ series, amount: parseDollars(dollars) }))
    .filter(({ amount }) => amount > 0n)
    .sort((a, b) => a.series - b.series);
  const total = seen.reduce((sum, { amount }) => sum + amount, 0n);
  let below = 0n;
  // In millionths of the whole, so that the division is exact enough for pixels and no sum is ever a float.
  const heightOf = (amount: bigint): number => (Number((amount * 1_000_000n) / total) / 1_000_000) * height;
  return seen.map(({ series, amount }) => {
    const from = heightOf(below);
    below += amount;
    const to = heightOf(below);
    return { series, y: height - to, height: to - from };
  });
}
