import { alwaysReasons, fieldOf, ruleOf, TASK_FIELDS, willReason } from "@/lib/api-contract/engine-rules";
import type { FieldValue, RequiredField, TaskField, WholeField, WireTurn } from "@/lib/api-contract/fields";
import { findProblems } from "@/lib/api-contract/find-problems";
import type { ModelFacts } from "@/lib/api-contract/models";
import type { Problem } from "@/lib/api-contract/problem";
import { blamedField, inWireWords, type WireStatus } from "@/lib/api-contract/wire-words";
import type { Engine, Method } from "@/lib/domain/engines/engine";

type OptionalField = Exclude<TaskField, RequiredField>;

/** A task as it is posted. Null and absent both mean "not set". */
export type TaskRequest = { [Name in RequiredField]: FieldValue<Name> } & {
  [Name in OptionalField]?: FieldValue<Name> | null;
};

export type TaskCheck =
  | { ok: true; task: TaskRequest }
  /** `field` is the one to blame; null when the task as a whole is not an object. */
  | ({ ok: false; field: string | null; problem: Problem } & WireStatus);

/**
 * Judges one task as the API does. A task that is accepted comes back as it was sent, because the reply echoes it;
 * `withDefaults` fills in the rest. A refused one names its first problem.
 */
export function checkTask(
  engine: Engine,
  method: Method,
  raw: unknown,
  models?: readonly ModelFacts[],
): TaskCheck {
  const [problem] = findProblems(engine, method, raw, models);
  return problem
    ? { ok: false, field: blamedField(problem), problem, ...inWireWords(problem) }
    : { ok: true, task: checkedTask(raw) };
}

/** Only called on a record every field of which the table has accepted and which has no other fields. */
const checkedTask = (raw: unknown): TaskRequest => raw as TaskRequest;

/** What the engines are asked with: null where a field is left to the model. A whole number always has a default. */
type FullValue<Name extends OptionalField> =
  FieldValue<Name> extends boolean | readonly WireTurn[]
    ? FieldValue<Name>
    : Name extends WholeField
      ? number
      : FieldValue<Name> | null;

/** A task with every default filled in. */
export type FullTask = { [Name in RequiredField]: FieldValue<Name> } & {
  [Name in OptionalField]: FullValue<Name>;
};

/** What the API works with when a task leaves fields out. Perplexity always searches; Gemini's Pro models always reason. */
export function withDefaults(engine: Engine, task: TaskRequest, model?: ModelFacts): FullTask {
  const useReasoning = task.use_reasoning === true || alwaysReasons(engine, model?.name ?? task.model_name);
  const posted: TaskRequest = { ...task, use_reasoning: useReasoning };
  const reasons = willReason(engine, useReasoning, model);
  return filledIn((field) => posted[field] ?? defaultOf(engine, field, posted, reasons));
}

function defaultOf(engine: Engine, field: TaskField, posted: TaskRequest, reasons: boolean) {
  const rule = ruleOf(engine, field);
  const { kind } = fieldOf(field).type;
  if (kind === "flag") return rule.fixed ?? false;
  if (kind === "turns") return [];
  // A default must not bring about a combination the API forbids.
  const barred =
    (reasons && rule.noDefaultReasoning) ||
    (rule.oneOf !== undefined && (posted[rule.oneOf] ?? null) !== null);
  return barred ? null : (rule.default ?? null);
}

/** Only called with what gives every field a value of its own type, or what stands for none. */
const filledIn = (valueOf: (field: TaskField) => unknown): FullTask =>
  Object.fromEntries(TASK_FIELDS.map((field) => [field, valueOf(field)])) as FullTask;
