import { expect, it } from "vitest";
import { coverageOf, shareOfWorlds } from "./coverage";
import { fixedInWorld, meanInWorld, shareInWorld } from "./share-worlds";
import { moveIsTold, rareYearAlarms, study, yearAlarms } from "./study-worlds";

// Short and seeded; studies.long.test.ts and shares.long.test.ts try many more.

it("shares and means of unequal families hold the truth 95 times of 100", () => {
  for (const coverage of [
    coverageOf(300, 31, (draw) => shareInWorld(60, 0.2, draw)),
    coverageOf(200, 32, (draw) => meanInWorld(40, draw)),
  ]) {
    expect(coverage).toBeGreaterThanOrEqual(0.915);
    expect(coverage).toBeLessThanOrEqual(0.98);
  }
});

it("of these very questions intervals hold it at least 94 times of 100, whatever days have to it", () => {
  expect(coverageOf(300, 33, (draw) => fixedInWorld(0.4, 6, 3, 0.3, draw))).toBeGreaterThanOrEqual(0.94);
});

it("a year of daily looks at five watches raises next to no false alarm, and tells a move", () => {
  expect(shareOfWorlds(30, 34, (draw) => yearAlarms(5, 0, draw))).toBeLessThanOrEqual(0.05);
  expect(shareOfWorlds(40, 35, (draw) => moveIsTold(0.15, draw))).toBeGreaterThan(0.9);
});

it("a year of daily looks at brands that are hardly ever named raises next to no false alarm", () => {
  expect(shareOfWorlds(30, 38, (draw) => rareYearAlarms(5, draw))).toBeLessThanOrEqual(0.05);
});

it("what did nothing is said to have worked one time of twenty, what did much is found", () => {
  const sizes = { treated: 12, controls: 20 };
  const said = shareOfWorlds(300, 36, (draw) => (study({ ...sizes, effect: 0 }, draw).effect?.p ?? 1) < 0.05);
  expect(said).toBeLessThanOrEqual(0.08);
  expect(
    shareOfWorlds(100, 37, (draw) => study({ ...sizes, effect: 0.25 }, draw).verdict === "worked"),
  ).toBeGreaterThan(0.8);
});
