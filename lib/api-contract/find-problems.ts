import {
  fieldOf,
  isTaskField,
  ruleOf,
  TASK_FIELDS,
  takesField,
  whyMissing,
  willReason,
} from "@/lib/api-contract/engine-rules";
import { modelObjects } from "@/lib/api-contract/field-rules";
import type { TaskField } from "@/lib/api-contract/fields";
import { isRecord } from "@/lib/api-contract/is-record";
import { judgeValue } from "@/lib/api-contract/judge-value";
import { resolveModel, type ModelFacts } from "@/lib/api-contract/models";
import type { Problem } from "@/lib/api-contract/problem";
import type { Engine, Method } from "@/lib/domain/engines/engine";

type RawTask = Readonly<Record<string, unknown>>;

const isSet = (value: unknown): boolean => value !== null && value !== undefined;

/** A flag that is off asks for nothing, so nothing stands against it. */
const isAskedFor = (value: unknown): boolean => isSet(value) && value !== false;

/** What is wrong with the fields one by one. */
function fieldProblems(engine: Engine, method: Method, raw: RawTask): Problem[] {
  const problems: Problem[] = [];
  for (const field of TASK_FIELDS) {
    const value = raw[field];
    const { type, required } = fieldOf(field);
    if (!takesField(engine, method, field) || (!required && !isSet(value))) continue;
    const broken = judgeValue(type, ruleOf(engine, field), value);
    if (broken) problems.push({ engine, field, ...broken });
  }
  for (const [name, value] of Object.entries(raw)) {
    if (!isTaskField(name)) {
      problems.push({ engine, rule: "unknownField", field: null, name });
      continue;
    }
    const reason = whyMissing(engine, method, name);
    // Clients that always send every field send null for the ones they do not use.
    if (reason !== null && isSet(value)) {
      problems.push({ engine, rule: "missing", field: name, method, reason });
    }
  }
  return problems;
}

/** What a model will not have, by what the API says of it. */
function modelProblems(engine: Engine, method: Method, raw: RawTask, model: ModelFacts): Problem[] {
  const problems: Problem[] = [];
  const { name } = model;
  if (method === "standard" && model.taskPost === false) {
    problems.push({ engine, rule: "modelLiveOnly", field: "model_name", model: name });
  }
  for (const field of TASK_FIELDS.filter((each) => isAskedFor(raw[each]))) {
    const objection = modelObjects(ruleOf(engine, field), model);
    if (objection === null) continue;
    const rule = objection === "lacks" ? "modelLacks" : "modelReasons";
    problems.push({ engine, rule, field, model: name });
  }
  return problems;
}

/** What fields have against each other. */
function exclusions(engine: Engine, raw: RawTask, reasons: boolean): Problem[] {
  const problems: Problem[] = [];
  for (const field of TASK_FIELDS.filter((each) => isAskedFor(raw[each]))) {
    const { notWith, minReasoning } = ruleOf(engine, field);
    const value = raw[field];
    if (reasons && minReasoning !== undefined && typeof value === "number" && value < minReasoning) {
      problems.push({ engine, rule: "minReasoning", field, limit: minReasoning });
    }
    if (notWith && raw[notWith] === true) problems.push({ engine, rule: "notWith", field, other: notWith });
  }
  return problems;
}

function unmetNeeds(engine: Engine, raw: RawTask): Problem[] {
  return TASK_FIELDS.flatMap((field: TaskField): Problem[] => {
    const { needs } = ruleOf(engine, field);
    if (!needs || raw[needs] === true || !isAskedFor(raw[field])) return [];
    return [{ engine, rule: "needs", field, other: needs }];
  });
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
): readonly Problem[] {
  if (!isRecord(raw)) return [{ engine, rule: "notATask", field: null }];
  const fieldwise = fieldProblems(engine, method, raw);
  if (fieldwise.length > 0) return fieldwise;

  const modelName = String(raw["model_name"]);
  const model = models ? resolveModel(modelName, models) : undefined;
  if (model === null) return [{ engine, rule: "modelUnknown", field: "model_name", model: modelName }];
  const reasons = willReason(engine, raw["use_reasoning"] === true, model);
  return [
    ...unmetNeeds(engine, raw),
    ...(model ? modelProblems(engine, method, raw, model) : []),
    ...exclusions(engine, raw, reasons),
  ];
}
