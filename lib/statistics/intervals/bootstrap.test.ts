import fc from "fast-check";
import { expect, it } from "vitest";
import { tries } from "@/test/properties";
import { median } from "../median";
import { bootstrapInterval } from "./bootstrap";

const ofMean = (drawn: readonly { value: number }[]) =>
  drawn.reduce((sum, { value }) => sum + value, 0) / drawn.length;
const clusters = (values: readonly number[]) => values.map((value) => ({ value }));

it("is near what theory says of a mean", () => {
  // 100 values 0 to 99: standard error 2.887 (of the drawing, with n for n − 1), so 49.5 ± 5.66.
  const found = bootstrapInterval(clusters(Array.from({ length: 100 }, (_, value) => value)), ofMean, 1);
  expect(Math.abs((found?.low ?? 0) - 43.84)).toBeLessThan(0.7);
  expect(Math.abs((found?.high ?? 0) - 55.16)).toBeLessThan(0.7);
});

it("is the same of the same seed, within what was drawn from, and none of few", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(50), { minLength: 10, maxLength: 20 }), fc.nat(), (values, seed) => {
      const ofMedian = (drawn: readonly { value: number }[]) => median(drawn.map(({ value }) => value));
      const found = bootstrapInterval(clusters(values), ofMedian, seed);
      expect(found).toEqual(bootstrapInterval(clusters(values), ofMedian, seed));
      expect(found?.low).toBeGreaterThanOrEqual(Math.min(...values));
      expect(found?.high).toBeLessThanOrEqual(Math.max(...values));
      expect(bootstrapInterval(clusters(values.slice(0, 9)), ofMedian, seed)).toBeNull();
    }),
    tries(10),
  );
});

it("draws lists whole where clusters are lists", () => {
  const lists = Array.from({ length: 12 }, (_, value) => [value, value + 1]);
  const seen = bootstrapInterval(
    lists,
    (drawn) => {
      expect(drawn).toHaveLength(12);
      return median(drawn.map(([low = NaN]) => low));
    },
    1,
  );
  expect(seen).not.toBeNull();
});
