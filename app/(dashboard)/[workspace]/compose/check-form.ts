import { askToTask } from "@/lib/api-contract/ask-to-task";
import { sayProblems } from "@/lib/api-contract/form-words";
import type { Problem } from "@/lib/api-contract/problem";
import { TARGETS_MAX } from "@/lib/domain/ask-limits";
import { ENGINE_LABELS, type Engine } from "@/lib/domain/engine";
import type { Model } from "@/lib/domain/model";
import { toFormFields } from "./ask-field";
import type { Problems } from "./form-fields";
import { oneOfSampling } from "./field-support";
import { chosenEngines, toAsk, type FormValues } from "./form-values";

/** The API's own lists; an engine whose list is not here yet is checked without the rules that depend on the model. */
export type ModelLists = Partial<Record<Engine, readonly Model[]>>;

const NO_KEY = "00000000-0000-4000-8000-000000000000";

/** Everything that keeps the form from being sent, a sentence or more a field, by the very check the server makes. */
export function checkForm(form: FormValues, lists: ModelLists): Problems {
  const ask = toAsk(form, NO_KEY);
  const chosen = chosenEngines(form);
  const problems = ask.targets.flatMap((target): readonly Problem[] => {
    const check = askToTask(ask, target, lists[target.engine] ?? null);
    return check.ok ? [] : check.problems;
  });
  const found: Problems = toFormFields(sayProblems(problems, chosen));
  if (ask.targets.length === 0) {
    found.targets = "Choose at least one engine.";
    if (form.userPrompt.trim() === "") found.userPrompt = "The prompt must not be empty.";
  }
  if (ask.targets.length > TARGETS_MAX) found.targets = `At most ${TARGETS_MAX} models at once.`;
  const exclusive = oneOfSampling(chosen).map((engine) => ENGINE_LABELS[engine]);
  if (form.temperature !== "" && form.topP !== "" && exclusive.length > 0) {
    found["settings.topP"] ??= `${exclusive.join(", ")}: Takes temperature or top P, not both. Clear one.`;
  }
  return found;
}
