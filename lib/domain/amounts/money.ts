/**
 * An amount of US dollars in whole nano-dollars (10⁻⁹ USD). A bigint, because a number of nano-dollars stops being
 * exact at nine million dollars and a number of dollars is never exact.
 */
export type Nano = bigint & { readonly unit: "nano-dollar" };

const NANO_PER_DOLLAR = 1_000_000_000n;
/** A decimal string of dollars with at most nine digits on either side of the point. */
export const DECIMAL = /^(-?)(\d{1,9})(?:\.(\d{1,9}))?$/;

/** Brands a bigint count of nano-dollars. */
export const nano = (amount: bigint): Nano => amount as Nano;

export const ZERO = nano(0n);

/** The most that `Decimal(18,9)` holds: a nano-dollar less than a thousand million dollars. */
export const MOST = nano(999_999_999_999_999_999n);

/**
 * Reads a decimal string of dollars ("0.0351548") without rounding: at most nine digits on either side of the point,
 * which is what `Decimal(18,9)` in the database holds. Throws a RangeError on anything else.
 */
export function parseDollars(text: string): Nano {
  const match = DECIMAL.exec(text);
  if (!match)
    throw new RangeError(`not an amount of dollars with at most nine decimals: ${text.slice(0, 40)}`);
  const [, sign, whole = "0", fraction = ""] = match;
  const amount = BigInt(whole) * NANO_PER_DOLLAR + BigInt(fraction.padEnd(9, "0"));
  return nano(sign ? -amount : amount);
}

/**
 * Reads a JSON number of dollars as it stands on the wire. The number's own shortest decimal form is what the sender
 * meant, so it is rounded half away from zero at the ninth decimal, once, here. Throws a RangeError on anything that
 * is not a finite amount below a thousand million dollars.
 */
export function dollarsFromNumber(value: number): Nano {
  const shortest = String(value);
  return parseDollars(DECIMAL.test(shortest) ? shortest : value.toFixed(9));
}

/** The exact decimal string of an amount, without trailing zeros: "0.0351548", "12", "-0.000000001". */
export function toDollars(amount: Nano): string {
  const sign = amount < 0n ? "-" : "";
  const absolute = amount < 0n ? -amount : amount;
  const fraction = (absolute % NANO_PER_DOLLAR).toString().padStart(9, "0").replace(/0+$/, "");
  return `${sign}${absolute / NANO_PER_DOLLAR}${fraction && `.${fraction}`}`;
}

/** The JSON number the wire wants. Exact up to nine million dollars; only ever the last step before a reply. */
export const toWireNumber = (amount: Nano): number => Number(toDollars(amount));

export const add = (...amounts: readonly Nano[]): Nano =>
  nano(amounts.reduce<bigint>((sum, amount) => sum + amount, 0n));
export const subtract = (from: Nano, amount: Nano): Nano => nano(from - amount);
export const negate = (amount: Nano): Nano => nano(-amount);
