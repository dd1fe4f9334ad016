import type { Engine, Method } from "@/lib/domain/engine";
import { ENGINE_RULES, TASK_FIELDS, whyMissing } from "@/lib/api-contract/limits";
import type { TaskField } from "@/lib/api-contract/limits";
import { alwaysReasons, resolveModel, searchesWithoutPlace } from "@/lib/api-contract/models";
import type { ModelFacts } from "@/lib/api-contract/models";
import { fieldSchemas } from "@/lib/api-contract/task-fields";
import type { TaskRequest, WireTurn } from "@/lib/api-contract/task-fields";

export type { TaskRequest, WireTurn } from "@/lib/api-contract/task-fields";
export { fieldSchema } from "@/lib/api-contract/task-fields";

/** Why a task is refused. */
export interface TaskProblem {
  code: number;
  /** The field to blame; null when the task as a whole is not an object. */
  field: string | null;
  /** The API's wording, as it stands in `status_message`. */
  message: string;
  /** The same in words for people. */
  reason: string;
}

export type TaskCheck = { ok: true; task: TaskRequest } | ({ ok: false } & TaskProblem);

const INVALID_FIELD = 40501;

// A stray field's name is the sender's text: as long as a body allows, and shown in messages.
const clip = (name: string): string => (name.length > 60 ? `${name.slice(0, 60).toWellFormed()}…` : name);

const invalid = (name: string, reason: string): TaskProblem => {
  const field = clip(name);
  return { code: INVALID_FIELD, field, message: `Invalid Field: '${field}'.`, reason };
};

const unsupported = (field: string, model: string, reason?: string): TaskProblem => ({
  code: INVALID_FIELD,
  field,
  message: `Invalid Field: 'this model does not support '${field}''.`,
  reason: reason ?? `${model} does not support ${field}.`,
});

const needsSearch = (field: string): TaskProblem => ({
  code: INVALID_FIELD,
  field,
  message: "Invalid Field: 'you must enable 'web_search''.",
  reason: `${field} needs web_search to be on.`,
});

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isSet = <T>(value: T | null | undefined): value is T => value !== null && value !== undefined;

const isField = (name: string): name is TaskField => (TASK_FIELDS as readonly string[]).includes(name);

/** The schemas of all other fields accept that they are not there. */
const mayBeLeftOut = (field: TaskField): boolean => field !== "user_prompt" && field !== "model_name";

function fieldProblems(engine: Engine, method: Method, raw: Record<string, unknown>): TaskProblem[] {
  const problems: TaskProblem[] = [];
  for (const [field, schema] of fieldSchemas(engine, method)) {
    // Most fields are left out of most tasks: what may be is not judged a hundred times a call.
    if (raw[field] === undefined && mayBeLeftOut(field)) continue;
    const parsed = schema.safeParse(raw[field]);
    if (!parsed.success)
      problems.push(invalid(field, `${field} ${parsed.error.issues[0]?.message ?? "is not valid"}.`));
  }
  for (const [field, value] of Object.entries(raw)) {
    if (!isField(field)) {
      problems.push(invalid(field, `The API has no field ${clip(field)}.`));
      continue;
    }
    const missing = whyMissing(engine, method, field);
    // Clients that always send every field send null for the ones they do not use.
    if (missing !== null && isSet(value)) problems.push(invalid(field, missing));
  }
  return problems;
}

function searchProblems(engine: Engine, task: TaskRequest): TaskProblem[] {
  if (!ENGINE_RULES[engine].searchFieldsNeedSearch || task.web_search === true) return [];
  const problems: TaskProblem[] = [];
  if (task.force_web_search === true) problems.push(needsSearch("force_web_search"));
  if (isSet(task.web_search_country_iso_code)) problems.push(needsSearch("web_search_country_iso_code"));
  if (isSet(task.web_search_city)) problems.push(needsSearch("web_search_city"));
  return problems;
}

function reasoningProblems(engine: Engine, task: TaskRequest, reasons: boolean): TaskProblem[] {
  if (!reasons) return [];
  const problems: TaskProblem[] = [];
  const min = ENGINE_RULES[engine].fields.max_output_tokens.minReasoning;
  if (min !== undefined && isSet(task.max_output_tokens) && task.max_output_tokens < min) {
    problems.push(
      invalid("max_output_tokens", `max_output_tokens must be at least ${min} when the model reasons.`),
    );
  }
  if (engine === "claude") {
    for (const field of ["temperature", "top_p"] as const) {
      if (isSet(task[field]))
        problems.push(invalid(field, `${field} cannot be set together with use_reasoning.`));
    }
    if (task.force_web_search === true) {
      problems.push(
        invalid("force_web_search", "force_web_search cannot be on together with use_reasoning."),
      );
    }
  }
  return problems;
}

