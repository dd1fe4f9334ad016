import { z } from "zod";
import { turnSchema } from "@/lib/domain/answers/answer";
import { engineSchema, methodSchema } from "@/lib/domain/engines/engine-schema";
import { typedText } from "@/lib/domain/text/typed-text";
import { TARGETS_MAX } from "./ask-limits";
import { taskParametersSchema } from "@/lib/domain/tasks/task-parameters";

export const targetSchema = z.object({
  engine: engineSchema,
  model: typedText("The model").min(1, "Choose a model.").max(200),
});
export type Target = z.infer<typeof targetSchema>;

/** What is asked of every engine that has the setting; what is not there is left to the engine. */
export type AskSettings = Readonly<z.infer<typeof taskParametersSchema>>;

/**
 * The shape of a question to one or more engines, as the compose form sends it. Limits and engine rules are the
 * contract's, applied a target at a time by `lib/api-contract/ask-to-task.ts`.
 */
export const askSchema = z.object({
  /** Made once a form; a second sending with the same key is the same run. */
  requestKey: z.uuid(),
  connectionId: z.uuid(),
  /** The prompt this wording is a new version of; null for a new prompt. */
  promptId: z.uuid().nullable(),
  userPrompt: z.string(),
  systemMessage: z.string().nullable(),
  turns: z.array(turnSchema).max(50),
  method: methodSchema,
  targets: z
    .array(targetSchema)
    .min(1, "Choose at least one engine.")
    .max(TARGETS_MAX, `At most ${TARGETS_MAX} models at once.`),
  settings: taskParametersSchema,
  label: z.string().nullable(),
});
export type Ask = z.infer<typeof askSchema>;
