import { queryOptions } from "@tanstack/react-query";
import { paths } from "@/lib/paths";
import { fetchJson } from "./fetch-json";

const loadSchema = () =>
  import("@/lib/domain/answers/verification").then((module) => module.verificationSchema);

/** An answer recomputed from its raw reply; anew each time it is asked for. */
export const verificationQuery = (workspace: string, taskId: string) =>
  queryOptions({
    queryKey: ["workspaces", workspace, "tasks", taskId, "verify"],
    queryFn: ({ signal }) =>
      fetchJson(paths.api.workspace(workspace).verifyAnswer(taskId), loadSchema, signal),
    staleTime: Infinity,
    gcTime: 0,
  });
