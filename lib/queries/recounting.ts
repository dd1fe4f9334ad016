import { queryOptions } from "@tanstack/react-query";
import { paths } from "@/lib/paths";
import { fetchJson } from "./fetch-json";

const POLL_MS = 1_500;

const loadSchema = () => import("@/lib/domain/time/recounting").then((module) => module.recountingSchema);

/** How far sums are made by the days of a zone, read again until all are. */
export const recountingQuery = (workspace: string, zone: string) =>
  queryOptions({
    queryKey: ["workspaces", workspace, "recounting", zone],
    queryFn: ({ signal }) => fetchJson(paths.api.workspace(workspace).recounting(), loadSchema, signal),
    refetchInterval: ({ state: { data } }) =>
      data?.answers === null && data.entries === null ? false : POLL_MS,
  });
