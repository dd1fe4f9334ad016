import { uniformFloat64 } from "pure-rand/distribution/uniformFloat64";
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus";

// Worlds whose truth is known, to try the estimators on. Nothing here is taken from them: what is drawn is drawn from
// Beta distributions whose means and variances are given, by textbook recipes of its own.

export type Draw = () => number;

/** Draws from 0 to 1, the same of the same seed. */
export function drawsOf(seed: number): Draw {
  const generator = xoroshiro128plus(seed);
  return () => uniformFloat64(generator);
}

export interface World {
  /** The share in all questions of the kind. */
  p: number;
  /** How much of what answers differ in is their family's, and their prompt's. */
  rhoFamily: number;
  rhoPrompt: number;
  /** Of each family: how many prompts; of each prompt: how many answers. */
  prompts: readonly number[];
  repeats: number;
}

export interface DrawnPrompt {
  family: string;
  prompt: string;
  /** Its own chance. */
  chance: number;
}

export function drawPrompts(world: World, draw: Draw): DrawnPrompt[] {
  const { p, rhoFamily, rhoPrompt } = world;
  // Of what is left after the families, so that the prompts' part of the whole is rhoPrompt.
  const within = rhoFamily < 1 ? rhoPrompt / (1 - rhoFamily) : 0;
  return world.prompts.flatMap((count, family) => {
    const chance = drawBeta(p, rhoFamily, draw);
    return Array.from({ length: count }, (_, prompt) => ({
      family: `f${family}`,
      prompt: `f${family}p${prompt}`,
      chance: drawBeta(chance, within, draw),
    }));
  });
}

/** How many of so many answers are hits, each by chance. */
export function drawHits(chance: number, answers: number, draw: Draw): number {
  let hits = 0;
  for (let answer = 0; answer < answers; answer += 1) if (draw() < chance) hits += 1;
  return hits;
}

export function drawTallies(world: World, draw: Draw) {
  return drawPrompts(world, draw).map(({ family, prompt, chance }) => ({
    family,
    prompt,
    hits: drawHits(chance, world.repeats, draw),
    answers: world.repeats,
    days: world.repeats,
    weight: 1,
  }));
}

/** Families of one size, or from one prompt to eight. */
export const equalFamilies = (families: number, prompts: number): number[] =>
  Array.from({ length: families }, () => prompts);
const UNEQUAL = [1, 2, 1, 4, 1, 2, 8, 1, 2, 4];
export const unequalFamilies = (families: number): number[] =>
  Array.from({ length: families }, (_, family) => UNEQUAL[family % UNEQUAL.length] ?? 1);

/** How many independent answers a world's are worth for its mean, worked out from what it was made with. */
export function trueWorth({ rhoFamily, rhoPrompt, prompts, repeats }: World): number {
  const answers = prompts.map((count) => count * repeats);
  const all = answers.reduce((sum, count) => sum + count, 0);
  const families = answers.reduce((sum, count) => sum + count ** 2, 0) / all;
  return all / (rhoFamily * families + rhoPrompt * repeats + (1 - rhoFamily - rhoPrompt));
}

/** A draw with that mean, and rho of the variance that 0 and 1 alone would have. */
export function drawBeta(mean: number, rho: number, draw: Draw): number {
  if (rho <= 0 || mean <= 0 || mean >= 1) return mean;
  const size = 1 / rho - 1;
  const one = drawLogGamma(mean * size, draw);
  const other = drawLogGamma((1 - mean) * size, draw);
  return 1 / (1 + Math.exp(other - one));
}

/** The logarithm of a draw from the gamma distribution (Marsaglia & Tsang 2000), which small shapes make too small to write. */
function drawLogGamma(shape: number, draw: Draw): number {
  if (shape < 1) return drawLogGamma(shape + 1, draw) + Math.log(1 - draw()) / shape;
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = drawNormal(draw);
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - draw()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return Math.log(d * v);
  }
}

export function drawNormal(draw: Draw): number {
  return Math.sqrt(-2 * Math.log(1 - draw())) * Math.cos(2 * Math.PI * draw());
}
