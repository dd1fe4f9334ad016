import "server-only";
import { JUDGED_CHARS } from "@/lib/domain/answers/comparison";
import { wordsOf } from "@/lib/reading/words";
import { bagOf, type Bag } from "@/lib/statistics/likeness/overlap";

/** How often each word is in a text, of long ones in their beginning. */
export const wordBag = (text: string): Bag => bagOf(wordsOf(text.slice(0, JUDGED_CHARS)));
