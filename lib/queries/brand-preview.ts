import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { paths } from "@/lib/paths";
import { fetchJson } from "./fetch-json";

const loadSchema = () =>
  import("@/lib/domain/brands/brand-preview").then((module) => module.brandPreviewSchema);

/** What a brand finds among the newest answers; `brand` is it as JSON, null while nothing can be tried. */
export const brandPreviewQuery = (
  workspace: string,
  { id, brand }: { id: string | null; brand: string | null },
) =>
  queryOptions({
    queryKey: ["workspaces", workspace, "brand-preview", { id, brand }],
    queryFn: ({ signal }) =>
      fetchJson(paths.api.workspace(workspace).brandPreview({ brand: brand ?? "", id }), loadSchema, signal),
    enabled: brand !== null,
    placeholderData: keepPreviousData,
    staleTime: 60_000,
    retry: false,
  });
