import type { RunState, StateCounts } from "./run-progress";

export const RUNS_PER_PAGE = 25;

/** What a list of runs is narrowed to. Null is "any". */
export interface RunFilter {
  setId: string | null;
  scheduleId: string | null;
  state: RunState | null;
}

/** What a plan is, in figures. */
export interface PlanFigures {
  engines: number;
  models: number;
  questions: number;
  /** Null where a plan is of single cells, each asked so often as it is. */
  repeats: number | null;
  /** Names of the markets asked in. */
  markets: string[];
}

export interface RunRow {
  id: string;
  /** Null of a question by hand, and where the set is gone. */
  set: { id: string; name: string } | null;
  /** The set that it asks for questions for; null of any other run. */
  forSetId: string | null;
  /** The first words of a question by hand. */
  words: string | null;
  label: string | null;
  createdAt: string;
  schedule: { id: string; name: string } | null;
  /** Who sent it, by name or e-mail address; null for a schedule, and for people who are gone. */
  by: string | null;
  plan: PlanFigures;
  state: RunState;
  counts: StateCounts;
  /** Dollars charged so far. */
  spent: string;
  expectedLow: string | null;
  expectedHigh: string | null;
}
