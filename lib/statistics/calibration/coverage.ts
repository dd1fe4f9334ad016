import type { Interval } from "../intervals/wilson";
import { type Draw, drawsOf } from "./world";

/** In what share of so many worlds the interval holds the truth. */
export function coverageOf(
  worlds: number,
  seed: number,
  one: (draw: Draw) => { interval: Interval | null; truth: number },
): number {
  const draw = drawsOf(seed);
  let held = 0;
  for (let world = 0; world < worlds; world += 1) {
    const { interval, truth } = one(draw);
    if (interval !== null && interval.low <= truth && truth <= interval.high) held += 1;
  }
  return held / worlds;
}

/** In what share of so many worlds something is said. */
export function shareOfWorlds(worlds: number, seed: number, one: (draw: Draw) => boolean): number {
  const draw = drawsOf(seed);
  let said = 0;
  for (let world = 0; world < worlds; world += 1) if (one(draw)) said += 1;
  return said / worlds;
}

/** The bars of docs/metrics.md for intervals of 95 %. */
export const BARS = { least: 0.92, most: 0.98, near: [0.93, 0.97], nearShare: 0.85 } as const;

export const shareNear = (coverages: readonly number[]): number =>
  coverages.filter((coverage) => coverage >= BARS.near[0] && coverage <= BARS.near[1]).length /
  coverages.length;
