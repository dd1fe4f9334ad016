import { expect, it } from "vitest";
import { BARS, shareNear } from "./coverage";
import { byFamily, byPrompt, coverageIn, naive, worldsOf } from "./rate-worlds";

const WORLDS = 2_000;
/** A million worlds: ten minutes on a machine with other work. */
const HOUR = 60 * 60_000;

// Conservative is no failure: where families have nothing in common, little likeness that chance shows is taken for real
// (no component is below 0), and of 20 families that is seen as up to .985.
const MOST = 0.985;

it(
  "intervals by family hold the truth as they say, in every world of the grid",
  () => {
    const near: number[] = [];
    for (const families of [20, 33, 60, 150]) {
      const cells = worldsOf(families).map(({ name, world }, place) => ({
        name,
        coverage: coverageIn(world, WORLDS, families * 1_000 + place, byFamily),
      }));
      const coverages = cells.map(({ coverage }) => coverage);
      process.stdout.write(
        `${families} families, ${cells.length} worlds: ${percent(shareNear(coverages))} near\n`,
      );
      for (const { name, coverage } of cells)
        if (coverage < BARS.least || coverage > BARS.most) process.stdout.write(`  ${coverage} ${name}\n`);
      expect(Math.min(...coverages)).toBeGreaterThanOrEqual(BARS.least);
      expect(Math.max(...coverages)).toBeLessThanOrEqual(MOST);
      expect(coverages.filter((coverage) => coverage > BARS.most).length / cells.length).toBeLessThan(0.03);
      near.push(...coverages);
    }
    process.stdout.write(`all ${near.length}: ${percent(shareNear(near))} near\n`);
    expect(shareNear(near)).toBeGreaterThanOrEqual(BARS.nearShare);
  },
  HOUR,
);

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

it("naive Wilson and prompts as clusters fail there", () => {
  const cells = worldsOf(33);
  const of = (intervalOf: typeof naive) =>
    cells.map(({ world }, place) => coverageIn(world, WORLDS, 33_000 + place, intervalOf));
  const [ofNaive, ofPrompts] = [of(naive), of(byPrompt)];
  process.stdout.write(
    `naive: ${Math.min(...ofNaive)} to ${Math.max(...ofNaive)}, ${percent(shareNear(ofNaive))} near; ` +
      `by prompt: ${Math.min(...ofPrompts)} to ${Math.max(...ofPrompts)}, ${percent(shareNear(ofPrompts))} near\n`,
  );
  expect(Math.min(...ofNaive)).toBeLessThan(0.6);
  expect(shareNear(ofNaive)).toBeLessThan(0.5);
  expect(Math.min(...ofPrompts)).toBeLessThan(0.8);
});
