import fc from "fast-check";
import { expect, it } from "vitest";
import { placeLabels } from "./place-labels";

it("leaves out what would run into a label that came first, and moves in what would stand out", () => {
  const placed = placeLabels(
    [
      { name: "largest", at: 50, width: 40 },
      { name: "beside it", at: 60, width: 40 },
      { name: "at the end", at: 100, width: 20 },
      { name: "wider than all", at: 50, width: 101 },
    ],
    100,
  );
  expect(placed.map(({ label, at }) => [label.name, at])).toEqual([
    ["largest", 50],
    ["at the end", 90],
  ]);
});

it("never lets two labels touch, and keeps each on the line, whatever is asked for", () => {
  const label = fc.record({
    at: fc.double({ min: -100, max: 2_000, noNaN: true }),
    width: fc.double({ min: 1, max: 300, noNaN: true }),
  });
  fc.assert(
    fc.property(
      fc.array(label, { maxLength: 366 }),
      fc.integer({ min: 100, max: 1_200 }),
      (labels, length) => {
        const placed = placeLabels(labels, length)
          .map(({ label: { width }, at }) => ({ from: at - width / 2, to: at + width / 2 }))
          .sort((a, b) => a.from - b.from);
        placed.forEach(({ from, to }, index) => {
          expect(from).toBeGreaterThanOrEqual(-1e-9);
          expect(to).toBeLessThanOrEqual(length + 1e-9);
          const before = placed[index - 1];
          if (before) expect(from).toBeGreaterThan(before.to);
        });
      },
    ),
  );
});
