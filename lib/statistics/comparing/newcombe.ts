import { LEVEL } from "../intervals/quantiles";
import type { Sided } from "../intervals/rate";
import type { Interval } from "../intervals/wilson";
import type { Tested } from "./paired";

/**
 * Newcombe's hybrid score interval (1998, method 10) of the difference of two shares of which nothing is in common:
 * other − one, from the limits of each. Its p is one less the level at which the interval begins to hold 0.
 */
export function newcombe(one: Sided, other: Sided): Tested {
  const difference = other.value - one.value;
  const interval = hybrid(one, other, LEVEL);
  return { difference, interval, p: 1 - levelToZero(one, other) };
}

function hybrid(one: Sided, other: Sided, level: number): Interval {
  const [from, to] = [one.at(level), other.at(level)];
  const difference = other.value - one.value;
  return {
    low: difference - Math.hypot(other.value - to.low, from.high - one.value),
    high: difference + Math.hypot(to.high - other.value, one.value - from.low),
  };
}

const HALVINGS = 40;

/** Intervals grow with their level, so the level at which one reaches 0 is found by halving. */
function levelToZero(one: Sided, other: Sided): number {
  let [without, within] = [0, 1];
  if (one.value === other.value) return 0;
  for (let step = 0; step < HALVINGS; step += 1) {
    const level = (without + within) / 2;
    const { low, high } = hybrid(one, other, level);
    if (low > 0 || high < 0) without = level;
    else within = level;
  }
  return within;
}
