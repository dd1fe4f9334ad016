import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { z } from "zod";
import type { Ask } from "@/lib/domain/ask";
import { targetEstimateSchema } from "@/lib/domain/estimate";
import { paths } from "@/lib/paths";
import { fetchJson } from "./fetch-json";

type Estimated = Pick<Ask, "targets" | "method"> & { webSearch: boolean };

const estimateReplySchema = z.object({ estimates: targetEstimateSchema.array() });

/** What each target is expected to cost, in the targets' order. */
export const estimateQuery = (workspace: string, { targets, method, webSearch }: Estimated) =>
  queryOptions({
    queryKey: ["workspaces", workspace, "estimate", { targets, method, webSearch }],
    queryFn: ({ signal }) =>
      fetchJson(
        paths.api
          .workspace(workspace)
          .estimate({ targets: JSON.stringify(targets), method, search: webSearch }),
        estimateReplySchema,
        signal,
      ),
    enabled: targets.length > 0,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
