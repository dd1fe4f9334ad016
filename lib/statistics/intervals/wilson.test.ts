import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wilsonInterval } from "./wilson";

/** A sample: so many hits of so many trials. */
const samples = fc
  .integer({ min: 1, max: 1_000_000 })
  .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));

const intervalOf = (hits: number, n: number) => {
  const interval = wilsonInterval(hits, n);
  if (interval === null) throw new Error("There is an interval wherever there are trials.");
  return interval;
};

describe("wilsonInterval", () => {
  it.each([
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
    [20, 20, 0.8389, 1],
  ])("of %d hits in %d trials is %d to %d", (hits, n, low, high) => {
    const interval = intervalOf(hits, n);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  it("is unknown without trials, and refuses what are no counts", () => {
    expect(wilsonInterval(0, 0)).toBeNull();
    for (const [hits, n] of [
      [2, 1],
      [-1, 3],
      [0.5, 2],
      [0, -1],
    ] as const)
      expect(() => wilsonInterval(hits, n)).toThrow(`${hits} hits of ${n} trials`);
  });

  it("begins at 0 without hits and ends at 1 without misses, whatever rounding leaves over", () => {
    for (let n = 1; n <= 2_000; n += 1) {
      expect(intervalOf(0, n).low).toBe(0);
      expect(intervalOf(n, n).high).toBe(1);
    }
  });

  it("lies in 0 to 1 around the share", () => {
    fc.assert(
      fc.property(samples, ([hits, n]) => {
        const { low, high } = intervalOf(hits, n);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(hits / n);
        expect(high).toBeGreaterThanOrEqual(hits / n);
        expect(high).toBeLessThanOrEqual(1);
      }),
    );
  });

  it("is the same seen from the misses", () => {
    fc.assert(
      fc.property(samples, ([hits, n]) => {
        const of = intervalOf(hits, n);
        const against = intervalOf(n - hits, n);
        expect(against.low).toBeCloseTo(1 - of.high, 10);
        expect(against.high).toBeCloseTo(1 - of.low, 10);
      }),
    );
  });

  it("ends where the share is as many standard errors away as it should be: its own definition", () => {
    fc.assert(
      fc.property(samples, ([hits, n]) => {
        const { low, high } = intervalOf(hits, n);
        for (const end of [low, high]) {
          if (end <= 1e-12 || end >= 1 - 1e-12) continue;
          expect(Math.abs(hits / n - end) / Math.sqrt((end * (1 - end)) / n)).toBeCloseTo(1.959964, 3);
        }
      }),
    );
  });

  it("narrows with more trials of the same share", () => {
    fc.assert(
      fc.property(samples, ([hits, n]) => {
        const few = intervalOf(hits, n);
        const many = intervalOf(hits * 2, n * 2);
        expect(many.high - many.low).toBeLessThan(few.high - few.low);
      }),
    );
  });
});
