import { z } from "zod";
import { countChars } from "./characters";
import { findUnstorable } from "./unstorable-character";

/**
 * A text that somebody types and the database is to keep. One with a character that it cannot keep is refused by the
 * field's name; `subject` begins that sentence: "The name".
 */
export const typedText = (subject: string): z.ZodString =>
  z.string().superRefine((text, check) => {
    const found = findUnstorable(text);
    if (!found) return;
    const { character, position } = found;
    check.addIssue(
      `${subject} has a character that is not text, ${character}, at position ${position}. Remove it.`,
    );
  });

/** A limit in characters as everywhere else, which are code points: zod's own `max` takes an emoji for two. */
export const maxChars = (limit: number, message = `At most ${limit.toLocaleString("en-US")} characters.`) =>
  z.refine<string>((text) => countChars(text) <= limit, message);
