import "server-only";
import { listSourcesPage } from "@/lib/db/sql/list-sources";
import type { SourceFilter, SourcePage } from "@/lib/domain/source-list";
import { requirePermission, type Call } from "@/lib/services/context";

/** Cited domains, or one domain's sources, with how many answers and citations stand behind each. */
export async function listSources({ ctx, input }: Call<SourceFilter>): Promise<SourcePage> {
  requirePermission(ctx, "source:read");
  return listSourcesPage(ctx.workspaceId, input);
}
