import { expect, it } from "vitest";
import { BARS, coverageOf, shareOfWorlds } from "./coverage";
import { moveIsTold, plannedInterval, study, yearAlarms } from "./study-worlds";

const WORLDS = 2_000;
/** As much above 5 % as 2,000 worlds leave to chance once in a hundred times. */
const CHANCE = 0.0115;

it.each([
  [1, 0],
  [5, 0],
  [1, 0.3],
  [5, 0.3],
  [10, 0.3],
])(
  "a year of daily looks at %d watches, days alike by %d, raises a false alarm in 5 %% at most",
  (watches, lag) => {
    const said = shareOfWorlds(WORLDS, 51, (draw) => yearAlarms(watches, lag, draw));
    process.stdout.write(`${watches} watches, lag ${lag}: ${said}\n`);
    expect(said).toBeLessThanOrEqual(0.05 + CHANCE);
  },
);

it("moves of 10 and 15 points are told within 60 days", () => {
  const told = [0.1, 0.15].map((move) => shareOfWorlds(WORLDS, 52, (draw) => moveIsTold(move, draw)));
  process.stdout.write(`told: ${told.join(" and ")}\n`);
  expect(Math.min(...told)).toBeGreaterThan(0.8);
});

it.each([
  [8, 8],
  [8, 30],
  [20, 20],
  [1, 20],
  [3, 25],
  [7, 20],
])(
  "what did nothing to %d families, beside %d controls, is said to have one time of twenty",
  (treated, controls) => {
    const said = shareOfWorlds(
      WORLDS,
      53,
      (draw) => (study({ treated, controls, effect: 0 }, draw).effect?.p ?? 1) < 0.05,
    );
    process.stdout.write(`nothing done to ${treated} of ${controls}: ${said}\n`);
    expect(said).toBeLessThanOrEqual(0.05 + CHANCE);
  },
);

it("what moved the treated is held by the interval", () => {
  const coverage = coverageOf(WORLDS, 54, (draw) => ({
    interval: study({ treated: 12, controls: 30, effect: 0 }, draw).effect?.interval ?? null,
    truth: 0,
  }));
  expect(coverage).toBeGreaterThanOrEqual(BARS.least);
  expect(coverage).toBeLessThanOrEqual(BARS.most);
});

it("a planned sample is as good as planned: half of its intervals reach no further, and they hold the truth", () => {
  const coverage = coverageOf(WORLDS, 55, plannedInterval);
  const asPlanned = shareOfWorlds(WORLDS, 56, (draw) => {
    const { interval } = plannedInterval(draw);
    return interval !== null && interval.high - interval.low <= 0.2;
  });
  process.stdout.write(`planned: ${coverage} hold, ${asPlanned} reach no further\n`);
  expect(coverage).toBeGreaterThanOrEqual(BARS.least);
  expect(asPlanned).toBeGreaterThanOrEqual(0.5);
});
