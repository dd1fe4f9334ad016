import { queryOptions } from "@tanstack/react-query";
import { paths } from "@/lib/paths";
import { fetchJson } from "./fetch-json";

const loadSchema = () => import("@/lib/domain/answers/raw-reply").then((module) => module.rawReplySchema);

/** What went over the wire for a task. It never changes, so it is read once. */
export const rawReplyQuery = (workspace: string, taskId: string) =>
  queryOptions({
    queryKey: ["workspaces", workspace, "tasks", taskId, "raw"],
    queryFn: ({ signal }) => fetchJson(paths.api.workspace(workspace).rawReply(taskId), loadSchema, signal),
    staleTime: Infinity,
  });
