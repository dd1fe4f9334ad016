import { queryOptions } from "@tanstack/react-query";
import type { Engine } from "@/lib/domain/engines/engine";
import { paths } from "@/lib/paths";
import { fetchJson } from "./fetch-json";

const loadSchema = () => import("@/lib/domain/engines/model").then((module) => module.pricedModelListSchema);

/** The models a connection's API offers for an engine. The server keeps the list too; what stands behind it may change. */
export const modelsQuery = (workspace: string, connectionId: string, engine: Engine) =>
  queryOptions({
    queryKey: ["workspaces", workspace, "models", connectionId, engine],
    queryFn: ({ signal }) =>
      fetchJson(
        paths.api.workspace(workspace).models(engine, { connection: connectionId }),
        loadSchema,
        signal,
      ),
    staleTime: 30_000,
  });
