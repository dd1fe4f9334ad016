import "server-only";
import { listSourcesPage } from "@/lib/db/sql/list-sources";
import type { SourceFilter, SourcePage } from "@/lib/domain/source-list";
import type { SourceSort } from "@/lib/domain/source-sorts";
import type { Zoned } from "@/lib/domain/workspace-filter";
import { readsOf, requirePermission, type Call } from "@/lib/services/context";

/** Cited domains, or one domain's sources, with how many answers and citations stand behind each. */
export async function listSources({
  ctx,
  input,
}: Call<{ filter: Zoned<SourceFilter>; sort: SourceSort; page: number }>): Promise<SourcePage> {
  requirePermission(ctx, "source:read");
  return listSourcesPage(readsOf(ctx), input);
}
