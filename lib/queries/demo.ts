import { queryOptions } from "@tanstack/react-query";
import { demoProgressSchema } from "@/lib/domain/demo";
import { paths } from "@/lib/paths";
import { fetchJson } from "./fetch-json";

const POLL_MS = 1000;

/** How far a demo workspace is, read every second until it can be looked at. */
export const demoQuery = (workspace: string) =>
  queryOptions({
    queryKey: ["workspaces", workspace, "demo"],
    queryFn: ({ signal }) =>
      fetchJson(paths.api.workspace(workspace).demoProgress(), demoProgressSchema, signal),
    refetchInterval: ({ state }) => (state.data?.ready ? false : POLL_MS),
  });
