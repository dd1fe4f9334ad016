import "server-only";
import { JUDGED_CHARS } from "@/lib/domain/answers/comparison";
import { wordsOf } from "@/lib/reading/words";

/** The words that a text is compared by, of long ones those of their beginning. */
export const judgedWords = (text: string): string[] => wordsOf(text.slice(0, JUDGED_CHARS));
