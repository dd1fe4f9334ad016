import type { PlanTarget } from "@/lib/domain/plan";
import type { PromptView } from "@/lib/domain/prompt";
import type { RunAsk } from "@/lib/domain/run";
import { modelsOf, type FormTurn, type FormValues } from "./form-values";

const withIds = (turns: readonly Omit<FormTurn, "id">[]): FormTurn[] =>
  turns.map((turn, id) => ({ ...turn, id }));

/** An empty form with a saved prompt's wording: of the version with that number, or else of the newest. */
export function formFromPrompt(
  prompt: Pick<PromptView, "id" | "versions">,
  number: number | null,
  empty: FormValues,
): FormValues {
  const version = prompt.versions.find((one) => one.number === number) ?? prompt.versions[0];
  if (!version) return empty;
  return {
    ...empty,
    promptId: prompt.id,
    userPrompt: version.userPrompt,
    systemMessage: version.systemMessage ?? "",
    turns: withIds(version.turns),
  };
}

type Parameter = PlanTarget["parameters"][string];

/** A form with what a run asked. A setting that only some of its engines have is taken from those. */
export function formFromRun(ask: RunAsk, connectionId: string): FormValues {
  const asked = (name: string): Parameter | undefined =>
    ask.targets.find(({ parameters }) => parameters[name] !== undefined)?.parameters[name];
  const text = (name: string): string => String(asked(name) ?? "");
  return {
    connectionId,
    promptId: ask.promptId,
    userPrompt: ask.userPrompt,
    systemMessage: ask.systemMessage ?? "",
    turns: withIds(ask.turns),
    method: ask.method,
    models: modelsOf(ask.targets),
    maxOutputTokens: text("max_output_tokens"),
    temperature: text("temperature"),
    topP: text("top_p"),
    webSearch: asked("web_search") === true,
    forceWebSearch: asked("force_web_search") === true,
    country: text("web_search_country_iso_code"),
    city: text("web_search_city"),
    useReasoning: asked("use_reasoning") === true,
    label: ask.label ?? "",
  };
}
