const SHORTEST_MS = 200;
const LONGEST_MS = 10_000;
/** So much life forgives one death: what dies sooner each time is in a loop, what dies later was killed now and then. */
const FORGIVEN_MS = 5_000;

/** The pause before the first restart of a child. */
export const FIRST_PAUSE_MS = SHORTEST_MS;

/**
 * How long to pause before a child is started again, in milliseconds, from the pause before its last start and how
 * long it lived since. Each death doubles the pause and each five seconds of life halve it, between 0.2 and 10 s.
 */
export function pauseAfterDeath(lastPauseMs: number, livedMs: number): number {
  const pause = lastPauseMs * 2 * 0.5 ** (livedMs / FORGIVEN_MS);
  return Math.min(Math.max(pause, SHORTEST_MS), LONGEST_MS);
}
