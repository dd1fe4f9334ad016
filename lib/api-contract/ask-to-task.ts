import { methodFor, ruleOf, SETTING_FIELDS, takesField } from "@/lib/api-contract/engine-rules";
import { findProblems } from "@/lib/api-contract/find-problems";
import type { ModelFacts } from "@/lib/api-contract/models";
import type { Problem } from "@/lib/api-contract/problem";
import type { TaskRequest } from "@/lib/api-contract/task-request";
import type { Ask, AskSettings, Target } from "@/lib/domain/runs/ask";
import type { Engine, Method } from "@/lib/domain/engines/engine";
import type { Model } from "@/lib/domain/engines/model";

export interface AskedTask {
  /** Live where the engine has no queue, whatever the run asks for. */
  method: Method;
  /** The settings that the engine takes, as they are sent. */
  parameters: AskSettings;
  /** Whether the engine is allowed, or bound, to search. */
  webSearch: boolean;
}

export type AskCheck = { ok: true; task: AskedTask } | { ok: false; problems: readonly Problem[] };

type Wording = Pick<Ask, "userPrompt" | "systemMessage" | "turns">;

/** The wording of an ask as the wire has it. */
const wireWording = ({ userPrompt, systemMessage, turns }: Wording) => ({
  user_prompt: userPrompt,
  ...(systemMessage ? { system_message: systemMessage } : {}),
  ...(turns.length > 0 ? { message_chain: turns } : {}),
});

/** A task as it is posted. The tag is ours: it finds the task again when a reply is lost. */
export function toTaskRequest(task: {
  wording: Wording;
  model: string;
  parameters: AskSettings;
  tag: string;
}): TaskRequest {
  return { ...wireWording(task.wording), model_name: task.model, ...task.parameters, tag: task.tag };
}

/** The settings that an engine takes on a method and that mean something with what else is set. */
function settingsFor(engine: Engine, method: Method, settings: AskSettings): AskSettings {
  const taken = SETTING_FIELDS.flatMap((field) => {
    const value = settings[field];
    const { needs } = ruleOf(engine, field);
    // A flag that is off is not sent; without a search there is no place to search from.
    const isMeant = value !== undefined && value !== false && (!needs || settings[needs] === true);
    return isMeant && takesField(engine, method, field) ? [[field, value]] : [];
  });
  return Object.fromEntries(taken);
}

const straySettings = (engine: Engine, settings: AskSettings): Problem[] =>
  Object.keys(settings)
    .filter((name) => !SETTING_FIELDS.some((field) => field === name))
    .map((name) => ({ engine, rule: "unknownField", field: null, name }));

/** Whether an engine searches, or may, with these settings. */
export const searches = (engine: Engine, settings: AskSettings): boolean =>
  ruleOf(engine, "web_search").fixed ?? settings["web_search"] === true;

/**
 * One target of an ask as a task, or everything that keeps the API from taking it. Settings the engine lacks are left
 * out, as the form says beside them; `models` is the API's own list, or null while it is not known.
 */
export function askToTask(ask: Ask, target: Target, models: readonly Model[] | null): AskCheck {
  const { engine, model } = target;
  const method = methodFor(engine, ask.method);
  const parameters = settingsFor(engine, method, ask.settings);
  const facts = models?.map(toFacts);
  // The tag on the wire is ours; the user's own is a label, kept on our side under the tag's limit.
  const label = ask.label ? { tag: ask.label } : {};
  const raw = { ...wireWording(ask), model_name: model, ...parameters, ...label };
  const problems = [...straySettings(engine, ask.settings), ...findProblems(engine, method, raw, facts)];
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, task: { method, parameters, webSearch: searches(engine, parameters) } };
}

const toFacts = ({ name, reasoning, webSearch, taskPost }: Model): ModelFacts => ({
  name,
  aliases: [],
  reasoning,
  webSearch,
  taskPost,
});
