import { fieldOf, SETTING_FIELDS } from "@/lib/api-contract/engine-rules";
import type { FieldValue, SettingField } from "@/lib/api-contract/fields";
import type { Turn } from "@/lib/domain/answer";
import type { Ask, AskSettings, Target } from "@/lib/domain/ask";
import { ENGINES, type Engine, type Method } from "@/lib/domain/engine";

export interface FormTurn extends Turn {
  /** Tells turns apart while they are added and removed. */
  id: number;
}

/** A setting as it is typed: numbers and optional texts are text until the form is sent. */
type Typed<Name extends SettingField> = FieldValue<Name> extends boolean ? boolean : string;

type TypedSettings = { [Name in SettingField]: Typed<Name> };

/** The compose form as it is typed. Fields of the contract go by their names in its table. */
export interface FormValues extends TypedSettings {
  connectionId: string;
  /** The prompt this wording is kept as a version of; null for a new prompt. */
  promptId: string | null;
  method: Method;
  user_prompt: string;
  system_message: string;
  message_chain: FormTurn[];
  /** The models chosen of each engine, in the order chosen. An engine without any is not asked. */
  model_name: Record<Engine, string[]>;
  tag: string;
}

/** The models of targets, an engine at a time. */
export function modelsOf(targets: readonly Target[]): FormValues["model_name"] {
  const models: FormValues["model_name"] = { chat_gpt: [], gemini: [], claude: [], perplexity: [] };
  for (const { engine, model } of targets) if (!models[engine].includes(model)) models[engine].push(model);
  return models;
}

/** Only called with what is typed of a setting, or stands for nothing typed, as its kind has it. */
export const typedSettings = (valueOf: (field: SettingField, isFlag: boolean) => unknown): TypedSettings =>
  Object.fromEntries(
    SETTING_FIELDS.map((field) => [field, valueOf(field, fieldOf(field).type.kind === "flag")]),
  ) as TypedSettings;

/** The wording of a question that nobody has typed yet. */
export const NO_WORDING = {
  promptId: null,
  user_prompt: "",
  system_message: "",
  message_chain: [] as FormTurn[],
  tag: "",
} as const;

/** A form with nothing in it: what somebody who never asked anything begins with. Search is what one came for. */
export const emptyForm = (connectionId: string): FormValues => ({
  ...NO_WORDING,
  connectionId,
  method: "live",
  model_name: modelsOf([]),
  ...typedSettings((_field, isFlag) => (isFlag ? false : "")),
  web_search: true,
});

export const chosenEngines = ({ model_name }: Pick<FormValues, "model_name">): Engine[] =>
  ENGINES.filter((engine) => model_name[engine].length > 0);

export const chosenTargets = ({ model_name }: Pick<FormValues, "model_name">): Ask["targets"] =>
  ENGINES.flatMap((engine) => model_name[engine].map((model) => ({ engine, model })));

/** What is typed of the settings as they are asked. A decimal comma is a decimal point; what is no number is NaN. */
function toSettings(form: FormValues): AskSettings {
  const set = SETTING_FIELDS.flatMap((field): [string, string | number | boolean][] => {
    const typed = form[field];
    if (typed === false || typed === true) return typed ? [[field, true]] : [];
    if (typed.trim() === "") return [];
    const { kind } = fieldOf(field).type;
    const isNumber = kind === "number" || kind === "whole";
    return [[field, isNumber ? Number(typed.trim().replace(",", ".")) : typed]];
  });
  return Object.fromEntries(set);
}

/** The form as it would be sent. A second sending with the same key is the same run. */
export const toAsk = (form: FormValues, requestKey: string): Ask => ({
  requestKey,
  connectionId: form.connectionId,
  promptId: form.promptId,
  userPrompt: form.user_prompt,
  systemMessage: form.system_message || null,
  turns: form.message_chain.map(({ role, message }) => ({ role, message })),
  method: form.method,
  targets: chosenTargets(form),
  settings: toSettings(form),
  label: form.tag || null,
});
