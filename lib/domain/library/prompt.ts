import type { Turn } from "@/lib/domain/answers/answer";
import type { Method } from "@/lib/domain/engines/engine";
import type { RunKind } from "@/lib/domain/tasks/run-kind";
import type { WorkspaceFilter } from "@/lib/domain/lists/workspace-filter";

/** What a list of prompts can be ordered by, each in its one useful direction: newest, most, or A to Z. */
export const PROMPT_SORTS = ["asked", "runs", "versions", "created", "words"] as const;
export type PromptSort = (typeof PROMPT_SORTS)[number];

export const PROMPTS_PER_PAGE = 50;

/** What a list of prompts is narrowed to: those that were asked so. Null is "any". */
export interface PromptFilter extends WorkspaceFilter {
  /** Words in any wording. */
  text: string | null;
}

export interface PromptRow {
  id: string;
  /** The newest wording's beginning. */
  userPrompt: string;
  versions: number;
  runs: number;
  answers: number;
  /** ISO date and time of the last run; null when it was never sent. */
  lastAskedAt: string | null;
  createdAt: string;
}

export interface PromptVersionView {
  id: string;
  number: number;
  userPrompt: string;
  systemMessage: string | null;
  turns: Turn[];
  createdAt: string;
  runs: number;
  answers: number;
}

/** One sending of one wording, with how its tasks stand. */
export interface PromptRunRow {
  id: string;
  kind: RunKind;
  /** Which wording was sent. */
  versionNumber: number;
  /** Null for an import. */
  method: Method | null;
  label: string | null;
  createdAt: string;
  tasks: number;
  answered: number;
  failed: number;
  /** What its answers cost so far, in dollars; null before the first, and for an import, which spends nothing. */
  cost: string | null;
  /** Answers asked from here whose cost is not known, and not in it. */
  unpriced: number;
}

export interface PromptView {
  id: string;
  createdAt: string;
  /** Newest first. */
  versions: PromptVersionView[];
  /** The latest runs of any wording, newest first; not all of them when `hasMoreRuns`. */
  runs: PromptRunRow[];
  hasMoreRuns: boolean;
}
