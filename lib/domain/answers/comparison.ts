import type { TaskView } from "./answer";

/** Answers side by side: so many at most. */
export const COMPARED_MAX = 4;

/** Of longer texts the beginning is looked at, where it is told how many words they have in common. */
export const JUDGED_CHARS = 100_000;

export interface TextPart {
  text: string;
  /** Whether only the text has it, only the base it is compared with, or both. */
  change: "added" | "removed" | "kept";
}

/** What a text says otherwise than a base, in reading order. */
export interface TextDifference {
  /** What was compared; "whole" where the two have too little in common to tell parts of them apart. */
  by: "words" | "paragraphs" | "whole";
  parts: TextPart[];
}

export interface ComparedAnswer {
  task: TaskView;
  promptId: string;
  versionNumber: number;
  /** Which asking of its cell, from 0. */
  repeat: number;
  /** The visible text; null where there is no answer. */
  text: string | null;
  /** What it says otherwise than the base; null of the base, and where one of the two has no answer. */
  difference: TextDifference | null;
  /** How many of its words it shares with the base, from 0 to 1; null as above. */
  overlap: number | null;
}

export interface Comparison {
  /** In the order asked for. */
  answers: ComparedAnswer[];
  /** The answer that the others are compared with: the one asked for, or else the first. Null where none is there. */
  baseId: string | null;
  /** What was asked for and is not in this workspace. */
  missing: string[];
}
