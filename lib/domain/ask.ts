import { z } from "zod";
import { turnSchema } from "./answer";
import { TARGETS_MAX } from "./ask-limits";
import { engineSchema, methodSchema } from "./engine-schema";

export const targetSchema = z.object({
  engine: engineSchema,
  model: z.string().min(1, "Choose a model.").max(200),
});
export type Target = z.infer<typeof targetSchema>;

/** What is asked of every engine that has the setting; null leaves the engine's own default. */
const askSettingsSchema = z.object({
  maxOutputTokens: z.number().nullable(),
  temperature: z.number().nullable(),
  topP: z.number().nullable(),
  webSearch: z.boolean(),
  forceWebSearch: z.boolean(),
  country: z.string().max(10).nullable(),
  city: z.string().max(200).nullable(),
  useReasoning: z.boolean(),
});
export type AskSettings = z.infer<typeof askSettingsSchema>;

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
  settings: askSettingsSchema,
  label: z.string().nullable(),
});
export type Ask = z.infer<typeof askSchema>;

export const DEFAULT_SETTINGS: AskSettings = {
  maxOutputTokens: null,
  temperature: null,
  topP: null,
  webSearch: false,
  forceWebSearch: false,
  country: null,
  city: null,
  useReasoning: false,
};
