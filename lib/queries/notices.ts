import { queryOptions } from "@tanstack/react-query";
import { paths } from "@/lib/paths";
import { fetchJson } from "./fetch-json";

const loadSchema = () => import("@/lib/domain/team/notice-schema").then((module) => module.noticesSchema);

/** The newest notices of a workspace, read when they are opened. */
export const noticesQuery = (workspace: string) =>
  queryOptions({
    queryKey: ["workspaces", workspace, "notices"],
    queryFn: ({ signal }) => fetchJson(paths.api.workspace(workspace).notices(), loadSchema, signal),
    staleTime: 0,
  });
