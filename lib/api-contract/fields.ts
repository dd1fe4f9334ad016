import { CLAUDE_COUNTRIES, COUNTRIES } from "@/lib/api-contract/countries";
import type { Field, FieldRule } from "@/lib/api-contract/field-rules";
import { LIMITS } from "@/lib/api-contract/limits";
import type { Engine } from "@/lib/domain/engines/engine";

const everywhere = (rule: FieldRule = {}): Record<Engine, FieldRule> => ({
  chat_gpt: rule,
  gemini: rule,
  claude: rule,
  perplexity: rule,
});
const lacks = (reason: string): FieldRule => ({ methods: [], reason });

const callback: FieldRule = {
  methods: ["standard"],
  reason: "A live answer comes back in the same call, so there is nothing to call back about.",
};
const callbacks = {
  ...everywhere(callback),
  perplexity: lacks("Perplexity is asked live only, so there is nothing to call back about."),
};
const alwaysSearches: FieldRule = { ...lacks("Perplexity always searches."), fixed: true };
const search = { default: false, fact: "webSearch" } as const;
const place = { needs: "web_search" } as const;
const placelessChatGpt = /^(o3-mini|o1-pro|o1)(-\d|$)/;

/**
 * Everything a task can carry, in the order it is checked: types, ranges, defaults, what excludes what, what each
 * engine takes, and the words for people. Adding a field is a row here, an input of the form, and the engines that
 * use it.
 */
