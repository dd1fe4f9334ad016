/**
 * Why an answer ended before its model was done: at the limit of tokens, by a filter, or in a pause it would have gone
 * on from.
 */
export const ENDINGS = ["length", "filtered", "paused"] as const;

export type EndedEarly = (typeof ENDINGS)[number];

/** How a person reads it, after "stopped early: ". */
export const ENDED_EARLY_LABELS: Record<EndedEarly, string> = {
  length: "at the limit of tokens",
  filtered: "by a filter",
  paused: "in a pause",
};
