import { expect, it } from "vitest";
import { movesIn, together } from "./change-worlds";
import { coverageOf, shareOfWorlds } from "./coverage";

it("nothing is said to move in unchanged worlds, but in one of twenty", () => {
  const world = { families: 30, prompts: 2, repeats: 3, moved: 0, movedBrands: 0 };
  expect(shareOfWorlds(100, 11, (draw) => movesIn(world, draw).length > 0)).toBeLessThanOrEqual(0.08);
});

it("what moves by 20 points is found", () => {
  const world = { families: 40, prompts: 2, repeats: 6, moved: 0.2, movedBrands: 4 };
  expect(shareOfWorlds(50, 12, (draw) => movesIn(world, draw).length >= 4)).toBeGreaterThan(0.9);
});

it("the interval of a difference holds it 95 times of 100", () => {
  const coverage = coverageOf(500, 13, (draw) => ({ ...together(0.1, 2, 3, draw), truth: 0.1 }));
  expect(coverage).toBeGreaterThanOrEqual(0.92);
  expect(coverage).toBeLessThanOrEqual(0.98);
});
