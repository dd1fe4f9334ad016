import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nano, parseDollars, toDollars } from "@/lib/domain/amounts/money";
import {
  decimalsOf,
  formatAbout,
  formatDollarRange,
  formatDollars,
  formatDollarsAligned,
  formatDollarsExactly,
  formatPrice,
} from "./money";

// One dollar short of what the parser takes, so that an amount rounded up can be read back.
const amounts = fc.bigInt({ min: -999_999_998_999_999_999n, max: 999_999_998_999_999_999n }).map(nano);

/** Reads a formatted amount back. */
const read = (text: string) => parseDollars(text.replace("−", "-").replace(/[$,]/g, ""));

describe("formatDollars", () => {
  it.each([
    ["0.0351548", "$0.0352"],
    ["0.0288", "$0.0288"],
    ["0.99994", "$0.9999"],
    ["0.99995", "$1.00"],
    ["1", "$1.00"],
    ["1234567.895", "$1,234,567.90"],
    ["-0.0102", "−$0.0102"],
    ["0", "$0.00"],
    ["0.00005", "$0.0001"],
    ["0.000049999", "< $0.0001"],
    ["-0.000000001", "> −$0.0001"],
  ])("writes %s as %s", (dollars, text) => expect(formatDollars(dollars)).toBe(text));

  it("is within half a last digit of the amount, and never shows something as nothing", () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        const text = formatDollars(toDollars(amount));
        if (/[<>]/.test(text)) return amount !== 0n && amount < 50_000n && amount > -50_000n;
        const off = read(text) - amount;
        const limit = text.split(".")[1]?.length === 2 ? 5_000_000n : 50_000n;
        return off <= limit && off >= -limit && (amount === 0n || read(text) !== 0n);
      }),
    );
  });
});

describe("formatDollarsExactly", () => {
  it("loses nothing", () => {
    fc.assert(fc.property(amounts, (amount) => read(formatDollarsExactly(toDollars(amount))) === amount));
  });
});

it("writes a range once where both ends read the same", () => {
  expect(formatDollarRange("0.001", "0.03")).toBe("$0.0010–$0.0300");
  expect(formatDollarRange("0.03001", "0.03002")).toBe("$0.0300");
});

it.each([
  ["0.4", "$0.40"],
  ["0.075", "$0.075"],
  ["35", "$35.00"],
  ["1234.5", "$1,234.50"],
])("writes a price of %s with all its decimals", (dollars, text) => {
  expect(formatPrice(dollars)).toBe(text);
});

it.each([
  ["41.2", "51.5", "$41–$52"],
  ["1204.5", "1300", "$1,205–$1,300"],
  ["10", "10.4", "$10"],
  ["9.99", "12", "$9.99–$12.00"],
  ["0.5", "0.5", "$0.5000"],
])("what is only likely, from %s to %s, is %s", (low, high, words) => {
  expect(formatAbout(low, high)).toBe(words);
});

it("a column of amounts has the decimals that show all of it, and loses none", () => {
  expect(decimalsOf([])).toBe(2);
  expect(decimalsOf(["1", "0.500000000"])).toBe(2);
  expect(formatDollarsAligned("-1234.5", decimalsOf(["0.0351"]))).toBe("−$1,234.5000");
  fc.assert(
    fc.property(fc.array(amounts), (column) => {
      const texts = column.map(toDollars);
      const decimals = decimalsOf(texts);
      expect(texts.map((text) => read(formatDollarsAligned(text, decimals)))).toEqual(column);
    }),
  );
});
