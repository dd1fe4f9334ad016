import type { CappedCount } from "@/lib/domain/lists/capped-count";

/** So many prompts and so many answers are shown of what words find, the newest. */
export const FOUND_SHOWN = 4;

/** A prompt or an answer that holds words, by the part of its text that has them. */
export interface FoundText {
  id: string;
  text: string;
  /** What of it was looked for: from, before; in their order. */
  marks: readonly (readonly [number, number])[];
}

/** What words find in a workspace. */
export interface Found {
  prompts: FoundText[];
  answers: FoundText[];
  /** How many answers they find in all. */
  answersInAll: CappedCount;
}
