import type { Engine, Method } from "@/lib/domain/engines/engine";
import { FINAL_STATES, TASK_STATES, type TaskState } from "@/lib/domain/tasks/task-state";

export const RUN_STATES = ["running", "paused", "cancelled", "finished"] as const;
export type RunState = (typeof RUN_STATES)[number];

export const RUN_STATE_LABELS: Record<RunState, string> = {
  running: "Running",
  paused: "Paused",
  cancelled: "Cancelled",
  finished: "Finished",
};

/** How many tasks are in each state; a state that is missing has none. */
export type StateCounts = Partial<Record<TaskState, number>>;

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
export interface FailureGroup {
  cause: string;
  count: number;
  label: string;
  remedy: string;
  /** The codes and kinds of failure it was seen as: "40501", "not_sent". */
  seenAs: string[];
}

/** How far a run has come. */
export interface RunProgress {
  state: RunState;
  groups: { engine: Engine; model: string; method: Method; counts: StateCounts }[];
  failures: FailureGroup[];
  /** Tasks that were asked and ended in the last minutes, a minute; null while none did. */
  perMinute: number | null;
  /** Seconds until all have ended at that rate; null where it is not known, or nothing is to come. */
  secondsLeft: number | null;
  /** Dollars charged so far. */
  spent: string;
  /** Dollars still held back for what has no final cost. */
  held: string;
  /** Answers whose cost nobody knows, and that is not in what was spent. */
  unpriced: number;
  /** What it was expected to cost in all when it was sent; null where nothing was said. */
  expectedLow: string | null;
  expectedHigh: string | null;
}
