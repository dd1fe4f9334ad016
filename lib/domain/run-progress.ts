import { z } from "zod";
import { dollarsSchema } from "./dollars-schema";
import { engineSchema, methodSchema } from "./engine-schema";
import { FINAL_STATES, TASK_STATES, type TaskState } from "./task-state";
import { taskStateSchema } from "./task-state-schema";

export const RUN_STATES = ["running", "paused", "cancelled", "finished"] as const;
export type RunState = (typeof RUN_STATES)[number];

export const RUN_STATE_LABELS: Record<RunState, string> = {
  running: "Running",
  paused: "Paused",
  cancelled: "Cancelled",
  finished: "Finished",
};

/** How many tasks are in each state; a state that is missing has none. */
export const stateCountsSchema = z.partialRecord(taskStateSchema, z.int());
export type StateCounts = z.infer<typeof stateCountsSchema>;

/** What a run is, by when it was paused or cancelled and what its tasks are. A cancelled one may still collect. */
export function runStateOf(run: { isPaused: boolean; isCancelled: boolean; counts: StateCounts }): RunState {
  if (run.isCancelled) return "cancelled";
  if (pendingOf(run.counts) === 0) return "finished";
  return run.isPaused ? "paused" : "running";
}

/** All tasks. */
export const totalOf = (counts: StateCounts): number =>
  TASK_STATES.reduce((total, state) => total + (counts[state] ?? 0), 0);

/** Tasks of which something is still to come. */
export const pendingOf = (counts: StateCounts): number =>
  totalOf(counts) - FINAL_STATES.reduce((total, state) => total + (counts[state] ?? 0), 0);

/** Counts of several groups together. */
export function addCounts(all: readonly StateCounts[]): StateCounts {
  const sum: Partial<Record<TaskState, number>> = {};
  for (const counts of all)
    for (const state of TASK_STATES) {
      const count = (sum[state] ?? 0) + (counts[state] ?? 0);
      if (count > 0) sum[state] = count;
    }
  return sum;
}

/** Tasks that ended without an answer for one cause, with what is to be done about it. */
const failureGroupSchema = z.object({
  cause: z.string(),
  count: z.int(),
  label: z.string(),
  remedy: z.string(),
  /** The codes and kinds of failure it was seen as: "40501", "not_sent". */
  seenAs: z.array(z.string()),
});
export type FailureGroup = z.infer<typeof failureGroupSchema>;

/** How far a run has come. */
export const runProgressSchema = z.object({
  state: z.enum(RUN_STATES),
  groups: z.array(
    z.object({ engine: engineSchema, model: z.string(), method: methodSchema, counts: stateCountsSchema }),
  ),
  failures: z.array(failureGroupSchema),
  /** Tasks that ended in the last minutes, a minute; null while nothing did. */
  perMinute: z.number().nullable(),
  /** Seconds until all have ended at that rate; null where it is not known, or nothing is to come. */
  secondsLeft: z.number().nullable(),
  /** Dollars charged so far. */
  spent: dollarsSchema,
  /** Dollars still held back for what has no final cost. */
  held: dollarsSchema,
  /** Answers whose cost nobody knows, and that is not in what was spent. */
  unpriced: z.int(),
  /** What it was expected to cost in all when it was sent; null where nothing was said. */
  expectedLow: dollarsSchema.nullable(),
  expectedHigh: dollarsSchema.nullable(),
});
export type RunProgress = z.infer<typeof runProgressSchema>;
