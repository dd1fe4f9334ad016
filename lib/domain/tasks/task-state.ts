/**
 * The life of a task. Live: planned → calling → answered | failed | unknown. Standard: planned → posting → posted →
 * answered | failed | unknown. Of a run that is cancelled: planned → cancelled. `unknown` means the request may have arrived and been billed, and the reply is lost.
 */
export const TASK_STATES = [
  "planned",
  "calling",
  "posting",
  "posted",
  "answered",
  "failed",
  "unknown",
  "cancelled",
] as const;

export type TaskState = (typeof TASK_STATES)[number];

export const FINAL_STATES = [
  "answered",
  "failed",
  "unknown",
  "cancelled",
] as const satisfies readonly TaskState[];

/** Whether nothing more will happen to a task by itself. */
export const isFinal = (state: TaskState): boolean => FINAL_STATES.some((final) => final === state);

/** How a person reads a state. */
export const TASK_STATE_LABELS: Record<TaskState, string> = {
  planned: "Waiting",
  calling: "Asking",
  posting: "Sending",
  posted: "Queued",
  answered: "Answered",
  failed: "Failed",
  unknown: "Outcome unknown",
  cancelled: "Cancelled",
};
