import { queryOptions } from "@tanstack/react-query";
import type { RunProgress } from "@/lib/domain/runs/run-progress";
import { paths } from "@/lib/paths";
import { fetchJson } from "./fetch-json";

/** A run of thousands is not read every second: its counts change faster than anybody reads them. */
const POLL_MS = { fresh: 2_000, later: 15_000 };
const FRESH_READS = 300;

/** Whether something may still come of a run by itself. A cancelled one still collects what it has sent. */
const mayChange = ({ state, groups }: RunProgress): boolean =>
  state === "running" ||
  groups.some(({ counts }) => (counts.posted ?? 0) + (counts.posting ?? 0) + (counts.calling ?? 0) > 0);

const loadSchema = () =>
  import("@/lib/domain/runs/run-progress-schema").then((module) => module.runProgressSchema);

/** How far a run has come, read every two seconds (later less often) until nothing more can come. */
export const runProgressQuery = (workspace: string, runId: string) =>
  queryOptions({
    queryKey: ["workspaces", workspace, "runs", runId, "progress"],
    queryFn: ({ signal }) => fetchJson(paths.api.workspace(workspace).runProgress(runId), loadSchema, signal),
    refetchInterval: ({ state }) => {
      if (state.data && !mayChange(state.data)) return false;
      return state.dataUpdateCount < FRESH_READS ? POLL_MS.fresh : POLL_MS.later;
    },
  });
