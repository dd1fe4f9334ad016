import type { Ask, Target } from "@/lib/domain/ask";
import type { Turn } from "@/lib/domain/answer";
import { ENGINES, type Engine, type Method } from "@/lib/domain/engine";

export interface FormTurn extends Turn {
  /** Tells turns apart while they are added and removed. */
  id: number;
}

/** The compose form as it is typed: numbers and optional texts are text until the form is sent. */
export interface FormValues {
  connectionId: string;
  /** The prompt this wording is kept as a version of; null for a new prompt. */
  promptId: string | null;
  userPrompt: string;
  systemMessage: string;
  turns: FormTurn[];
  method: Method;
  /** The models chosen of each engine, in the order chosen. An engine without any is not asked. */
  models: Record<Engine, string[]>;
  maxOutputTokens: string;
  temperature: string;
  topP: string;
  webSearch: boolean;
  forceWebSearch: boolean;
  country: string;
  city: string;
  useReasoning: boolean;
  label: string;
}

const noModels = (): FormValues["models"] => ({ chat_gpt: [], gemini: [], claude: [], perplexity: [] });

/** The models of targets, an engine at a time. */
export function modelsOf(targets: readonly Target[]): FormValues["models"] {
  const models = noModels();
  for (const { engine, model } of targets) if (!models[engine].includes(model)) models[engine].push(model);
  return models;
}

/** A form with nothing in it but whom to ask. */
export const emptyForm = (connectionId: string, targets: readonly Target[] = []): FormValues => ({
  connectionId,
  promptId: null,
  userPrompt: "",
  systemMessage: "",
  turns: [],
  method: "live",
  models: modelsOf(targets),
  maxOutputTokens: "",
  temperature: "",
  topP: "",
  webSearch: false,
  forceWebSearch: false,
  country: "",
  city: "",
  useReasoning: false,
  label: "",
});

export const chosenEngines = ({ models }: Pick<FormValues, "models">): Engine[] =>
  ENGINES.filter((engine) => models[engine].length > 0);

export const chosenTargets = ({ models }: Pick<FormValues, "models">): Ask["targets"] =>
  ENGINES.flatMap((engine) => models[engine].map((model) => ({ engine, model })));

// A decimal comma is a decimal point. What is no number becomes NaN, which the contract's check names.
const numberOf = (name: string, text: string): Record<string, number> =>
  text.trim() === "" ? {} : { [name]: Number(text.trim().replace(",", ".")) };

/** The form as it would be sent. A second sending with the same key is the same run. */
export const toAsk = (form: FormValues, requestKey: string): Ask => ({
  requestKey,
  connectionId: form.connectionId,
  promptId: form.promptId,
  userPrompt: form.userPrompt,
  systemMessage: form.systemMessage || null,
  turns: form.turns.map(({ role, message }) => ({ role, message })),
  method: form.method,
  targets: chosenTargets(form),
  settings: {
    ...numberOf("max_output_tokens", form.maxOutputTokens),
    ...numberOf("temperature", form.temperature),
    ...numberOf("top_p", form.topP),
    ...(form.webSearch ? { web_search: true } : {}),
    ...(form.webSearch && form.forceWebSearch ? { force_web_search: true } : {}),
    ...(form.country ? { web_search_country_iso_code: form.country } : {}),
    ...(form.city ? { web_search_city: form.city } : {}),
    ...(form.useReasoning ? { use_reasoning: true } : {}),
  },
  label: form.label || null,
});
