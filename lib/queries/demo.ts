import { queryOptions } from "@tanstack/react-query";
import { paths } from "@/lib/paths";
import { fetchJson } from "./fetch-json";

const POLL_MS = 1000;

const loadSchema = () => import("@/lib/domain/team/demo").then((module) => module.demoProgressSchema);

/** How far a demo workspace is, read every second until it can be looked at. */
export const demoQuery = (workspace: string) =>
  queryOptions({
    queryKey: ["workspaces", workspace, "demo"],
    queryFn: ({ signal }) => fetchJson(paths.api.workspace(workspace).demoProgress(), loadSchema, signal),
    refetchInterval: ({ state }) => (state.data?.ready ? false : POLL_MS),
  });
