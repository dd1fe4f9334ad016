import type { AskField } from "./ask-field";

/** The form's fields in the order they stand, as people read them. */
export const FIELD_LABELS: Record<AskField, string> = {
  userPrompt: "Prompt",
  systemMessage: "System message",
  turns: "Conversation",
  label: "Label",
  targets: "Engines and models",
  "settings.webSearch": "Web search",
  "settings.forceWebSearch": "Forced search",
  "settings.country": "Country",
  "settings.city": "City",
  "settings.useReasoning": "Reasoning",
  "settings.maxOutputTokens": "Max tokens",
  "settings.temperature": "Temperature",
  "settings.topP": "Top P",
};
