import { expect, it } from "vitest";
import { BARS, coverageOf } from "./coverage";
import { fixedInWorld, meanInWorld, shareInWorld } from "./share-worlds";

const WORLDS = 2_000;

it.each([
  [40, 0],
  [40, 0.2],
  [40, 0.5],
  [80, 0],
  [80, 0.2],
  [80, 0.5],
])("the share in %d unequal families alike by %d is held", (families, rho) => {
  const coverage = coverageOf(WORLDS, 41, (draw) => shareInWorld(families, rho, draw));
  process.stdout.write(`share of ${families}, rho ${rho}: ${coverage}\n`);
  expect(coverage).toBeGreaterThanOrEqual(BARS.least);
  expect(coverage).toBeLessThanOrEqual(BARS.most);
});

it.each([20, 40, 80])("the mean of skewed counts in %d families is held", (families) => {
  const coverage = coverageOf(WORLDS, 42, (draw) => meanInWorld(families, draw));
  process.stdout.write(`mean of ${families}: ${coverage}\n`);
  expect(coverage).toBeGreaterThanOrEqual(BARS.least);
  expect(coverage).toBeLessThanOrEqual(BARS.most);
});

it.each([
  [0.4, 6, 3, 0.3],
  [0.4, 6, 1, 0],
  [0.1, 10, 5, 0.7],
  [0.7, 3, 3, 0.5],
])(
  "of these very questions %d on %d days, %d times, days alike by %d, is held at least",
  (p, days, repeats, rho) => {
    const coverage = coverageOf(WORLDS, 43, (draw) => fixedInWorld(p, days, repeats, rho, draw));
    process.stdout.write(`fixed ${p} ${days} ${repeats} ${rho}: ${coverage}\n`);
    expect(coverage).toBeGreaterThanOrEqual(0.94);
  },
);
