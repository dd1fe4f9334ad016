import type { AnswerFilter } from "./answer-filter";

/** For so long what was deleted can be brought back. */
export const GRACE_HOURS = 24;

/** So many answers are deleted by one act at most. */
export const DELETED_AT_ONCE = 100_000;

/** What is to be deleted: answers by their ids, those that a filter finds, or a run with all that it asked. */
export type ToDelete =
  | { kind: "answers"; ids: readonly string[] }
  | { kind: "answers"; filter: AnswerFilter }
  | { kind: "run"; runId: string };

/** What an act of deleting takes away. The ledger's entries are never among it. */
export interface Losses {
  /** Tasks that have ended, whether they were answered or not. */
  tasks: number;
  answers: number;
  citations: number;
  /** Those whose bytes are still kept. */
  rawReplies: number;
  /** What members wrote on them. */
  notes: number;
}

/** The same before it is done, with what is left alone. */
export interface DeletionPreview extends Losses {
  /** Tasks still under way: they are not deleted. */
  underWay: number;
}

/** An act of deleting that can still be undone. */
export interface DeletionRow extends Losses {
  id: string;
  kind: ToDelete["kind"];
  /** What the run was known by. */
  name: string | null;
  by: string | null;
  deletedAt: string;
  /** Until when it can be undone. */
  undoUntil: string;
}
