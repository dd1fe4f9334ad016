import type { Engine } from "@/lib/domain/engines/engine";
import { withDefaults, type TaskRequest } from "@/lib/api-contract/task-request";
import type { EngineModel, EngineQuestion } from "@/lib/engines/engine";

/** An accepted task as an engine is asked it: defaults filled in, the model resolved. */
export function taskToQuestion(engine: Engine, task: TaskRequest, model: EngineModel): EngineQuestion {
  const full = withDefaults(engine, task, model);
  return {
    engine,
    model,
    userPrompt: full.user_prompt,
    systemMessage: full.system_message,
    turns: full.message_chain,
    maxOutputTokens: full.max_output_tokens,
    temperature: full.temperature,
    topP: full.top_p,
    webSearch: full.web_search,
    forceWebSearch: full.force_web_search,
    country: full.web_search_country_iso_code,
    city: full.web_search_city,
    useReasoning: full.use_reasoning,
  };
}
