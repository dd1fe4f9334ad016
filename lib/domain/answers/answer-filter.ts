import type { Engine } from "@/lib/domain/engines/engine";
import type { TaskState } from "@/lib/domain/tasks/task-state";
import { ANYTHING, type WorkspaceFilter } from "@/lib/domain/lists/workspace-filter";
import { ENDINGS } from "./answer-ending";

export const ANSWERS_PER_PAGE = 50;

/** Answers of a filter are counted no further. */
export const ANSWERS_COUNTED = 10_000;

/** What the list can be ordered by, each in its useful direction. Only answers have a cost and citations. */
export const ANSWER_SORTS = ["asked", "oldest", "cost", "citations"] as const;
export type AnswerSort = (typeof ANSWER_SORTS)[number];

/** What became of the search: done; allowed and not done; not allowed. */
export const SEARCH_OUTCOMES = ["done", "not-done", "not-asked"] as const;
export type SearchOutcome = (typeof SEARCH_OUTCOMES)[number];

export const SEARCH_OUTCOME_LABELS: Record<SearchOutcome, string> = {
  done: "done",
  "not-done": "asked for, not done",
  "not-asked": "not asked for",
};

/** How an answer ended: early, whatever the reason, or for one reason. */
export const ASKED_ENDINGS = ["early", ...ENDINGS] as const;
export type AskedEnding = (typeof ASKED_ENDINGS)[number];

/** Where a page of the list begins: after this row. */
export interface AnswerCursor {
  /** What the list is ordered by, of the row: ISO 8601, dollars, or a number of citations. */
  key: string;
  id: string;
}

/** What a list of answers is narrowed to. Null is "any". */
export interface AnswerFilter extends WorkspaceFilter {
  state: TaskState | null;
  search: SearchOutcome | null;
  ended: AskedEnding | null;
  /** Words in the prompt or the answer. */
  text: string | null;
  /** One wording of a prompt. */
  versionId: string | null;
  /** Cited domain, or one cited source. */
  domain: string | null;
  sourceUrl: string | null;
}

export const ANY_ANSWER: AnswerFilter = {
  ...ANYTHING,
  state: null,
  search: null,
  ended: null,
  text: null,
  versionId: null,
  domain: null,
  sourceUrl: null,
};

/** What was asked lately, as the list's filters offer it. */
export interface AskedLately {
  models: { engine: Engine; model: string }[];
  /** A prompt by the beginning of a wording. */
  prompts: { id: string; words: string }[];
  /** Who asked, by name or e-mail address. */
  members: { id: string; name: string }[];
}
