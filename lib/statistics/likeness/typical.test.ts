import fc from "fast-check";
import { expect, it } from "vitest";
import { typicality } from "./typical";

/** By a table of overlaps, whose lower half is not looked at. */
const of = (table: readonly (readonly number[])[]) =>
  typicality(table.length, (one, other) => table[Math.min(one, other)]?.[Math.max(one, other)] ?? 0);

it("finds the one most like the others, and the one unlike them", () => {
  // Means: (.8+.7+.6+.1)/4, (.8+.9+.7+.1)/4, (.7+.9+.6+.1)/4, (.6+.7+.6+.1)/4, .1
  const found = of([
    [0, 0.8, 0.7, 0.6, 0.1],
    [0, 0, 0.9, 0.7, 0.1],
    [0, 0, 0, 0.6, 0.1],
    [0, 0, 0, 0, 0.1],
    [0, 0, 0, 0, 0],
  ]);
  expect(found.means.map((mean) => mean?.toFixed(3))).toEqual(["0.550", "0.625", "0.575", "0.500", "0.100"]);
  expect(found.typical).toBe(1);
  // Median .55, distances 0 .075 .025 .05 .45 with median .05: limit .55 − 3 × 1.4826 × .05 = .328
  expect(found.outliers).toEqual([4]);
});

it("judges only by enough of them", () => {
  expect(typicality(0, () => 1)).toEqual({ means: [], typical: null, outliers: [] });
  expect(typicality(1, () => 1)).toEqual({ means: [null], typical: null, outliers: [] });
  expect(typicality(2, () => 0.5)).toEqual({ means: [0.5, 0.5], typical: null, outliers: [] });
  const three = typicality(3, (one, other) => (one === 2 || other === 2 ? 0 : 1));
  expect(three).toEqual({ means: [0.5, 0.5, 0], typical: 0, outliers: [] });
});

it("calls nobody an outlier for a little, however alike the others are", () => {
  const found = (mean: number) => typicality(4, (_, other) => (other === 3 ? mean : 0.95)).outliers;
  expect(found(0.86)).toEqual([]);
  expect(found(0.2)).toEqual([3]);
});

const tables = fc.integer({ min: 3, max: 8 }).chain((size) =>
  fc.array(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: size, maxLength: size }), {
    minLength: size,
    maxLength: size,
  }),
);

it("has means between 0 and 1, none above the typical one's, and never calls that an outlier", () => {
  fc.assert(
    fc.property(tables, (table) => {
      const { means, typical, outliers } = of(table);
      const known = means.flatMap((mean) => mean ?? []);
      expect(known).toHaveLength(table.length);
      expect(known[typical ?? -1]).toBe(Math.max(...known));
      expect(Math.min(...known)).toBeGreaterThanOrEqual(0);
      expect(Math.max(...known)).toBeLessThanOrEqual(1);
      expect(outliers).not.toContain(typical);
      // Never more than half: they are judged by what most are like.
      expect(outliers.length).toBeLessThanOrEqual(table.length / 2);
    }),
  );
});

it("does not depend on the order they come in", () => {
  fc.assert(
    fc.property(tables, (table) => {
      const last = table.length - 1;
      const overlap = (one: number, other: number) =>
        table[Math.min(one, other)]?.[Math.max(one, other)] ?? 0;
      const straight = typicality(table.length, overlap);
      const turned = typicality(table.length, (one, other) => overlap(last - one, last - other));
      for (const [place, mean] of straight.means.entries())
        expect(turned.means[last - place]).toBeCloseTo(mean ?? -1, 9);
    }),
  );
});