function modelProblems(engine: Engine, method: Method, task: TaskRequest, model: ModelFacts): TaskProblem[] {
  const { name } = model;
  const problems: TaskProblem[] = [];
  if (method === "standard" && model.taskPost === false) {
    problems.push({
      ...unsupported("task_post", name, `${name} can only be asked live.`),
      field: "model_name",
    });
  }
  if (model.webSearch === false && task.web_search === true) problems.push(unsupported("web_search", name));
  if (model.reasoning === false && task.use_reasoning === true && !alwaysReasons(engine, name)) {
    problems.push(unsupported("use_reasoning", name));
  }
  if (engine === "chat_gpt" && model.reasoning === true) {
    if (isSet(task.temperature)) {
      problems.push(
        unsupported("temperature", name, `${name} is a reasoning model and takes no temperature.`),
      );
    }
    if (task.force_web_search === true) {
      problems.push(
        unsupported("force_web_search", name, `${name} is a reasoning model: its search cannot be forced.`),
      );
    }
  }
  const placeless =
    searchesWithoutPlace(engine, name) || (engine === "perplexity" && !name.startsWith("sonar"));
  if (placeless) {
    for (const field of ["web_search_country_iso_code", "web_search_city"] as const) {
      if (isSet(task[field])) problems.push(unsupported(field, name));
    }
  }
  return problems;
}

/**
 * Everything that is wrong with a task, in the order the API would say it. Rules that depend on the model are applied
 * when the list of models is given; a model that is not on it is then refused. Both `temperature` and `top_p` may be
 * set: the API's own examples do.
 */
export function findProblems(
  engine: Engine,
  method: Method,
  raw: unknown,
  models?: readonly ModelFacts[],
): readonly TaskProblem[] {
  if (!isRecord(raw)) {
    return [
      { code: 40503, field: null, message: "POST Data Is Invalid.", reason: "A task must be an object." },
    ];
  }
  const fieldwise = fieldProblems(engine, method, raw);
  if (fieldwise.length > 0) return fieldwise;

  const task = checkedTask(raw);
  const model = models ? resolveModel(task.model_name, models) : undefined;
  if (model === null) {
    return [invalid("model_name", `The API does not offer a model named ${task.model_name}.`)];
  }
  const reasons = task.use_reasoning === true || (engine === "chat_gpt" && model?.reasoning === true);
  return [
    ...searchProblems(engine, task),
    ...(model ? modelProblems(engine, method, task, model) : []),
    ...reasoningProblems(engine, task, reasons),
  ];
}

/** Only called on a record every field of which its schema has accepted and which has no other fields. */
const checkedTask = (raw: unknown): TaskRequest => raw as TaskRequest;

/**
 * Decides one posted task. An accepted task keeps exactly what was posted, in the posted order, because the reply
 * echoes it; `withDefaults` fills in the rest. A refused one names its first problem.
 */
export function checkTask(
  engine: Engine,
  method: Method,
  raw: unknown,
  models?: readonly ModelFacts[],
): TaskCheck {
  const [problem] = findProblems(engine, method, raw, models);
  return problem ? { ok: false, ...problem } : { ok: true, task: checkedTask(raw) };
}

/** A task with every default filled in. Null: the field is left to the model. */
export interface FullTask {
  user_prompt: string;
  model_name: string;
  system_message: string | null;
  message_chain: readonly WireTurn[];
  max_output_tokens: number;
  temperature: number | null;
  top_p: number | null;
  web_search: boolean;
  force_web_search: boolean;
  web_search_country_iso_code: string | null;
  web_search_city: string | null;
  use_reasoning: boolean;
}

function samplingDefaults(
  engine: Engine,
  task: TaskRequest,
  reasons: boolean,
): { temperature: number | null; top_p: number | null } {
  const { fields, oneOfTemperatureAndTopP } = ENGINE_RULES[engine];
  const temperature = task.temperature ?? null;
  const topP = task.top_p ?? null;
  const posted = temperature !== null || topP !== null;
  // A default must not bring about a combination the API forbids.
  if ((reasons && engine !== "gemini") || (posted && oneOfTemperatureAndTopP))
    return { temperature, top_p: topP };
  const usual = (field: "temperature" | "top_p"): number | null => {
    const value = fields[field].default;
    return typeof value === "number" ? value : null;
  };
  return { temperature: temperature ?? usual("temperature"), top_p: topP ?? usual("top_p") };
}

/** What the API works with when a task leaves fields out. Perplexity always searches; Gemini's Pro models always reason. */
export function withDefaults(engine: Engine, task: TaskRequest, model?: ModelFacts): FullTask {
  const useReasoning = task.use_reasoning === true || alwaysReasons(engine, model?.name ?? task.model_name);
  const reasons = useReasoning || (engine === "chat_gpt" && model?.reasoning === true);
  return {
    user_prompt: task.user_prompt,
    model_name: task.model_name,
    system_message: task.system_message ?? null,
    message_chain: task.message_chain ?? [],
    max_output_tokens: task.max_output_tokens ?? 2048,
    ...samplingDefaults(engine, task, reasons),
    web_search: engine === "perplexity" || task.web_search === true,
    force_web_search: task.force_web_search === true,
    web_search_country_iso_code: task.web_search_country_iso_code ?? null,
    web_search_city: task.web_search_city ?? null,
    use_reasoning: useReasoning,
  };
}
