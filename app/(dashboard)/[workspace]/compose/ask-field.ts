import type { TaskField } from "@/lib/api-contract/fields";

/** Where the form keeps each field of the wire. */
const FORM_FIELDS = {
  user_prompt: "userPrompt",
  system_message: "systemMessage",
  message_chain: "turns",
  model_name: "targets",
  max_output_tokens: "settings.maxOutputTokens",
  temperature: "settings.temperature",
  top_p: "settings.topP",
  web_search: "settings.webSearch",
  force_web_search: "settings.forceWebSearch",
  web_search_country_iso_code: "settings.country",
  web_search_city: "settings.city",
  use_reasoning: "settings.useReasoning",
  tag: "label",
  postback_url: "targets",
  pingback_url: "targets",
} as const satisfies Record<TaskField, string>;

/** A field of the compose form. */
export type AskField = (typeof FORM_FIELDS)[TaskField];

/** Messages by the wire's fields as messages by the form's. */
export const toFormFields = (messages: Partial<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(messages).map(([field, message]) => [
      Object.entries(FORM_FIELDS).find(([wire]) => wire === field)?.[1] ?? field,
      message ?? "",
    ]),
  );
