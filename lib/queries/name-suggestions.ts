import { queryOptions } from "@tanstack/react-query";
import { paths } from "@/lib/paths";
import { fetchJson } from "./fetch-json";

const loadSchema = () =>
  import("@/lib/domain/brands/name-suggestion").then((module) => module.nameSuggestionsSchema);

/** Names that the newest answers give and nobody tracks. */
export const nameSuggestionsQuery = (workspace: string) =>
  queryOptions({
    queryKey: ["workspaces", workspace, "name-suggestions"],
    queryFn: ({ signal }) => fetchJson(paths.api.workspace(workspace).nameSuggestions(), loadSchema, signal),
    staleTime: 60_000,
  });
