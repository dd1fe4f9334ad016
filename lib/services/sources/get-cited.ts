import "server-only";
import { readRedirects } from "@/lib/db/sql/redirects/read-redirects";
import { toldOfSources } from "@/lib/db/sql/sources/tell-rows";
import type { CitedSources } from "@/lib/domain/sources/cited-sources";
import { getTaskInWorkspace } from "@/lib/services/answers/get-task-in-workspace";
import { readsOf, requirePermission, sqlOf, type Call } from "@/lib/services/context";

/** What is told of an answer's sources, and what became of its redirects. Throws `not_found`. */
export async function getCitedSources({ ctx, input }: Call<{ answerId: string }>): Promise<CitedSources> {
  requirePermission(ctx, "source:read");
  const { citations } = await getTaskInWorkspace(ctx, input.answerId);
  if (citations.length === 0) return { told: {}, redirects: {} };
  const told = await toldOfSources(
    readsOf(ctx),
    citations.map(({ domain }) => domain),
    citations.map(({ sourceUrl }) => sourceUrl),
  );
  const redirects = await readRedirects(sqlOf(ctx), {
    workspaceId: ctx.workspaceId,
    rawUrls: [...new Set(citations.map(({ rawUrl }) => rawUrl))],
  });
  return {
    told: Object.fromEntries(told),
    redirects: Object.fromEntries(redirects.map((redirect) => [redirect.rawUrl, redirect])),
  };
}
