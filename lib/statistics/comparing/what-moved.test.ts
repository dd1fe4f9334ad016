import fc from "fast-check";
import { expect, it } from "vitest";
import { adjustForMany, whatMoved } from "./what-moved";

const anyPs = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 30 });

it("is Benjamini's and Hochberg's own example: the first four of fifteen", () => {
  const ps = [
    0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
    0.759, 1,
  ];
  const adjusted = adjustForMany(ps);
  expect(adjusted.filter((p) => p <= 0.05)).toHaveLength(4);
  expect(adjusted[3]).toBeCloseTo((0.0095 * 15) / 4, 12);
  // The larger of the next is what the fifth is worth: .0344 × 15 ÷ 8.
  expect(adjusted[4]).toBeCloseTo((0.0201 * 15) / 5, 12);
  expect(adjusted[5]).toBeCloseTo((0.0298 * 15) / 7, 12);
});

it("tells moves from noise and from what could not be tested", () => {
  const items = [{ p: 0.04 }, { p: null }, { p: 0.001 }, { p: 0.5 }];
  const found = whatMoved(items);
  expect(found.moves).toEqual([{ item: items[2], adjusted: 0.003 }]);
  expect(found.noise.map(({ item }) => item)).toEqual([items[0], items[3]]);
  expect(found.untested).toEqual([{ p: null }]);
});

it("finds those that the step-up procedure finds, in any order", () => {
  fc.assert(
    fc.property(anyPs, (ps) => {
      const sorted = ps.toSorted((a, b) => a - b);
      let many = 0;
      for (const [index, p] of sorted.entries()) if (p <= (0.05 * (index + 1)) / ps.length) many = index + 1;
      expect(adjustForMany(ps).filter((p) => p <= 0.05)).toHaveLength(many);
      expect(adjustForMany(ps.toReversed())).toEqual(adjustForMany(ps).toReversed());
      for (const [index, p] of ps.entries()) expect(adjustForMany(ps)[index]).toBeGreaterThanOrEqual(p);
    }),
  );
});
