import "server-only";
import { z } from "zod";
import { LIMITS } from "@/lib/api-contract/limits";
import {
  FUNNEL_STAGES,
  INTENTS,
  tagsSchema,
  topicSchema,
  weightSchema,
} from "@/lib/domain/library/prompt-set";
import { maxChars, typedText } from "@/lib/domain/text/typed-text";

/** A question as somebody writes it in a set. Its wording has the limits of the wire; it is kept as it was typed. */
export const questionFieldsSchema = z.object({
  userPrompt: typedText("The question")
    .refine((text) => text.trim() !== "", "Write the question.")
    .check(maxChars(LIMITS.promptChars)),
  systemMessage: typedText("The system message")
    .check(maxChars(LIMITS.systemChars))
    .transform((text) => (text.trim() === "" ? null : text))
    .nullable(),
  topic: topicSchema,
  tags: tagsSchema,
  intent: z.enum(INTENTS).nullable(),
  stage: z.enum(FUNNEL_STAGES).nullable(),
  marketId: z.uuid().nullable(),
  personaId: z.uuid().nullable(),
  familyId: z.uuid().nullable(),
  weight: weightSchema,
});
export type QuestionFields = z.input<typeof questionFieldsSchema>;

/** What is said of a question that only has its words. */
export const PLAIN_PROPERTIES = {
  systemMessage: null,
  marketId: null,
  personaId: null,
  topic: null,
  tags: [],
  intent: null,
  stage: null,
  weight: "1",
} as const;
