import { askToTask } from "@/lib/api-contract/ask-to-task";
import {
  fieldOf,
  methodFor,
  ruleOf,
  SETTING_FIELDS,
  takesField,
  whyMissing,
} from "@/lib/api-contract/engine-rules";
import type { SettingField, TaskField } from "@/lib/api-contract/fields";
import { nameEngines, sayProblems, type FieldMessages } from "@/lib/api-contract/form-words";
import type { Problem } from "@/lib/api-contract/problem";
import { TARGETS_MAX } from "@/lib/domain/runs/ask-limits";
import { ENGINE_LABELS, ENGINES, type Engine, type Method } from "@/lib/domain/engines/engine";
import type { Model } from "@/lib/domain/engines/model";
import { chosenEngines, toAsk, type FilledForm, type FormField } from "./form-values";

/** The API's own lists; an engine whose list is not here yet is checked without the rules that depend on the model. */
export type ModelLists = Partial<Record<Engine, readonly Model[]>>;

const NO_KEY = "00000000-0000-4000-8000-000000000000";

/** Everything that keeps the form from being sent, a sentence or more a field, by the very check the server makes. */
export function checkForm(form: FilledForm, lists: ModelLists): FieldMessages {
  const ask = toAsk(form, NO_KEY);
  const engines = chosenEngines(form);
  const problems = ask.targets.flatMap((target): readonly Problem[] => {
    const check = askToTask(ask, target, lists[target.engine] ?? null);
    return check.ok ? [] : check.problems;
  });
  const messages = sayProblems(problems, engines);
  if (ask.targets.length === 0) {
    messages.model_name = "Choose at least one engine.";
    if (form.user_prompt.trim() === "") messages.user_prompt = "The prompt must not be empty.";
  }
  if (ask.targets.length > TARGETS_MAX) messages.model_name = `At most ${TARGETS_MAX} models at once.`;
  const exclusive = excludedBy("top_p", form);
  if (exclusive && form.top_p !== "") {
    const other = fieldOf(exclusive.field).noun;
    messages.top_p ??= `${nameEngines(exclusive.engines)}: Takes ${other} or top P, not both. Clear one.`;
  }
  return messages;
}

/** Whether a field holds something, so that what is wrong with it may be said before the form is sent. */
export function isFilled(form: FilledForm, field: FormField): boolean {
  if (field === "model_name") return chosenEngines(form).length > 0;
  if (field === "message_chain") return form.message_chain.some(({ message }) => message !== "");
  const typed = form[field];
  return typeof typed === "boolean" ? typed : typed.trim() !== "";
}

export interface FieldSupport {
  /** The chosen engines that take the field. */
  takenBy: Engine[];
  /** Why the field cannot be used: no chosen engine takes it. */
  disabledReason?: string;
  /** Which chosen engines ignore it, and why. */
  ignoredNote?: string;
}

const distinct = (reasons: readonly string[]): string => [...new Set(reasons)].join(" ");

/** What the chosen engines make of a field. With none chosen yet, everything can be filled in. */
export function supportOf(field: TaskField, engines: readonly Engine[], asked: Method): FieldSupport {
  const takenBy: Engine[] = [];
  const reasons: string[] = [];
  for (const engine of engines) {
    const method = methodFor(engine, asked);
    if (takesField(engine, method, field)) takenBy.push(engine);
    else reasons.push(whyMissing(engine, method, field) ?? `${ENGINE_LABELS[engine]} does not have it.`);
  }
  if (reasons.length === 0) return { takenBy };
  return takenBy.length === 0
    ? { takenBy, disabledReason: distinct(reasons) }
    : { takenBy, ignoredNote: distinct(reasons) };
}

const withDefault = (value: number | boolean | undefined): string =>
  typeof value === "number" ? `, default ${value}` : "";

/** The range and default of a number field, an engine at a time where they differ: "0–2, default 0.94". */
export function rangeOf(field: TaskField, engines: readonly Engine[]): string | undefined {
  const ranges = new Map<string, Engine[]>();
  for (const engine of engines) {
    const { min, max, default: usual } = ruleOf(engine, field);
    if (min === undefined || max === undefined) continue;
    const range = `${min}–${max}${withDefault(usual)}`;
    ranges.set(range, [...(ranges.get(range) ?? []), engine]);
  }
  if (ranges.size <= 1) return ranges.keys().next().value;
  return [...ranges].map(([range, of]) => `${nameEngines(of)} ${range}`).join("; ");
}

const isTyped = (value: string | boolean): boolean => value !== "" && value !== false;

/** The field that is set and that chosen engines take instead of this one, and which engines those are. */
function excludedBy(
  field: SettingField,
  form: FilledForm,
): { field: SettingField; engines: Engine[] } | null {
  for (const other of SETTING_FIELDS.filter((each) => isTyped(form[each]))) {
    const engines = chosenEngines(form).filter((engine) => ruleOf(engine, field).oneOf === other);
    if (engines.length > 0) return { field: other, engines };
  }
  return null;
}

/** What must be on before the field means anything to a chosen engine that takes it; null where nothing must. */
function unmetNeed(field: SettingField, form: FilledForm): SettingField | null {
  const engines = chosenEngines(form);
  const takers = (engines.length > 0 ? engines : ENGINES).filter((engine) => {
    const method = methodFor(engine, form.method);
    return takesField(engine, method, field);
  });
  const needs = takers.map((engine) => ruleOf(engine, field).needs);
  const unmet = needs.map((need) => (need && !form[need] ? need : null));
  // With no engine chosen, it waits for what any engine needs.
  if (engines.length === 0) return unmet.find((need) => need !== null) ?? null;
  return unmet.every((need) => need !== null) ? (unmet[0] ?? null) : null;
}

export interface SettingState {
  /** Why it cannot be set now. */
  disabledReason?: string;
  hint?: string;
  /** On whatever is set, because all the chosen engines do it always. */
  alwaysOn: boolean;
}

/** How a setting stands in the form as it is filled in: usable or not and why, with its range and help. */
export function settingState(field: SettingField, form: FilledForm): SettingState {
  const engines = chosenEngines(form);
  const { disabledReason, ignoredNote } = supportOf(field, engines, form.method);
  const alwaysOn = engines.length > 0 && engines.every((engine) => ruleOf(engine, field).fixed === true);
  const help = [rangeOf(field, engines), fieldOf(field).help].filter((words) => words !== undefined);
  const hint = ignoredNote ?? (help.length > 0 ? help.join(". ") : undefined);
  const need = unmetNeed(field, form);
  const excluded = isTyped(form[field]) ? null : excludedBy(field, form);
  const reason =
    disabledReason ??
    (need && `Turn ${fieldOf(need).noun} on first.`) ??
    (excluded &&
      `The documentation of ${nameEngines(excluded.engines, " and ")} allows one of the two. Clear ${fieldOf(excluded.field).noun} to set this instead.`);
  return {
    alwaysOn,
    ...(reason ? { disabledReason: reason } : {}),
    ...(hint === undefined ? {} : { hint }),
  };
}
