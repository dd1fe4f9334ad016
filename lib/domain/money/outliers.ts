import type { Engine } from "@/lib/domain/engines/engine";
import type { CappedCount } from "@/lib/domain/lists/capped-count";

/** The dearest calls that are listed, and the most of any other kind. */
export const DEAREST_SHOWN = 20;
export const OUTLIERS_SHOWN = 50;
/** What stands out is looked for among so many of the newest calls. */
export const CALLS_LOOKED_AT = 10_000;

/** When a call reasoned more than its model is wont to; docs/money.md says why so. */
export const REASONING_RULE = { calls: 30, deviations: 5, median: 2, tokens: 200 } as const;

/** How many tokens calls of one model reasoned with. */
export interface ReasoningOfModel {
  /** Calls that say. */
  calls: number;
  median: number;
  /** The median of their distances from the median. */
  mad: number;
}

/** What makes the median of distances the standard deviation, of what is distributed normally. */
const NORMAL = 1.4826;

/**
 * The tokens beyond which a call reasoned more than its model is wont to: the median and five robust standard deviations,
 * and at least twice the median and 200 tokens more, so that a model that varies little is not listed for a few. Null
 * where fewer than 30 calls say how much they reasoned.
 */
export function reasoningLimit({ calls, median, mad }: ReasoningOfModel): number | null {
  if (calls < REASONING_RULE.calls) return null;
  return Math.max(
    median + REASONING_RULE.deviations * NORMAL * mad,
    REASONING_RULE.median * median,
    median + REASONING_RULE.tokens,
  );
}

/** A call that was charged. */
export interface ChargedCall {
  entryId: string;
  /** Null where it was no task's; it may be gone with its run all the same. */
  taskId: string | null;
  /** Whether the task was answered; null where the task is gone. */
  answered: boolean | null;
  /** ISO 8601: when it was charged. */
  at: string;
  engine: Engine | null;
  model: string | null;
  /** Dollars, with what corrected it. */
  spent: string;
  /** Whether the model's charge is not known, and not in that. */
  unpriced: boolean;
  reasoningTokens: number | null;
}

/** A call that reasoned more than its model is wont to. */
export interface ReasoningCall extends ChargedCall {
  /** What its model's calls have. */
  median: number;
  limit: number;
}

/** What calls that were charged and have no answer cost, by why they have none. */
export interface FailureCost {
  /** In words; null where nothing tells. */
  cause: string | null;
  failureKind: string | null;
  statusCode: number | null;
  calls: number;
  spent: string;
  /** The dearest of them that is still there. */
  taskId: string | null;
}

export interface SpendOutliers {
  dearest: ChargedCall[];
  /** Calls of the span; where there are more than are looked at, only the newest are judged, but for failures. */
  calls: CappedCount;
  reasoning: {
    rows: ReasoningCall[];
    /** Models with enough calls to judge by. */
    models: number;
  };
  /** Answers that searched and cite nothing: how many, what they cost, and the newest of them. */
  searches: { calls: number; spent: string; rows: ChargedCall[] };
  /** Dearest first; all of the span. */
  failures: FailureCost[];
}
