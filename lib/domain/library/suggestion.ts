import type { Engine } from "@/lib/domain/engines/engine";

/** What models searched for while they answered a set's prompts: a question that the set could ask. */
export interface Suggestion {
  /** As it was written most often, with single spaces. */
  words: string;
  /** Answers in which it was searched for. */
  answers: number;
  /** The same by engine, most first; those alone that searched for it. */
  engines: { engine: Engine; answers: number }[];
  /** How many prompts of the set it was searched for. */
  prompts: number;
  /** The one of them it was searched for most, in its newest wording. */
  prompt: { id: string; userPrompt: string };
  /** ISO date and time, as the next. */
  firstSeenAt: string;
  lastSeenAt: string;
  /** Whether nothing before the set's newest run searched for it. */
  isNew: boolean;
  /** Whether a prompt of the set in use says so, whatever the case and the spaces. */
  isInSet: boolean;
  /** Whether it is longer than a question may be. */
  isTooLong: boolean;
}

/** How many of a set's answers are read for suggestions, the newest; and how many suggestions there are at most. */
export const SUGGESTION_LIMITS = { answers: 20_000, suggestions: 500, perPage: 100 } as const;
