import { askToTask } from "@/lib/api-contract/ask-to-task";
import { fieldOf } from "@/lib/api-contract/engine-rules";
import type { TaskField } from "@/lib/api-contract/fields";
import { nameEngines, sayProblems, type FieldMessages } from "@/lib/api-contract/form-words";
import type { Problem } from "@/lib/api-contract/problem";
import { TARGETS_MAX } from "@/lib/domain/ask-limits";
import type { Engine } from "@/lib/domain/engine";
import type { Model } from "@/lib/domain/model";
import { excludedBy } from "./field-support";
import { chosenEngines, toAsk, type FormValues } from "./form-values";

/** The API's own lists; an engine whose list is not here yet is checked without the rules that depend on the model. */
export type ModelLists = Partial<Record<Engine, readonly Model[]>>;

const NO_KEY = "00000000-0000-4000-8000-000000000000";

/** Everything that keeps the form from being sent, a sentence or more a field, by the very check the server makes. */
export function checkForm(form: FormValues, lists: ModelLists): FieldMessages {
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
export function isFilled(form: FormValues, field: TaskField): boolean {
  if (field === "model_name") return chosenEngines(form).length > 0;
  if (field === "message_chain") return form.message_chain.some(({ message }) => message !== "");
  if (field === "postback_url" || field === "pingback_url") return false;
  const typed = form[field];
  return typeof typed === "boolean" ? typed : typed.trim() !== "";
}
