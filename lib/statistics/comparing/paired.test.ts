import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { exactMcNemar, meanError, pairedT, type Tested } from "./paired";

const agree = ({ interval, p }: Tested) => {
  if (Math.abs(p - 0.05) < 1e-9) return;
  expect(interval.low > 0 || interval.high < 0).toBe(p < 0.05);
};

describe("pairedT", () => {
  it("is Student's own: the sleep of ten patients under two drugs (1908)", () => {
    const found = pairedT([1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4]);
    expect(found.difference).toBeCloseTo(1.58, 10);
    expect(found.p).toBeCloseTo(0.002833, 6);
    expect(found.interval.low).toBeCloseTo(0.7001142, 6);
    expect(found.interval.high).toBeCloseTo(2.4598858, 6);
  });

  it("has an interval beyond 0 where its p is below .05, and mirrors", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -6, max: 9 }), { minLength: 2, maxLength: 30 }), (twelfths) => {
        const found = pairedT(twelfths.map((one) => one / 12));
        agree(found);
        const turned = pairedT(twelfths.map((one) => -one / 12).toReversed());
        expect(turned.p).toBeCloseTo(found.p, 9);
        expect(turned.interval.low).toBeCloseTo(-found.interval.high, 9);
      }),
    );
  });

  it("is sure of what is everywhere the same, and knows nothing of one", () => {
    expect(pairedT([0, 0, 0])).toMatchObject({ p: 1, difference: 0 });
    expect(pairedT([0.1, 0.1, 0.1])).toMatchObject({ p: 0 });
    expect(() => meanError([1])).toThrow("no standard error");
  });
});

describe("exactMcNemar", () => {
  it.each([
    // 2 × (1 + 10) ÷ 2^10; 2 × 1 ÷ 2^5; both ways the same.
    [9, 1, 0.021484],
    [5, 0, 0.0625],
    [4, 4, 1],
  ])("of %d against %d changes has p %d", (toYes, toNo, p) => {
    expect(exactMcNemar(toYes, toNo, 40).p).toBeCloseTo(p, 6);
  });

  it("has Clopper's and Pearson's interval of the changes, times how many changed", () => {
    // 9 of 10: .5550 to .9975.
    const { interval } = exactMcNemar(9, 1, 40);
    expect(interval.low).toBeCloseTo((2 * 0.554984 - 1) / 4, 5);
    expect(interval.high).toBeCloseTo((2 * 0.997471 - 1) / 4, 5);
  });

  it("has an interval beyond 0 where its p is below .05, around the difference, and mirrors", () => {
    fc.assert(
      fc.property(fc.nat(20), fc.nat(20), fc.nat(40), (toYes, toNo, same) => {
        const pairs = toYes + toNo + same;
        const found = exactMcNemar(toYes, toNo, pairs);
        agree(found);
        expect(found.interval.low).toBeLessThanOrEqual(found.difference + 1e-12);
        expect(found.interval.high).toBeGreaterThanOrEqual(found.difference - 1e-12);
        const turned = exactMcNemar(toNo, toYes, pairs);
        expect(turned.p).toBe(found.p);
        expect(turned.interval.low).toBeCloseTo(-found.interval.high, 9);
      }),
    );
  });

  it("leaves possible, where nothing changed, what so many pairs can't tell", () => {
    // 1 − .025^(1/20)
    expect(exactMcNemar(0, 0, 20).interval.high).toBeCloseTo(0.168433, 6);
  });
});
