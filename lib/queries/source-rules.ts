import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { paths } from "@/lib/paths";
import { fetchJson } from "./fetch-json";

const loadPreview = () =>
  import("@/lib/domain/sources/rule-preview").then((module) => module.rulePreviewSchema);
const loadChanges = () =>
  import("@/lib/domain/sources/rule-changes").then((module) => module.ruleChangesSchema);

/** What a rule would do with the sources that are known; `rule` is it as JSON, null while nothing can be tried. */
export const sourceRulePreviewQuery = (
  workspace: string,
  { id, rule }: { id: string | null; rule: string | null },
) =>
  queryOptions({
    queryKey: ["workspaces", workspace, "source-rules", "preview", { id, rule }],
    queryFn: ({ signal }) =>
      fetchJson(
        paths.api.workspace(workspace).sourceRulePreview({ rule: rule ?? "", id }),
        loadPreview,
        signal,
      ),
    enabled: rule !== null,
    placeholderData: keepPreviousData,
    staleTime: 0,
    retry: false,
  });

const POLL_MS = 2_000;

/** What the last changes of rules moved, read every two seconds until all sources are told by the rules in force. */
export const ruleChangesQuery = (workspace: string) =>
  queryOptions({
    queryKey: ["workspaces", workspace, "source-rules", "changes"],
    queryFn: ({ signal }) =>
      fetchJson(paths.api.workspace(workspace).sourceRuleChanges(), loadChanges, signal),
    refetchInterval: ({ state }) => (state.data && state.data.left > 0 ? POLL_MS : false),
    staleTime: 0,
  });
