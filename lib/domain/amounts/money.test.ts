import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  add,
  dollarsFromNumber,
  MOST,
  nano,
  negate,
  parseDollars,
  subtract,
  toDollars,
  toWireNumber,
  ZERO,
} from "./money";

const amounts = fc.bigInt({ min: -999_999_999_999_999_999n, max: 999_999_999_999_999_999n }).map(nano);

describe("money", () => {
  it("reads back every amount the database can hold, exactly", () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        expect(parseDollars(toDollars(amount))).toBe(amount);
      }),
    );
  });

  it("writes an amount without what it does not need, and reads it with", () => {
    const written: [bigint, string][] = [
      [0n, "0"],
      [1n, "0.000000001"],
      [-1n, "-0.000000001"],
      [35_154_800n, "0.0351548"],
      [12_000_000_000n, "12"],
      [-12_500_000_000n, "-12.5"],
      [MOST, "999999999.999999999"],
    ];
    for (const [amount, text] of written) {
      expect(toDollars(nano(amount))).toBe(text);
      expect(parseDollars(text)).toBe(amount);
    }
    for (const text of ["1", "1.0", "01.000000000"]) expect(toDollars(parseDollars(text))).toBe("1");
  });

  it("takes back what was added", () => {
    const amount = parseDollars("0.0351548");
    expect(negate(amount)).toBe(-35_154_800n);
    expect(add(amount, negate(amount))).toBe(ZERO);
    expect(add()).toBe(ZERO);
    expect(add(amount, amount, nano(1n))).toBe(70_309_601n);
  });

  it("adds without rounding where a number would", () => {
    const tenth = parseDollars("0.1");
    expect(toDollars(add(tenth, parseDollars("0.2")))).toBe("0.3");
    expect(toDollars(subtract(parseDollars("0.0357548"), parseDollars("0.0006")))).toBe("0.0351548");
  });

  it("takes a JSON number for the decimal its sender wrote", () => {
    expect(toDollars(dollarsFromNumber(0.0351548))).toBe("0.0351548");
    expect(toDollars(dollarsFromNumber(1e-7))).toBe("0.0000001");
    expect(toDollars(dollarsFromNumber(0.1 + 0.2))).toBe("0.3");
    expect(toDollars(dollarsFromNumber(4e-10))).toBe("0");
    expect(toDollars(dollarsFromNumber(6e-10))).toBe("0.000000001");
    expect(toWireNumber(parseDollars("0.0288"))).toBe(0.0288);
  });

  it("refuses what is not an amount", () => {
    for (const text of ["", "1,5", "1e3", "0.0000000001", "NaN", "--1"])
      expect(() => parseDollars(text)).toThrow(/^not an amount of dollars with at most nine decimals: /);
    expect(() => parseDollars("x".repeat(1_000))).toThrow(/: x{40}$/);
    for (const value of [Number.NaN, Infinity, -Infinity, 1e9, -1e9, 1e21, 1e300])
      expect(() => dollarsFromNumber(value), String(value)).toThrow(RangeError);
    expect(dollarsFromNumber(999_999_999)).toBe(999_999_999_000_000_000n);
    expect(dollarsFromNumber(-0.5)).toBe(-500_000_000n);
  });
});
