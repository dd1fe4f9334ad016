import "server-only";
import type { MarketView } from "@/lib/domain/library/market";
import { prismaOf, requirePermission, type Call } from "@/lib/services/context";

/** The markets in use, then those archived, by name. */
export async function listMarkets({ ctx }: Call): Promise<MarketView[]> {
  requirePermission(ctx, "prompt:read");
  const markets = await prismaOf(ctx).market.findMany({
    where: { workspaceId: ctx.workspaceId },
    orderBy: [{ archivedAt: { sort: "asc", nulls: "first" } }, { name: "asc" }],
    include: { _count: { select: { prompts: { where: { archivedAt: null } } } } },
  });
  return markets.map(({ id, name, language, country, city, archivedAt, _count }) => ({
    id,
    name,
    language,
    country,
    city,
    prompts: _count.prompts,
    archivedAt: archivedAt?.toISOString() ?? null,
  }));
}
