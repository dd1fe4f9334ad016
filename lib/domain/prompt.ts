import type { Turn } from "./answer";

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
  answers: number;
}

export interface PromptView {
  id: string;
  createdAt: string;
  /** Newest first. */
  versions: PromptVersionView[];
}
