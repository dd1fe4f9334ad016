import type { Engine, Method } from "@/lib/domain/engine";
import { CLAUDE_COUNTRIES, COUNTRIES } from "@/lib/api-contract/countries";

const MEGABYTE = 1024 * 1024;

/**
 * The API's own limits. Characters are Unicode code points: the documentation only says "characters", and clients
 * that cut prompts cut by code points. `cityChars` and `urlChars` are ours, because the documentation names none.
 */
export const LIMITS = {
  promptChars: 500,
  systemChars: 500,
  turns: 10,
  turnChars: 500,
  tagChars: 255,
  cityChars: 255,
  urlChars: 2048,
  modelChars: 255,
  tasksPerPost: 100,
  tasksPerLive: 1,
  idsPerResend: 100,
  bodyBytes: 5 * MEGABYTE,
  unzippedBodyBytes: 20 * MEGABYTE,
  readyRows: 1000,
  readyDays: 3,
  resultDays: 30,
  queueHours: 72,
  liveSeconds: 120,
  callbackSeconds: 10,
  liveConcurrency: 30,
  callsPerMinute: 10_000,
  readyCallsPerMinute: 20,
  userDataCallsPerMinute: 6,
  idListCallsPerMinute: 10,
  idListRows: 1000,
} as const;

/** Dollars the API itself asks, beside what the model's vendor charges. The same for every engine. */
export const BASE_PRICES = { live: "0.0006", standard: "0.0002", advance: "0.01" } as const;

/** The fields of a task, in the order they are checked. */
export const TASK_FIELDS = [
  "user_prompt",
  "model_name",
  "system_message",
  "message_chain",
  "max_output_tokens",
  "temperature",
  "top_p",
  "web_search",
  "force_web_search",
  "web_search_country_iso_code",
  "web_search_city",
  "use_reasoning",
  "tag",
  "postback_url",
  "pingback_url",
] as const;

export type TaskField = (typeof TASK_FIELDS)[number];

export interface FieldRule {
  /** The methods that take the field. Empty: the engine does not have it. */
  methods: readonly Method[];
  /** In words for people: why the field is missing where it is missing. Null when no method lacks it. */
  reason: string | null;
  min?: number;
  max?: number;
  /** The raised minimum when the model reasons. */
  minReasoning?: number;
  /** What the API uses when the field is not sent. Null: nothing, the model decides. */
  default?: number | boolean | null;
}

export interface EngineRules {
  methods: readonly Method[];
  /** Why a method is missing, or null. */
  standardReason: string | null;
  fields: Readonly<Record<TaskField, FieldRule>>;
  countries: readonly string[];
  /** Turns must go user, ai, user, ai … */
  alternatingTurns: boolean;
  /** The documentation forbids `temperature` together with `top_p`. Both are accepted; a form offers one. */
  oneOfTemperatureAndTopP: boolean;
  /** Country, city and forced search need `web_search: true`. */
  searchFieldsNeedSearch: boolean;
}

const BOTH: readonly Method[] = ["live", "standard"];
const LIVE: readonly Method[] = ["live"];
const STANDARD: readonly Method[] = ["standard"];

const everywhere = (rule: Partial<FieldRule> = {}): FieldRule => ({ methods: BOTH, reason: null, ...rule });
const nowhere = (reason: string): FieldRule => ({ methods: [], reason });
const callback: FieldRule = {
  methods: STANDARD,
  reason: "A live answer comes back in the same call, so there is nothing to call back about.",
};

const shared = {
  user_prompt: everywhere({ max: LIMITS.promptChars }),
  model_name: everywhere({ max: LIMITS.modelChars }),
  system_message: everywhere({ max: LIMITS.systemChars, default: null }),
  message_chain: everywhere({ max: LIMITS.turns, default: null }),
  tag: everywhere({ max: LIMITS.tagChars, default: null }),
  postback_url: callback,
  pingback_url: callback,
};

