import { rateOf } from "../intervals/rate";
import { type Interval, wilsonInterval } from "../intervals/wilson";
import type { PromptTally } from "../observations";
import { coverageOf } from "./coverage";
import { drawTallies, equalFamilies, trueWorth, unequalFamilies, type World } from "./world";

const RHOS = [
  [0, 0],
  [0.2, 0],
  [0.4, 0],
  [0.7, 0],
  [0, 0.3],
  [0, 0.7],
  [0.2, 0.2],
  [0.4, 0.3],
] as const;

/** The worlds of the grid that have so many families, where an interval is promised to hold. */
export function worldsOf(families: number): { name: string; world: World }[] {
  return [equalFamilies(families, 4), equalFamilies(families, 1), unequalFamilies(families)]
    .flatMap((prompts, shape) =>
      [1, 3].flatMap((repeats) =>
        RHOS.flatMap(([rhoFamily, rhoPrompt]) =>
          [0.1, 0.3, 0.5].map((p) => ({
            name: `${["4 prompts", "1 prompt", "unequal"][shape]}, ${repeats} answers, rho ${rhoFamily} and ${rhoPrompt}, p ${p}`,
            world: { p, rhoFamily, rhoPrompt, prompts, repeats },
          })),
        ),
      ),
    )
    .filter(({ world }) => isPromised(world));
}

function isPromised(world: World): boolean {
  const all = world.prompts.reduce((sum, count) => sum + count, 0);
  const squares = world.prompts.reduce((sum, count) => sum + count ** 2, 0);
  return all ** 2 / squares >= 10 && trueWorth(world) * Math.min(world.p, 1 - world.p) >= 5;
}

type IntervalOf = (tallies: PromptTally[]) => Interval | null;

export const byFamily: IntervalOf = (tallies) => rateOf(tallies, "questions-like-these").interval;
/** What everybody does: every answer as if it were independent. */
export const naive: IntervalOf = (tallies) =>
  wilsonInterval(
    tallies.reduce((sum, { hits }) => sum + hits, 0),
    tallies.reduce((sum, { answers }) => sum + answers, 0),
  );
/** What is done by those who know of clusters: every prompt as if it were a family of its own. */
export const byPrompt: IntervalOf = (tallies) =>
  byFamily(tallies.map((tally) => ({ ...tally, family: tally.prompt })));

export const coverageIn = (world: World, worlds: number, seed: number, intervalOf: IntervalOf): number =>
  coverageOf(worlds, seed, (draw) => ({ interval: intervalOf(drawTallies(world, draw)), truth: world.p }));
