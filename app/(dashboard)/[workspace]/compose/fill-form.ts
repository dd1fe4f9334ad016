import { ruleOf } from "@/lib/api-contract/engine-rules";
import type { PromptView } from "@/lib/domain/prompt";
import type { RunAsk } from "@/lib/domain/run";
import { modelsOf, NO_WORDING, typedSettings, type FormTurn, type FormValues } from "./form-values";

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
    user_prompt: version.userPrompt,
    system_message: version.systemMessage ?? "",
    message_chain: withIds(version.turns),
  };
}

/** How a run was asked, without what it asked. */
export type AskedBefore = Pick<RunAsk, "method" | "targets">;

/**
 * A form for a new question, asked as another was before: of the same engines and models, with the same settings. One
 * that only some of its engines have is taken from those.
 */
export function formAskedAs({ method, targets }: AskedBefore, connectionId: string): FormValues {
  const settings = typedSettings((field, isFlag) => {
    const asked = targets.find(({ parameters }) => parameters[field] !== undefined)?.parameters[field];
    if (!isFlag) return String(asked ?? "");
    return asked === true || targets.every(({ engine }) => ruleOf(engine, field).fixed === true);
  });
  return { ...NO_WORDING, connectionId, method, model_name: modelsOf(targets), ...settings };
}

/** A form with what a run asked. */
export const formFromRun = (ask: RunAsk, connectionId: string): FormValues => ({
  ...formAskedAs(ask, connectionId),
  promptId: ask.promptId,
  user_prompt: ask.userPrompt,
  system_message: ask.systemMessage ?? "",
  message_chain: withIds(ask.turns),
  tag: ask.label ?? "",
});
