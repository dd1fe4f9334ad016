import "server-only";
import { z } from "zod";
import { LIMITS } from "@/lib/api-contract/limits";
import { personaNameSchema } from "@/lib/domain/library/prompt-set";
import { maxChars, typedText } from "@/lib/domain/text/typed-text";

/** A persona as somebody writes it; its message has the wire's limit for system messages and is kept as it was typed. */
export const personaFieldsSchema = z.object({
  name: personaNameSchema,
  systemMessage: typedText("The message")
    .refine((text) => text.trim() !== "", "Write who asks.")
    .check(maxChars(LIMITS.systemChars)),
});
