import { add, nano, parseDollars, subtract, toDollars, ZERO } from "@/lib/domain/amounts/money";
import type { SpendSum } from "./spend";

export const NOTHING_SPENT: SpendSum = {
  spent: "0",
  modelCharge: "0",
  serviceFee: "0",
  calls: 0,
  unpriced: 0,
  inputTokens: 0,
  outputTokens: 0,
  reasoningTokens: 0,
};

const inAll = (amounts: readonly string[]): string => toDollars(add(...amounts.map(parseDollars)));
const count = (counts: readonly number[]): number => counts.reduce((sum, one) => sum + one, 0);

/** Sums of sums, exact. */
export const addSums = (sums: readonly SpendSum[]): SpendSum => ({
  spent: inAll(sums.map(({ spent }) => spent)),
  modelCharge: inAll(sums.map(({ modelCharge }) => modelCharge)),
  serviceFee: inAll(sums.map(({ serviceFee }) => serviceFee)),
  calls: count(sums.map(({ calls }) => calls)),
  unpriced: count(sums.map(({ unpriced }) => unpriced)),
  inputTokens: count(sums.map(({ inputTokens }) => inputTokens)),
  outputTokens: count(sums.map(({ outputTokens }) => outputTokens)),
  reasoningTokens: count(sums.map(({ reasoningTokens }) => reasoningTokens)),
});

/** Rows by what a key says of them, in the order in which the keys come. */
export function gather<Row>(rows: readonly Row[], keyOf: (row: Row) => string): Row[][] {
  const found = new Map<string, Row[]>();
  for (const row of rows) {
    const key = keyOf(row);
    const alike = found.get(key);
    if (alike) alike.push(row);
    else found.set(key, [row]);
  }
  return [...found.values()];
}

/** How an amount differs from an earlier one. */
export interface SpendChange {
  /** Dollars, signed. */
  amount: string;
  /** Of the earlier amount; null where that is zero or less, of which nothing is a share. */
  share: number | null;
}

/** How an amount differs from an earlier one; null where there is no earlier one. */
export function changeSince(spent: string, before: string | null): SpendChange | null {
  if (before === null) return null;
  const [now, then] = [parseDollars(spent), parseDollars(before)];
  const change = subtract(now, then);
  return {
    amount: toDollars(change),
    // In millionths, so that a number holds it exactly enough.
    share: then <= ZERO ? null : Number((change * 1_000_000n) / then) / 1_000_000,
  };
}

/** An amount shared out, dollars, rounded half up to the nano-dollar; null where it is shared by none. */
export function costEach(spent: string, among: number): string | null {
  if (among <= 0) return null;
  const [amount, parts] = [parseDollars(spent), BigInt(among)];
  const size = amount < 0n ? -amount : amount;
  const each = (2n * size + parts) / (2n * parts);
  return toDollars(nano(amount < 0n ? -each : each));
}
