import { queryOptions } from "@tanstack/react-query";
import type { RunView } from "@/lib/domain/runs/run";
import { isFinal } from "@/lib/domain/tasks/task-state";
import { paths } from "@/lib/paths";
import { fetchJson } from "./fetch-json";

/** Live answers are there within two minutes; what takes longer is queued and may take hours. */
const POLL_MS = { fresh: 1000, later: 10_000 };
const FRESH_READS = 180;

/** Whether nothing more will happen to a run by itself. */
const isRunFinal = (run: RunView): boolean => run.tasks.every(({ state }) => isFinal(state));

const loadSchema = () => import("@/lib/domain/runs/run").then((module) => module.runViewSchema);

/** A run with what has come back so far, read every second (later less often) until all its tasks are final. */
export const runQuery = (workspace: string, runId: string) =>
  queryOptions({
    queryKey: ["workspaces", workspace, "runs", runId],
    queryFn: ({ signal }) => fetchJson(paths.api.workspace(workspace).run(runId), loadSchema, signal),
    refetchInterval: ({ state }) => {
      if (state.data && isRunFinal(state.data)) return false;
      return state.dataUpdateCount < FRESH_READS ? POLL_MS.fresh : POLL_MS.later;
    },
  });