export const FIELDS = {
  user_prompt: {
    type: { kind: "text", maxChars: LIMITS.promptChars },
    required: true,
    label: "Prompt",
    noun: "the prompt",
    words: "The question. Characters are Unicode code points.",
    engines: everywhere(),
  },
  model_name: {
    type: { kind: "text", maxChars: LIMITS.modelChars },
    required: true,
    label: "Engines and models",
    noun: "the model",
    words: "A model of `models`, or its name without a version for the newest one.",
    engines: everywhere(),
  },
  system_message: {
    type: { kind: "text", maxChars: LIMITS.systemChars, mayBeEmpty: true },
    label: "System message",
    noun: "the system message",
    help: "How the model should behave. Left out when empty.",
    words: "Instructions for the model.",
    engines: everywhere(),
  },
  message_chain: {
    type: { kind: "turns", maxTurns: LIMITS.turns, maxChars: LIMITS.turnChars },
    label: "Conversation",
    noun: "the conversation",
    help: "Earlier turns, oldest first. The prompt above follows them as the newest message.",
    words: `Earlier turns of the conversation, each of at most ${LIMITS.turnChars} characters.`,
    engines: { ...everywhere(), perplexity: { alternating: true } },
  },
  max_output_tokens: {
    type: { kind: "whole" },
    setting: true,
    label: "Max tokens",
    noun: "max tokens",
    help: "Search and reasoning may go beyond it.",
    words: "The longest answer, in tokens. A search or reasoning may go beyond.",
    engines: {
      chat_gpt: { min: 16, max: 4096, minReasoning: 1024, default: 2048 },
      gemini: { min: 1, max: 4096, minReasoning: 1024, default: 2048 },
      claude: { min: 1, max: 4096, minReasoning: 1025, default: 2048 },
      perplexity: { min: 1, max: 4096, default: 2048 },
    },
  },
  temperature: {
    type: { kind: "number" },
    setting: true,
    label: "Temperature",
    noun: "temperature",
    words: "How much chance is in the choice of words.",
    engines: {
      chat_gpt: {
        min: 0,
        max: 2,
        default: 0.94,
        noDefaultReasoning: true,
        oneOf: "top_p",
        reasonersRefuse: true,
      },
      gemini: { min: 0, max: 2, default: 1.3 },
      claude: {
        min: 0,
        max: 1,
        default: 0.7,
        noDefaultReasoning: true,
        oneOf: "top_p",
        notWith: "use_reasoning",
      },
      perplexity: { min: 0, max: 1.9, default: 0.77 },
    },
  },
  top_p: {
    type: { kind: "number" },
    setting: true,
    label: "Top P",
    noun: "top P",
    words: "How much of the likely words is chosen from.",
    engines: {
      chat_gpt: { min: 0, max: 1, default: 0.92, noDefaultReasoning: true, oneOf: "temperature" },
      gemini: { min: 0, max: 1, default: 0.9 },
      claude: { min: 0, max: 1, oneOf: "temperature", notWith: "use_reasoning" },
      perplexity: { min: 0, max: 1, default: 0.9 },
    },
  },
  web_search: {
    type: { kind: "flag" },
    setting: true,
    label: "Web search",
    noun: "web search",
    help: "The model may search; it can still answer without.",
    words: "Allows a search; the model decides whether to make one.",
    engines: { ...everywhere(search), perplexity: alwaysSearches },
  },
  force_web_search: {
    type: { kind: "flag" },
    setting: true,
    label: "Forced search",
    noun: "forced search",
    words: "Asks for a search whatever the model would decide.",
    engines: {
      chat_gpt: { ...place, default: false, reasonersRefuse: true },
      gemini: lacks("Gemini's API cannot force a search; it decides by itself when search is on."),
      claude: { ...place, default: false, notWith: "use_reasoning" },
      perplexity: alwaysSearches,
    },
  },
  web_search_country_iso_code: {
    type: { kind: "country" },
    setting: true,
    label: "Country",
    noun: "the country",
    words: "Where the search is made: two capital letters of ISO 3166-1.",
    engines: {
      chat_gpt: { ...place, countries: COUNTRIES, refusedBy: placelessChatGpt },
      gemini: lacks("Gemini's API takes no country."),
      claude: { ...place, countries: CLAUDE_COUNTRIES },
      perplexity: { countries: COUNTRIES, refusedBy: /^(?!sonar)/ },
    },
  },
  web_search_city: {
    type: { kind: "text", maxChars: LIMITS.cityChars },
    setting: true,
    label: "City",
    noun: "the city",
    words: "Where the search is made.",
    engines: {
      chat_gpt: { ...place, refusedBy: placelessChatGpt },
      gemini: lacks("Gemini's API takes no city."),
      claude: place,
      perplexity: lacks("Perplexity's API takes a country but no city."),
    },
  },
  use_reasoning: {
    type: { kind: "flag" },
    setting: true,
    label: "Reasoning",
    noun: "reasoning",
    help: "The model thinks before it answers; that costs tokens.",
    words: "Has the model think before it answers.",
    engines: {
      chat_gpt: lacks("With ChatGPT the model decides: reasoning models always reason, the others never do."),
      gemini: { default: false, fact: "reasoning", alwaysBy: /(^|-)pro(-|$)/ },
      claude: { default: false, fact: "reasoning" },
      perplexity: lacks("With Perplexity the model decides: its reasoning models always reason."),
    },
  },
  tag: {
    type: { kind: "text", maxChars: LIMITS.tagChars, mayBeEmpty: true },
    label: "Label",
    noun: "the label",
    help: "Your own mark, to find this again. It is kept here and not shown to the model.",
    words: "Your own label: echoed, and encoded in place of `$tag` in callback addresses.",
    engines: everywhere(),
  },
  postback_url: {
    type: { kind: "address", maxChars: LIMITS.urlChars },
    label: "Postback address",
    noun: "the postback address",
    words:
      "Receives the result as a gzipped POST when the task has ended. `$id` and `$tag` are filled in. Public addresses only.",
    engines: callbacks,
  },
  pingback_url: {
    type: { kind: "address", maxChars: LIMITS.urlChars },
    label: "Pingback address",
    noun: "the pingback address",
    words:
      "Is called with GET when the task has ended. `$id` and `$tag` are filled in. Public addresses only.",
    engines: callbacks,
  },
} as const satisfies Record<string, Field>;

export type TaskField = keyof typeof FIELDS;

type Kind<Name extends TaskField> = (typeof FIELDS)[Name]["type"]["kind"];
type FieldsOf<Wanted> = {
  [Name in TaskField]: (typeof FIELDS)[Name] extends Wanted ? Name : never;
}[TaskField];

/** The fields that are settings of a question. */
export type SettingField = FieldsOf<{ setting: true }>;
export type RequiredField = FieldsOf<{ required: true }>;
export type WholeField = FieldsOf<{ type: { kind: "whole" } }>;

/** One earlier turn of the conversation, as the wire has it. */
export interface WireTurn {
  role: "user" | "ai";
  message: string;
}

/** What a field's value is in TypeScript. */
export type FieldValue<Name extends TaskField> =
  Kind<Name> extends "number" | "whole"
    ? number
    : Kind<Name> extends "flag"
      ? boolean
      : Kind<Name> extends "turns"
        ? readonly WireTurn[]
        : string;
