import type { AskField } from "@/lib/api-contract/ask-to-task";

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

const WIRE_WORDS: Record<string, string> = {
  user_prompt: "the prompt",
  model_name: "the model",
  system_message: "the system message",
  message_chain: "the conversation",
  max_output_tokens: "max tokens",
  temperature: "temperature",
  top_p: "top P",
  force_web_search: "forced search",
  web_search_country_iso_code: "the country",
  web_search_city: "the city",
  web_search: "web search",
  use_reasoning: "reasoning",
  tag: "the label",
};

const NAMES = [...Object.keys(WIRE_WORDS), "a turn"].join("|");
const WIRE_WORD = new RegExp(`\\b(${NAMES})\\b`, "g");
/** Such a name where a sentence begins, after the engine's name if there is one. */
const FIRST_WIRE_WORD = new RegExp(`^(\\w+: )?(${NAMES})\\b`);

/** The conversation as a whole has its own reasons; these are about one turn of it. */
const TURN_REASON = /\bmessage_chain\b(?= (?:must not be empty|may have at most \d+ characters|contains))/g;

const capitalised = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

/** A reason of the contract in the form's own words: "max_output_tokens must be …" → "Max tokens must be …". */
export const inFormWords = (reason: string): string =>
  reason
    .replace(TURN_REASON, "a turn")
    .replace(FIRST_WIRE_WORD, (_, engine: string | undefined, name: string) => {
      return `${engine ?? ""}${capitalised(WIRE_WORDS[name] ?? name)}`;
    })
    .replace(WIRE_WORD, (name) => WIRE_WORDS[name] ?? name);
