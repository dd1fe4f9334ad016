import fc from "fast-check";
import { expect, it } from "vitest";
import { anyTallies, talliesOf } from "../testing/tallies";
import { pooledRho } from "./pooled-rho";
import { rateOf } from "./rate";

const rate = (hits: (family: number) => number[]) =>
  rateOf(
    talliesOf(
      4,
      Array.from({ length: 20 }, (_, family) => hits(family)),
    ),
    "questions-like-these",
  );

it("is the mean of what brands have, by how much there is to vary", () => {
  const alike = rate((family) => (family % 2 === 0 ? [4, 4] : [0, 0]));
  const unlike = rate(() => [2, 2]);
  expect([alike.rho, unlike.rho]).toEqual([1, 0]);
  expect(pooledRho([alike, unlike, unlike])).toBeCloseTo(1 / 3, 12);
  // One of which it can't be told says nothing, and two are too few.
  const rare = rate((family) => (family === 0 ? [1, 0] : [0, 0]));
  expect(pooledRho([alike, unlike, unlike, rare])).toBeCloseTo(1 / 3, 12);
  expect(pooledRho([alike, unlike, rare])).toBeNull();
});

it("lies between the least and the most, in any order", () => {
  fc.assert(
    fc.property(fc.array(anyTallies({ min: 10, max: 14 }), { minLength: 3, maxLength: 6 }), (brands) => {
      const rates = brands.map((tallies) => rateOf(tallies, "questions-like-these"));
      const pooled = pooledRho(rates);
      if (pooled === null) return;
      const rhos = rates.flatMap(({ rho, assumedRho }) => (rho === null || assumedRho !== null ? [] : rho));
      expect(pooled).toBeGreaterThanOrEqual(Math.min(...rhos) - 1e-12);
      expect(pooled).toBeLessThanOrEqual(Math.max(...rhos) + 1e-12);
      expect(pooledRho(rates.toReversed())).toBeCloseTo(pooled, 12);
    }),
    { numRuns: 30 },
  );
});
