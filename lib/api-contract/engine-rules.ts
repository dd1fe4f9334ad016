import type { Field, FieldRule } from "@/lib/api-contract/field-rules";
import { FIELDS, type SettingField, type TaskField } from "@/lib/api-contract/fields";
import type { Engine, Method } from "@/lib/domain/engines/engine";

interface EngineRules {
  methods: readonly Method[];
  /** For people: why there is no standard method, where there is none. */
  standardReason: string | null;
}

const BOTH: EngineRules = { methods: ["live", "standard"], standardReason: null };

/** By which methods each engine is asked. What its tasks can carry is in `fields.ts`. */
export const ENGINE_RULES: Readonly<Record<Engine, EngineRules>> = {
  chat_gpt: BOTH,
  gemini: BOTH,
  claude: BOTH,
  perplexity: {
    methods: ["live"],
    standardReason: "Perplexity has no queue: it is asked live only.",
  },
};

export const isTaskField = (name: string): name is TaskField => Object.hasOwn(FIELDS, name);

/** The fields of a task, in the order they are checked. */
export const TASK_FIELDS: readonly TaskField[] = Object.keys(FIELDS).filter(isTaskField);

export const fieldOf = (field: TaskField): Field => FIELDS[field];

const isSetting = (field: TaskField): field is SettingField => fieldOf(field).setting === true;

/** The fields that are settings of a question. */
export const SETTING_FIELDS: readonly SettingField[] = TASK_FIELDS.filter(isSetting);

/** What an engine makes of a field. */
export const ruleOf = (engine: Engine, field: TaskField): FieldRule => fieldOf(field).engines[engine];

/** The method an engine is asked by when a run asks for one. */
export const methodFor = (engine: Engine, asked: Method): Method =>
  ENGINE_RULES[engine].methods.includes(asked) ? asked : "live";

/** Whether an engine takes a field on a method. */
export function takesField(engine: Engine, method: Method, field: TaskField): boolean {
  const { methods } = ENGINE_RULES[engine];
  return methods.includes(method) && (ruleOf(engine, field).methods ?? methods).includes(method);
}

/** Why an engine does not take a field on a method, in words for people; null when it does. */
export function whyMissing(engine: Engine, method: Method, field: TaskField): string | null {
  if (takesField(engine, method, field)) return null;
  const { methods, standardReason } = ENGINE_RULES[engine];
  return (methods.includes(method) ? null : standardReason) ?? ruleOf(engine, field).reason ?? null;
}

/** Whether a model reasons whatever `use_reasoning` says, as Gemini's Pro models do. */
export const alwaysReasons = (engine: Engine, modelName: string): boolean =>
  ruleOf(engine, "use_reasoning").alwaysBy?.test(modelName) ?? false;

/** Whether the model will reason: because it is asked to, or because that is for the model alone to decide and it does. */
export const willReason = (
  engine: Engine,
  useReasoning: boolean,
  model?: { reasoning: boolean | null },
): boolean =>
  useReasoning || (ruleOf(engine, "use_reasoning").methods?.length === 0 && model?.reasoning === true);
