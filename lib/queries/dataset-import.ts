import { queryOptions } from "@tanstack/react-query";
import { paths } from "@/lib/paths";
import { fetchJson } from "./fetch-json";

const POLL_MS = 1_000;

const loadSchema = () =>
  import("@/lib/domain/exports/dataset-import").then((module) => module.datasetStandSchema);

/** Where a workspace stands with its dataset, read again while a worker imports it. */
export const datasetQuery = (workspace: string) =>
  queryOptions({
    queryKey: ["workspaces", workspace, "dataset"],
    queryFn: ({ signal }) => fetchJson(paths.api.workspace(workspace).datasetImport(), loadSchema, signal),
    refetchInterval: ({ state: { data } }) => (data?.import?.state === "importing" ? POLL_MS : false),
  });
