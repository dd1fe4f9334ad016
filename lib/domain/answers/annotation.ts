import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import type { AnswerFilter } from "./answer-filter";

/** What a note and a flag may be at most. */
export const ANNOTATION_LIMITS = {
  noteChars: 4_000,
  /** Of one answer. */
  notes: 200,
  flagNameChars: 40,
  /** Of a workspace. */
  flags: 200,
  /** Answers flagged at once, chosen one by one. */
  chosen: 1_000,
  /** Answers flagged at once, as all that a filter finds. */
  matching: 10_000,
} as const;

/** What somebody wrote beside an answer. */
export interface AnswerNote {
  id: string;
  text: string;
  /** Who wrote it, as the workspace knows them; null where nobody knows any more. */
  author: string | null;
  /** Whether whoever reads it wrote it. */
  isOwn: boolean;
  createdAt: string;
  editedAt: string | null;
}

/** The colours of the design that a flag can have. */
export const FLAG_COLOURS = ["accent", "good", "warn", "danger"] as const;
export type FlagColour = (typeof FLAG_COLOURS)[number];

export const FLAG_COLOUR_LABELS: Record<FlagColour, string> = {
  accent: "Violet",
  good: "Green",
  warn: "Amber",
  danger: "Red",
};

/** A word that the workspace puts on answers. */
export interface Flag {
  id: string;
  name: string;
  colour: FlagColour | null;
}

/** The same with the number of answers that have it. */
export interface CountedFlag extends Flag {
  answers: number;
}

/** The flag that answers are given: one there is, or a name, which becomes one where there is none of it. */
export type ChosenFlag = { id: string } | { name: string; colour: FlagColour | null };

/** Answers to do something with: those chosen one by one, or all that a filter finds. */
export type AnswerSelection = { ids: readonly string[] } | { filter: Zoned<AnswerFilter> };

/** What came of flagging answers, or of taking a flag from them. */
export interface FlaggingOutcome {
  flag: Flag;
  /** Answers that changed by it. */
  changed: number;
  /** Those that were as wanted already. */
  unchanged: number;
}
