import { queryOptions } from "@tanstack/react-query";
import { runViewSchema, type RunView } from "@/lib/domain/run";
import { isFinal } from "@/lib/domain/task-state";
import { paths } from "@/lib/paths";
import { fetchJson } from "./fetch-json";

const POLL_MS = 1000;

/** Whether nothing more will happen to a run by itself. */
export const isRunFinal = (run: RunView): boolean => run.tasks.every(({ state }) => isFinal(state));

/** A run with what has come back so far, read every second until all its tasks are final. */
export const runQuery = (workspace: string, runId: string) =>
  queryOptions({
    queryKey: ["workspaces", workspace, "runs", runId],
    queryFn: ({ signal }) => fetchJson(paths.api.workspace(workspace).run(runId), runViewSchema, signal),
    refetchInterval: ({ state }) => (state.data && isRunFinal(state.data) ? false : POLL_MS),
    // Answers are awaited in another tab, too: the page is up to date when one comes back to it.
    refetchIntervalInBackground: true,
  });
