import type { Engine } from "@/lib/domain/engines/engine";
import type { TaskState } from "@/lib/domain/tasks/task-state";

/**
 * Questions that are asked for at once, and characters of who the customer is: with what is said beside it, it is one
 * prompt of the wire. How many asks of a set are listed, the newest; how many questions of an answer are read.
 */
export const QUESTION_ASK_LIMITS = { questions: 30, descriptionChars: 400, listed: 50, read: 200 } as const;

/** Where the questions are to be asked, in words for a model: "Finnish", and "Helsinki, Finland" or nowhere. */
export interface SpokenMarket {
  language: string;
  place: string | null;
}

/** Why a question that an answer lists is not chosen by itself. */
export type QuestionProblem = "too_long" | "no_question" | "beside_list" | "hidden_characters";

/** A question as an answer lists it. */
export interface ReadQuestion {
  words: string;
  /** The heading it stands under, where it is short enough for a topic. */
  topic: string | null;
  problem: Exclude<QuestionProblem, "hidden_characters"> | null;
}

/** The same as it is reviewed. */
export interface AskedQuestion {
  /** Without characters that deceive: those are written out. */
  words: string;
  topic: string | null;
  problem: QuestionProblem | null;
  /** Whether a prompt of the set in use says so, whatever the case and the spaces. */
  isInSet: boolean;
}

/** What was asked for a set, and what came of it. */
export interface QuestionAskRow {
  runId: string;
  createdAt: string;
  /** Who asked; null for people who are gone. */
  by: string | null;
  description: string;
  connectionId: string;
  engine: Engine;
  model: string;
  market: { id: string; name: string } | null;
  state: TaskState;
  /** Dollars; null where nobody knows, or nothing was charged. */
  cost: string | null;
  /** Questions that its answer lists; null without an answer. */
  found: number | null;
  /** Of them in the set by an act that is not undone. */
  added: number;
}

/** The words of a question under which it is the same as another: whatever the case and the spaces. */
export const foldWords = (words: string): string =>
  words.normalize().replace(/\s+/gu, " ").trim().toLowerCase();
