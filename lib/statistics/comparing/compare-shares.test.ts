import fc from "fast-check";
import { expect, it } from "vitest";
import type { Part } from "../intervals/share";
import { compareShares } from "./compare-shares";
import { pairedT } from "./paired";

const parts = (values: readonly number[], whole = 10): Part[] =>
  values.map((part, cluster) => ({ cluster: `f${cluster}`, part, whole }));
const named = (all: readonly Part[], side: string) =>
  all.map((one) => ({ ...one, cluster: `${side} ${one.cluster}` }));
const anyParts = fc
  .array(fc.tuple(fc.nat(9), fc.integer({ min: 1, max: 9 })), { minLength: 10, maxLength: 20 })
  .map((pairs) =>
    pairs.map(([part, rest], cluster) => ({ cluster: `f${cluster}`, part, whole: part + rest })),
  );

it("of the same families of one size is the paired t of their shares", () => {
  const whole = fc.array(fc.tuple(fc.nat(10), fc.nat(10)), { minLength: 10, maxLength: 20 });
  fc.assert(
    fc.property(whole, (pairs) => {
      const found = compareShares(parts(pairs.map(([one]) => one)), parts(pairs.map(([, other]) => other)));
      const slow = pairedT(pairs.map(([one, other]) => (other - one) / 10));
      expect(found?.difference).toBeCloseTo(slow.difference, 9);
      expect(found?.interval.low).toBeCloseTo(slow.interval.low, 9);
    }),
  );
});

it("is surer of what moved in every family than of the same move between others", () => {
  const one = parts([1, 3, 5, 7, 2, 4, 6, 8, 1, 3, 5, 7]);
  const other = parts(
    [2, 4, 6, 8, 3, 5, 7, 9, 2, 4, 6, 8].map((value, place) => value - (place % 4 === 0 ? 0.5 : 0)),
  );
  expect(compareShares(one, other)?.p).toBeLessThan(0.001);
  expect(compareShares(named(one, "one"), named(other, "other"))?.p).toBeGreaterThan(0.3);
});

it("knows nothing of fewer than ten families", () => {
  expect(compareShares(parts([1, 2, 3]), parts([3, 2, 1]))).toBeNull();
  expect(compareShares([], [])).toBeNull();
});

it("has an interval beyond 0 just where p is below .05, and turns with its sides", () => {
  fc.assert(
    fc.property(anyParts, anyParts, (one, other) => {
      const [found, turned] = [compareShares(one, other), compareShares(other.toReversed(), one)];
      expect(turned === null).toBe(found === null);
      if (found === null || turned === null) return;
      expect(turned.p).toBeCloseTo(found.p, 9);
      expect(turned.interval.low).toBeCloseTo(-found.interval.high, 9);
      if (Math.abs(found.p - 0.05) > 1e-9)
        expect(found.interval.low > 0 || found.interval.high < 0).toBe(found.p < 0.05);
    }),
  );
});
