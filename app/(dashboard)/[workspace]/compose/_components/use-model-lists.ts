import { useQueries } from "@tanstack/react-query";
import { ENGINES, type Engine } from "@/lib/domain/engine";
import type { Model } from "@/lib/domain/model";
import { modelsQuery } from "@/lib/queries/models";

export interface EngineModelList {
  /** Undefined until the API's list is here. */
  models: Model[] | undefined;
  fetchedAt: string | undefined;
  /** Why there is no list. */
  failure: string | undefined;
  retry: () => void;
}

/** What the connection's API offers, an engine at a time. */
export function useModelLists(workspace: string, connectionId: string): Record<Engine, EngineModelList> {
  const results = useQueries({
    queries: ENGINES.map((engine) => modelsQuery(workspace, connectionId, engine)),
  });
  const of = (engine: Engine): EngineModelList => {
    const result = results[ENGINES.indexOf(engine)];
    return {
      models: result?.data?.models,
      fetchedAt: result?.data?.fetchedAt,
      failure: result?.data ? undefined : result?.error?.message,
      retry: () => void result?.refetch(),
    };
  };
  return {
    chat_gpt: of("chat_gpt"),
    gemini: of("gemini"),
    claude: of("claude"),
    perplexity: of("perplexity"),
  };
}
