import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { add, dollarsFromNumber, nano, parseDollars, subtract, toDollars, toWireNumber } from "./money";

const amounts = fc.bigInt({ min: -999_999_999_999_999_999n, max: 999_999_999_999_999_999n }).map(nano);

describe("money", () => {
  it("reads back every amount the database can hold, exactly", () => {
    fc.assert(
      fc.property(amounts, (amount) => {
        expect(parseDollars(toDollars(amount))).toBe(amount);
      }),
    );
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
    expect(toWireNumber(parseDollars("0.0288"))).toBe(0.0288);
  });

  it("refuses what is not an amount", () => {
    for (const text of ["", "1,5", "1e3", "0.0000000001", "NaN", "--1"])
      expect(() => parseDollars(text)).toThrow(RangeError);
    for (const value of [Number.NaN, Number.POSITIVE_INFINITY, 1e9])
      expect(() => dollarsFromNumber(value)).toThrow(RangeError);
  });
});
