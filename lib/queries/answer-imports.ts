import { queryOptions } from "@tanstack/react-query";
import { isUnderWay } from "@/lib/domain/answers/import-words";
import { paths } from "@/lib/paths";
import { fetchJson } from "./fetch-json";

const POLL_MS = 1_000;

const loadSchema = () =>
  import("@/lib/domain/answers/answer-import-view").then((module) => module.importViewSchema);

/** An import as it stands, read again while a worker is at it. */
export const importQuery = (workspace: string, id: string) =>
  queryOptions({
    queryKey: ["workspaces", workspace, "imports", id],
    queryFn: ({ signal }) => fetchJson(paths.api.workspace(workspace).answerImport(id), loadSchema, signal),
    refetchInterval: ({ state: { data } }) => (data && !isUnderWay(data.state) ? false : POLL_MS),
  });
