import { add, parseDollars, toDollars, ZERO } from "@/lib/domain/money";
import type { RunView } from "@/lib/domain/run";
import { isFinal } from "@/lib/domain/task-state";

export interface RunProgress {
  total: number;
  answered: number;
  /** Ended without an answer, or with an outcome nobody knows. */
  lost: number;
  pending: number;
  /** Dollars charged so far, as far as known. */
  cost: string;
  /** Answers whose cost is not known, and not in it. */
  unpriced: number;
}

/** How far a run has come, and what it has cost so far. */
export function progressOf({ tasks }: RunView): RunProgress {
  const answers = tasks.flatMap(({ answer }) => answer ?? []);
  const pending = tasks.filter(({ state }) => !isFinal(state)).length;
  return {
    total: tasks.length,
    answered: answers.length,
    pending,
    lost: tasks.length - pending - answers.length,
    cost: toDollars(add(ZERO, ...answers.flatMap(({ cost }) => (cost === null ? [] : parseDollars(cost))))),
    unpriced: answers.filter(({ cost }) => cost === null).length,
  };
}
