import { askToTask, type AskField } from "@/lib/api-contract/ask-to-task";
import { askSchema } from "@/lib/domain/ask";
import { TARGETS_MAX } from "@/lib/domain/ask-limits";
import { ENGINE_LABELS, type Engine } from "@/lib/domain/engine";
import type { Model } from "@/lib/domain/model";
import { knownField, type Problems } from "./form-fields";
import { inFormWords } from "./field-words";
import { oneOfSampling } from "./field-support";
import { chosenEngines, toAsk, type FormValues } from "./form-values";

/** The API's own lists; an engine whose list is not here yet is checked without the rules that depend on the model. */
export type ModelLists = Partial<Record<Engine, readonly Model[]>>;

const NO_KEY = "00000000-0000-4000-8000-000000000000";

/** Everything that keeps the form from being sent, a sentence or more a field, by the very check the server makes. */
export function checkForm(form: FormValues, lists: ModelLists): Problems {
  const found = new Map<AskField, Map<string, Engine[]>>();
  const blame = (field: AskField, reason: string, engine?: Engine) => {
    const reasons = found.get(field) ?? new Map<string, Engine[]>();
    const engines = reasons.get(reason) ?? [];
    if (engine && !engines.includes(engine)) engines.push(engine);
    found.set(field, reasons.set(reason, engines));
  };

  const chosen = chosenEngines(form);
  const ask = toAsk(form, NO_KEY);
  if (ask.targets.length === 0) {
    blame("targets", "Choose at least one engine.");
    if (form.userPrompt.trim() === "") blame("userPrompt", "user_prompt must not be empty.");
  }
  if (ask.targets.length > TARGETS_MAX) blame("targets", `At most ${TARGETS_MAX} models at once.`);
  for (const target of ask.targets) {
    const check = askToTask(ask, target, lists[target.engine] ?? null);
    if (check.ok) continue;
    for (const { field, message } of check.problems) {
      const prefix = `${ENGINE_LABELS[target.engine]}: `;
      if (message.startsWith(prefix)) blame(field, message.slice(prefix.length), target.engine);
      else blame(field, message);
    }
  }
  if (ask.settings.temperature !== null && ask.settings.topP !== null) {
    for (const engine of oneOfSampling(chosen)) {
      blame("settings.topP", "Takes temperature or top P, not both. Clear one.", engine);
    }
  }
  if (found.size === 0) {
    for (const { path, message } of askSchema.safeParse(ask).error?.issues ?? []) {
      blame(knownField(path.join(".")), message);
    }
  }
  return Object.fromEntries([...found].map(([field, reasons]) => [field, inWords(reasons, chosen)]));
}

/** Reasons in sentences, naming the engines a reason is of unless it is of all of several. */
function inWords(reasons: ReadonlyMap<string, readonly Engine[]>, chosen: readonly Engine[]): string {
  const sentences = [...reasons].map(([reason, engines]) => {
    const ofAll = chosen.length > 1 && engines.length === chosen.length;
    const names = ofAll ? "" : engines.map((engine) => ENGINE_LABELS[engine]).join(", ");
    return `${names && `${names}: `}${inFormWords(reason)}`;
  });
  return sentences.join(" ");
}
