import { parseDollars, toDollars } from "@/lib/domain/amounts/money";

const NANO_PER_DOLLAR = 1_000_000_000n;

const grouped = (whole: bigint): string => whole.toLocaleString("en-US");

/** Nano-dollars rounded half up to `decimals` places, as "1,234.57". */
function rounded(amount: bigint, decimals: number): string {
  const step = 10n ** BigInt(9 - decimals);
  const steps = (amount + step / 2n) / step;
  const perDollar = NANO_PER_DOLLAR / step;
  return `${grouped(steps / perDollar)}.${(steps % perDollar).toString().padStart(decimals, "0")}`;
}

/**
 * An amount for reading: four decimals below a dollar, two from there on. What is not nothing never looks like
 * nothing: below $0.00005 it reads "< $0.0001". Takes a decimal string; throws a RangeError on anything else.
 */
export function formatDollars(dollars: string): string {
  const amount = parseDollars(dollars);
  if (amount === 0n) return "$0.00";
  const sign = amount < 0n ? "−" : "";
  const size: bigint = amount < 0n ? -amount : amount;
  if (size < 50_000n) return amount < 0n ? "> −$0.0001" : "< $0.0001";
  const belowDollar = size < NANO_PER_DOLLAR - 50_000n;
  return `${sign}$${rounded(size, belowDollar ? 4 : 2)}`;
}

/** The same amount to the last decimal there is: "$0.0351548". For hover text, copies and exports. */
export function formatDollarsExactly(dollars: string): string {
  const exact = toDollars(parseDollars(dollars));
  const [whole = "0", fraction] = exact.replace("-", "").split(".");
  return `${exact.startsWith("-") ? "−" : ""}$${grouped(BigInt(whole))}${fraction ? `.${fraction}` : ""}`;
}

/** How many decimals show all of these amounts exactly; at least two. */
export const decimalsOf = (amounts: readonly string[]): number =>
  Math.max(2, ...amounts.map((amount) => toDollars(parseDollars(amount)).split(".")[1]?.length ?? 0));

/** An amount with so many decimals, for columns that add up: "$1,234.5000", "−$0.0200". */
export function formatDollarsAligned(dollars: string, decimals: number): string {
  const amount = parseDollars(dollars);
  return `${amount < 0n ? "−" : ""}$${rounded(amount < 0n ? -amount : amount, decimals)}`;
}

/** "$0.0010–$0.0300"; one amount where both ends read the same. */
export function formatDollarRange(low: string, high: string): string {
  const [from, to] = [formatDollars(low), formatDollars(high)];
  return from === to ? from : `${from}–${to}`;
}

/** A range of what is only likely: whole dollars from ten on, "$41–$52", since cents would promise too much. */
export function formatAbout(low: string, high: string): string {
  const ends = [parseDollars(low), parseDollars(high)];
  if (ends.some((end) => end < 10n * NANO_PER_DOLLAR)) return formatDollarRange(low, high);
  const [from, to] = ends.map((end) => `$${grouped((end + NANO_PER_DOLLAR / 2n) / NANO_PER_DOLLAR)}`);
  return from === to ? `${from}` : `${from}–${to}`;
}

/** A price per unit, with all its decimals and at least two: "$0.40", "$0.075", "$1,234.50". */
export function formatPrice(dollars: string): string {
  const exact = formatDollarsExactly(dollars);
  const decimals = exact.split(".")[1]?.length ?? 0;
  if (decimals >= 2) return exact;
  return decimals === 1 ? `${exact}0` : `${exact}.00`;
}
