import { fieldOf, ruleOf, SETTING_FIELDS, TASK_FIELDS } from "@/lib/api-contract/engine-rules";
import type { FieldValue, SettingField, TaskField } from "@/lib/api-contract/fields";
import type { Turn } from "@/lib/domain/answers/answer";
import type { FollowUp } from "@/lib/domain/answers/follow-up";
import type { Ask, AskSettings, Target } from "@/lib/domain/runs/ask";
import { ENGINES, isEngine, type Engine, type Method } from "@/lib/domain/engines/engine";
import type { PromptView } from "@/lib/domain/library/prompt";
import type { PlanTarget } from "@/lib/domain/runs/plan";
import type { RunAsk, RunView } from "@/lib/domain/runs/run";

export interface FormTurn extends Turn {
  /** Tells turns apart while they are added and removed. */
  id: number;
}

/** The models chosen of each engine, in the order chosen. An engine without any is not asked. */
export type ChosenModels = Record<Engine, string[]>;

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
  /** Null while nobody has chosen, here or in an earlier run: then it is as `beginWith` says. */
  model_name: ChosenModels | null;
  tag: string;
}

/** The form with its models settled: what is shown, checked and sent. */
export interface FilledForm extends FormValues {
  model_name: ChosenModels;
}

/** The fields of a task that the form has an input for. */
export type FormField = TaskField & keyof FormValues;

/** The models of targets, an engine at a time. */
export function modelsOf(targets: readonly Target[]): ChosenModels {
  const models: ChosenModels = { chat_gpt: [], gemini: [], claude: [], perplexity: [] };
  for (const { engine, model } of targets) if (!models[engine].includes(model)) models[engine].push(model);
  return models;
}

/** Only called with what is typed of a setting, or stands for nothing typed, as its kind has it. */
const typedSettings = (valueOf: (field: SettingField, isFlag: boolean) => unknown): TypedSettings =>
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

/** What somebody who never asked anything here begins with. Search is what one came for. */
export const emptyForm = (connectionId: string): FormValues => ({
  ...NO_WORDING,
  connectionId,
  method: "live",
  model_name: null,
  ...typedSettings((_field, isFlag) => (isFlag ? false : "")),
  web_search: true,
});

const EMPTY = emptyForm("");

const isFormField = (field: TaskField): field is FormField => Object.hasOwn(EMPTY, field);

/** The form's fields of the contract, in the order they are checked. */
export const FORM_FIELDS: readonly FormField[] = TASK_FIELDS.filter(isFormField);

/** An empty form with a saved prompt's wording: of the version with that number, or else of the newest. */
export function formFromPrompt(
  prompt: Pick<PromptView, "id" | "versions">,
  number: number | null,
  empty: FormValues,
): FormValues {
  const version = prompt.versions.find((one) => one.number === number) ?? prompt.versions[0];
  if (!version) return empty;
  return { ...empty, promptId: prompt.id, ...typedWording(version) };
}

const typedWording = ({
  userPrompt,
  systemMessage,
  turns,
}: Pick<Ask, "userPrompt" | "systemMessage" | "turns">) => ({
  user_prompt: userPrompt,
  system_message: systemMessage ?? "",
  message_chain: turns.map(({ role, message }, id) => ({ role, message, id })),
});

/** How something was asked before. */
interface AskedBefore extends Pick<RunAsk, "method"> {
  targets: readonly Pick<PlanTarget, "engine" | "model" | "parameters">[];
}

/** How a run was asked, by its tasks. */
const askedBy = ({ method, tasks }: RunView): AskedBefore => ({
  method,
  targets: tasks.flatMap(({ engine, modelAsked, parameters }) =>
    isEngine(engine) ? [{ engine, model: modelAsked, parameters }] : [],
  ),
});

/**
 * A form for a new question, asked as another was before: of the same engines and models, with the same settings. One
 * that only some of its engines have is taken from those. What engines do anyhow is a search like any other, but nobody
 * forced it: the next engine asked need not be made to.
 */
export function formAskedAs({ method, targets }: AskedBefore, connectionId: string): FormValues {
  const settings = typedSettings((field, isFlag) => {
    const asked = targets.find(({ parameters }) => parameters[field] !== undefined)?.parameters[field];
    if (!isFlag) return String(asked ?? "");
    const searchedAnyhow = targets.every(({ engine }) => ruleOf(engine, "web_search").fixed === true);
    return asked === true || (field === "web_search" && searchedAnyhow);
  });
  return { ...NO_WORDING, connectionId, method, model_name: modelsOf(targets), ...settings };
}

/** A form for the next question of a conversation, asked of the same model with the same settings. */
export const formFollowing = (
  { engine, model, method, parameters, systemMessage, turns }: FollowUp,
  connectionId: string,
): FormValues => ({
  ...formAskedAs({ method, targets: [{ engine, model, parameters }] }, connectionId),
  ...typedWording({ userPrompt: "", systemMessage, turns }),
});

/** A form for a new question, asked as a run was. */
export const formAskedLike = (run: RunView, connectionId: string): FormValues =>
  formAskedAs(askedBy(run), connectionId);

/** A form with what a run asked; of a run of several wordings the first. */
export function formFromRun(run: RunView, connectionId: string): FormValues {
  const [first] = run.tasks;
  return {
    ...formAskedLike(run, connectionId),
    promptId: run.promptId,
    ...(first && typedWording(first)),
    tag: run.label ?? "",
  };
}

export const chosenEngines = ({ model_name }: Pick<FilledForm, "model_name">): Engine[] =>
  ENGINES.filter((engine) => model_name[engine].length > 0);

export const chosenTargets = ({ model_name }: Pick<FilledForm, "model_name">): Ask["targets"] =>
  ENGINES.flatMap((engine) => model_name[engine].map((model) => ({ engine, model })));

/** What is typed of the settings as they are asked. A decimal comma is a decimal point; what is no number is NaN. */
function toSettings(form: FilledForm): AskSettings {
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
export const toAsk = (form: FilledForm, requestKey: string): Ask => ({
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
