import { expect, it } from "vitest";
import { apart, movesIn, together } from "./change-worlds";
import { BARS, coverageOf, shareOfWorlds } from "./coverage";

const WORLDS = 2_000;
/** As much above 5 % as 2,000 worlds leave to chance once in a hundred times. */
const CHANCE = 0.0115;

it.each([
  { families: 20, prompts: 1, repeats: 3 },
  { families: 33, prompts: 4, repeats: 3 },
  { families: 60, prompts: 1, repeats: 1 },
])("false moves stay at 5 % of unchanged worlds: %j", (sizes) => {
  const said = shareOfWorlds(
    WORLDS,
    21,
    (draw) => movesIn({ ...sizes, moved: 0, movedBrands: 0 }, draw).length > 0,
  );
  process.stdout.write(`${JSON.stringify(sizes)}: ${said}\n`);
  expect(said).toBeLessThanOrEqual(0.05 + CHANCE);
});

it.each([
  [0, 1, 1],
  [0.1, 1, 1],
  [0.2, 1, 1],
  [0, 2, 3],
  [0.1, 2, 3],
  [0.2, 2, 3],
])(
  "the interval of a difference of %d, %d prompts a family and %d answers, holds it",
  (moved, prompts, repeats) => {
    const coverage = coverageOf(WORLDS, 22, (draw) => ({
      ...together(moved, prompts, repeats, draw),
      truth: moved,
    }));
    process.stdout.write(`paired ${moved}: ${coverage}\n`);
    expect(coverage).toBeGreaterThanOrEqual(BARS.least);
    expect(coverage).toBeLessThanOrEqual(prompts * repeats === 1 ? 0.99 : BARS.most);
  },
);

it.each([
  [0.3, 0.3],
  [0.1, 0.3],
  [0.5, 0.7],
] as const)("that of sides apart, %d and %d, holds it", (one, other) => {
  const coverage = coverageOf(WORLDS, 23, (draw) => ({ ...apart([one, other], draw), truth: other - one }));
  process.stdout.write(`apart ${one} ${other}: ${coverage}\n`);
  expect(coverage).toBeGreaterThanOrEqual(BARS.least);
  expect(coverage).toBeLessThanOrEqual(BARS.most);
});
