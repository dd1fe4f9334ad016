import fc from "fast-check";
import { expect, it } from "vitest";
import { tries } from "@/test/properties";
import { spreadOver } from "./spread";

const grid = (cells: number, repeats: number) =>
  Array.from({ length: cells * repeats }, (_, place) => ({
    cell: Math.floor(place / repeats),
    repeat: place % repeats,
  }));

it("puts three repeats of two cells over an hour", () => {
  expect(spreadOver(grid(2, 3), 3600)).toEqual([0, 1200, 2400, 600, 1800, 3000]);
});

it("stays within its time, with repeats of a cell the same way apart", () => {
  const size = { min: 1, max: 30 };
  fc.assert(
    fc.property(
      fc.integer(size),
      fc.integer(size),
      fc.integer({ min: 0, max: 43_200 }),
      (cells, repeats, seconds) => {
        const delays = spreadOver(grid(cells, repeats), seconds);
        expect(delays.every((delay) => delay >= 0 && delay <= seconds)).toBe(true);
        const [first = [], ...others] = Array.from({ length: cells }, (_, cell) =>
          delays.slice(cell * repeats, (cell + 1) * repeats),
        );
        for (const delaysOfCell of [first, ...others.slice(-1)]) {
          for (const [place, delay] of delaysOfCell.slice(1).entries()) {
            const apart = delay - (delaysOfCell[place] ?? 0);
            expect(Math.abs(apart - seconds / repeats)).toBeLessThanOrEqual(1);
          }
        }
      },
    ),
    tries(40),
  );
});