/** What each engine takes on each method, with ranges, defaults and, for what it lacks, the reason in words. */
export const ENGINE_RULES: Readonly<Record<Engine, EngineRules>> = {
  chat_gpt: {
    methods: BOTH,
    standardReason: null,
    countries: COUNTRIES,
    alternatingTurns: false,
    oneOfTemperatureAndTopP: true,
    searchFieldsNeedSearch: true,
    fields: {
      ...shared,
      max_output_tokens: everywhere({ min: 16, max: 4096, minReasoning: 1024, default: 2048 }),
      temperature: everywhere({ min: 0, max: 2, default: 0.94 }),
      top_p: everywhere({ min: 0, max: 1, default: 0.92 }),
      web_search: everywhere({ default: false }),
      force_web_search: everywhere({ default: false }),
      web_search_country_iso_code: everywhere({ default: null }),
      web_search_city: everywhere({ default: null }),
      use_reasoning: nowhere(
        "With ChatGPT the model decides: reasoning models always reason, the others never do.",
      ),
    },
  },
  gemini: {
    methods: BOTH,
    standardReason: null,
    countries: [],
    alternatingTurns: false,
    oneOfTemperatureAndTopP: false,
    searchFieldsNeedSearch: true,
    fields: {
      ...shared,
      max_output_tokens: everywhere({ min: 1, max: 4096, minReasoning: 1024, default: 2048 }),
      temperature: everywhere({ min: 0, max: 2, default: 1.3 }),
      top_p: everywhere({ min: 0, max: 1, default: 0.9 }),
      web_search: everywhere({ default: false }),
      force_web_search: nowhere(
        "Gemini's API cannot force a search; it decides by itself when search is on.",
      ),
      web_search_country_iso_code: nowhere("Gemini's API takes no country."),
      web_search_city: nowhere("Gemini's API takes no city."),
      use_reasoning: everywhere({ default: false }),
    },
  },
  claude: {
    methods: BOTH,
    standardReason: null,
    countries: CLAUDE_COUNTRIES,
    alternatingTurns: false,
    oneOfTemperatureAndTopP: true,
    searchFieldsNeedSearch: true,
    fields: {
      ...shared,
      max_output_tokens: everywhere({ min: 1, max: 4096, minReasoning: 1025, default: 2048 }),
      temperature: everywhere({ min: 0, max: 1, default: 0.7 }),
      top_p: everywhere({ min: 0, max: 1, default: null }),
      web_search: everywhere({ default: false }),
      force_web_search: everywhere({ default: false }),
      web_search_country_iso_code: everywhere({ default: null }),
      web_search_city: everywhere({ default: null }),
      use_reasoning: everywhere({ default: false }),
    },
  },
  perplexity: {
    methods: LIVE,
    standardReason: "Perplexity has no queue: it is asked live only.",
    countries: COUNTRIES,
    alternatingTurns: true,
    oneOfTemperatureAndTopP: false,
    searchFieldsNeedSearch: false,
    fields: {
      user_prompt: { ...shared.user_prompt, methods: LIVE },
      model_name: { ...shared.model_name, methods: LIVE },
      system_message: { ...shared.system_message, methods: LIVE },
      message_chain: { ...shared.message_chain, methods: LIVE },
      tag: { ...shared.tag, methods: LIVE },
      postback_url: nowhere("Perplexity is asked live only, so there is nothing to call back about."),
      pingback_url: nowhere("Perplexity is asked live only, so there is nothing to call back about."),
      max_output_tokens: everywhere({ methods: LIVE, min: 1, max: 4096, default: 2048 }),
      temperature: everywhere({ methods: LIVE, min: 0, max: 1.9, default: 0.77 }),
      top_p: everywhere({ methods: LIVE, min: 0, max: 1, default: 0.9 }),
      web_search: nowhere("Perplexity always searches."),
      force_web_search: nowhere("Perplexity always searches."),
      web_search_country_iso_code: everywhere({ methods: LIVE, default: null }),
      web_search_city: nowhere("Perplexity's API takes a country but no city."),
      use_reasoning: nowhere("With Perplexity the model decides: its reasoning models always reason."),
    },
  },
};

/** The method an engine is asked by when a run asks for one. */
export const methodFor = (engine: Engine, asked: Method): Method =>
  ENGINE_RULES[engine].methods.includes(asked) ? asked : "live";

/** Whether an engine takes a field on a method. */
export const takesField = (engine: Engine, method: Method, field: TaskField): boolean =>
  ENGINE_RULES[engine].fields[field].methods.includes(method);

/** Why an engine does not take a field on a method, in words for people; null when it does. */
export const whyMissing = (engine: Engine, method: Method, field: TaskField): string | null => {
  if (takesField(engine, method, field)) return null;
  const rules = ENGINE_RULES[engine];
  return (rules.methods.includes(method) ? null : rules.standardReason) ?? rules.fields[field].reason;
};

/** The number of Unicode code points, which is the unit of every limit on characters. */
export function countChars(text: string): number {
  let count = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const next = text.charCodeAt(at + 1);
    if (unit >= 0xd800 && unit <= 0xdbff && next >= 0xdc00 && next <= 0xdfff) at += 1;
    count += 1;
  }
  return count;
}
