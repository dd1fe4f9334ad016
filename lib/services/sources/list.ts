import "server-only";
import { listSourcesPage } from "@/lib/db/sql/answers/list-sources";
import type { SourceFilter, SourcePage } from "@/lib/domain/answers/source-list";
import type { SourceSort } from "@/lib/domain/answers/source-sorts";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import { readsOf, requirePermission, type Call } from "@/lib/services/context";

/** Cited domains, or one domain's sources, with how many answers and citations stand behind each. */
export async function listSources({
  ctx,
  input,
}: Call<{ filter: Zoned<SourceFilter>; sort: SourceSort; page: number }>): Promise<SourcePage> {
  requirePermission(ctx, "source:read");
  return listSourcesPage(readsOf(ctx), input);
}
