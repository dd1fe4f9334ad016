import { queryOptions } from "@tanstack/react-query";
import { isFinal } from "@/lib/domain/tasks/task-state";
import { paths } from "@/lib/paths";
import { fetchJson } from "./fetch-json";

const POLL_MS = 1000;
/** A queued task may take hours: after the first minute it is looked at more rarely. */
const SLOW_POLL_MS = 10_000;
const MINUTE_MS = 60_000;

const loadSchema = () => import("@/lib/domain/answers/answer").then((module) => module.taskViewSchema);

/** A task as it stands, read again until it is final. */
export const taskQuery = (workspace: string, taskId: string) =>
  queryOptions({
    queryKey: ["workspaces", workspace, "tasks", taskId],
    queryFn: ({ signal }) => fetchJson(paths.api.workspace(workspace).task(taskId), loadSchema, signal),
    refetchInterval: ({ state: { data } }) => {
      if (!data) return POLL_MS;
      if (isFinal(data.state)) return false;
      return Date.now() - Date.parse(data.createdAt) < MINUTE_MS ? POLL_MS : SLOW_POLL_MS;
    },
  });
