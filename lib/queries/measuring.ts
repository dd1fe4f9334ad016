import { queryOptions } from "@tanstack/react-query";
import { paths } from "@/lib/paths";
import { fetchJson } from "./fetch-json";

const POLL_MS = 1_500;

const loadSchema = () => import("@/lib/domain/brands/measurement").then((module) => module.measuringSchema);

/** How far answers are measured by a version of the rules, read again until all are. */
export const measuringQuery = (workspace: string, version: number) =>
  queryOptions({
    queryKey: ["workspaces", workspace, "measuring", version],
    queryFn: ({ signal }) => fetchJson(paths.api.workspace(workspace).measuring(), loadSchema, signal),
    refetchInterval: ({ state: { data } }) => (data?.left === null ? false : POLL_MS),
  });
