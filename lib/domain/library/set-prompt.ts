import type { FunnelStage, Intent } from "./library-limits";

/** What the prompts of a set can be ordered by. */
export const SET_PROMPT_SORTS = ["added", "words", "topic", "weight", "family", "asked"] as const;
export type SetPromptSort = (typeof SET_PROMPT_SORTS)[number];

export const SET_PROMPTS_PER_PAGE = 100;

/** What the prompts of a set are narrowed to. Null is "any". */
export interface SetPromptFilter {
  /** Words in the newest wording. */
  text: string | null;
  topic: string | null;
  tag: string | null;
  intent: Intent | null;
  stage: FunnelStage | null;
  marketId: string | null;
  personaId: string | null;
  familyId: string | null;
  /** Those out of use in place of those in use. */
  archived: boolean;
}

export const ANY_SET_PROMPT: SetPromptFilter = {
  text: null,
  topic: null,
  tag: null,
  intent: null,
  stage: null,
  marketId: null,
  personaId: null,
  familyId: null,
  archived: false,
};

/** The same as the database takes it: its words as a `tsquery`. */
export type SearchedSetFilter = Omit<SetPromptFilter, "text"> & { words: string | null };

/** Which prompts of a set something is done with: some by id, or all that a filter finds. */
export type PromptSelection = { ids: string[] } | { filter: SetPromptFilter };
export type SearchedSelection = { ids: string[] } | { filter: SearchedSetFilter };

export interface SetPromptRow {
  id: string;
  /** The newest wording. */
  userPrompt: string;
  /** Which wording it is, from 1. */
  versions: number;
  topic: string | null;
  tags: string[];
  intent: Intent | null;
  stage: FunnelStage | null;
  /** A decimal as text. */
  weight: string;
  market: string | null;
  persona: string | null;
  /** Its family with the number of its prompts in use; null for a prompt alone. */
  family: { id: string; name: string; size: number } | null;
  /** ISO date and time of the last run that asked it; null before the first. */
  lastAskedAt: string | null;
  createdAt: string;
}

/** What the filters of a set's prompts offer. */
export interface SetPromptChoices {
  topics: string[];
  tags: string[];
  markets: { id: string; name: string }[];
  personas: { id: string; name: string }[];
  families: { id: string; name: string; size: number }[];
}

/** One question of a set with all that is said of it, as it is edited. */
export interface Question {
  userPrompt: string;
  systemMessage: string | null;
  topic: string | null;
  tags: string[];
  intent: Intent | null;
  stage: FunnelStage | null;
  marketId: string | null;
  personaId: string | null;
  familyId: string | null;
  /** A decimal as text. */
  weight: string;
}

/** A prompt's part in its set. */
export interface QuestionView {
  id: string;
  set: { id: string; name: string; archived: boolean };
  fields: Question;
  market: string | null;
  persona: string | null;
  archivedAt: string | null;
}
