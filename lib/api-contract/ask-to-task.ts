import { resolveModel, type ModelFacts } from "@/lib/api-contract/models";
import { ENGINE_RULES, methodFor, TASK_FIELDS, takesField, type TaskField } from "@/lib/api-contract/limits";
import { findProblems, withDefaults, type TaskRequest } from "@/lib/api-contract/task-request";
import type { Ask, AskSettings, Target } from "@/lib/domain/ask";
import { ENGINE_LABELS, type Method } from "@/lib/domain/engine";
import type { Model } from "@/lib/domain/model";

/** A field of the compose form. */
export type AskField =
  "userPrompt" | "systemMessage" | "turns" | "targets" | "label" | `settings.${keyof AskSettings}`;

/** Where the form keeps each field of the wire. */
const FORM_FIELDS: Partial<Record<TaskField, AskField>> = {
  user_prompt: "userPrompt",
  system_message: "systemMessage",
  message_chain: "turns",
  model_name: "targets",
  max_output_tokens: "settings.maxOutputTokens",
  temperature: "settings.temperature",
  top_p: "settings.topP",
  web_search: "settings.webSearch",
  force_web_search: "settings.forceWebSearch",
  web_search_country_iso_code: "settings.country",
  web_search_city: "settings.city",
  use_reasoning: "settings.useReasoning",
  tag: "label",
};

/** What a task carries beside its wording, model and tag, by its name on the wire. */
export type TaskParameters = Record<string, string | number | boolean>;

export interface AskedTask {
  /** Live where the engine has no queue, whatever the run asks for. */
  method: Method;
  parameters: TaskParameters;
  /** Whether the engine is allowed, or bound, to search. */
  webSearch: boolean;
}

export interface AskProblem {
  field: AskField;
  message: string;
}

export type AskCheck = { ok: true; task: AskedTask } | { ok: false; problems: AskProblem[] };

/** What the form's settings are on the wire, before leaving out what an engine does not take. */
function wireParameters(settings: AskSettings): Partial<TaskRequest> {
  return {
    max_output_tokens: settings.maxOutputTokens,
    temperature: settings.temperature,
    top_p: settings.topP,
    web_search: settings.webSearch || null,
    force_web_search: (settings.webSearch && settings.forceWebSearch) || null,
    web_search_country_iso_code: settings.country || null,
    web_search_city: settings.city || null,
    use_reasoning: settings.useReasoning || null,
  };
}

/** The wording of an ask as the wire has it. */
const wireWording = ({
  userPrompt,
  systemMessage,
  turns,
}: Pick<Ask, "userPrompt" | "systemMessage" | "turns">) => ({
  user_prompt: userPrompt,
  ...(systemMessage ? { system_message: systemMessage } : {}),
  ...(turns.length > 0 ? { message_chain: turns } : {}),
});

/** A task as it is posted. The tag is ours: it finds the task again when a reply is lost. */
export function toTaskRequest(task: {
  wording: Pick<Ask, "userPrompt" | "systemMessage" | "turns">;
  model: string;
  parameters: TaskParameters;
  tag: string;
}): TaskRequest {
  return { ...wireWording(task.wording), model_name: task.model, ...task.parameters, tag: task.tag };
}

/**
 * One target of an ask as a task, or everything that keeps the API from taking it. Settings the engine lacks are left
 * out, as the form says beside them; `models` is the API's own list, or null while it is not known.
 */
export function askToTask(ask: Ask, target: Target, models: readonly Model[] | null): AskCheck {
  const { engine, model } = target;
  const method = methodFor(engine, ask.method);
  const settings = Object.entries(wireParameters(ask.settings)).filter(
    ([field, value]) =>
      value !== null && TASK_FIELDS.some((known) => known === field && takesField(engine, method, known)),
  );
  const parameters: TaskParameters = Object.fromEntries(
    settings.flatMap(([field, value]) =>
      typeof value === "string" || typeof value === "number" || typeof value === "boolean"
        ? [[field, value]]
        : [],
    ),
  );
  // Without a search there is no place to search from.
  if (ENGINE_RULES[engine].searchFieldsNeedSearch && !ask.settings.webSearch) {
    delete parameters["web_search_country_iso_code"];
    delete parameters["web_search_city"];
  }
  const facts = models?.map(toFacts);
  // The tag on the wire is ours; the user's own is a label, kept on our side under the tag's limit.
  const label = ask.label ? { tag: ask.label } : {};
  const raw = { ...wireWording(ask), model_name: model, ...parameters, ...label };
  const problems = findProblems(engine, method, raw, facts);
  if (problems.length > 0) {
    return {
      ok: false,
      problems: problems.map(({ field, reason }) => ({
        field: formField(field),
        message: SHARED_FIELDS.has(formField(field)) ? reason : `${ENGINE_LABELS[engine]}: ${reason}`,
      })),
    };
  }
  const resolved = facts && resolveModel(model, facts);
  const full = withDefaults(
    engine,
    { user_prompt: ask.userPrompt, model_name: model, ...parameters },
    resolved ?? undefined,
  );
  return { ok: true, task: { method, parameters, webSearch: full.web_search } };
}

/** Fields whose rules are the same for every engine, so that the engine need not be named. */
const SHARED_FIELDS: ReadonlySet<AskField> = new Set(["userPrompt", "systemMessage", "label"]);

function formField(field: string | null): AskField {
  const known = TASK_FIELDS.find((name) => name === field);
  return (known && FORM_FIELDS[known]) ?? "targets";
}

const toFacts = ({ name, reasoning, webSearch, taskPost }: Model): ModelFacts => ({
  name,
  aliases: [],
  reasoning,
  webSearch,
  taskPost,
});
