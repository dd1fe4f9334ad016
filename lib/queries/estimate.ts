import { queryOptions } from "@tanstack/react-query";
import type { Ask } from "@/lib/domain/runs/ask";
import { paths } from "@/lib/paths";
import { fetchJson } from "./fetch-json";

type Estimated = Pick<Ask, "targets" | "method"> & { webSearch: boolean };

const loadSchema = () => import("@/lib/domain/money/estimate").then((module) => module.targetEstimatesSchema);

/** All that was estimated in a workspace. */
export const estimatesKey = (workspace: string) => ["workspaces", workspace, "estimate"] as const;

/** What each target is expected to cost, in the targets' order, and what budgets leave for it. */
export const estimateQuery = (workspace: string, { targets, method, webSearch }: Estimated) =>
  queryOptions({
    queryKey: [...estimatesKey(workspace), { targets, method, webSearch }],
    queryFn: ({ signal }) =>
      fetchJson(
        paths.api
          .workspace(workspace)
          .estimate({ targets: JSON.stringify(targets), method, search: webSearch }),
        loadSchema,
        signal,
      ),
    enabled: targets.length > 0,
    staleTime: 60_000,
  });
