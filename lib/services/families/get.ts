import "server-only";
import type { FamilyView } from "@/lib/domain/library/family";
import { prismaOf, requirePermission, type Call, type Context } from "@/lib/services/context";
import { found, parseId } from "@/lib/services/ids";

/** A family of the workspace, or `not_found`. */
export async function getFamilyInWorkspace(
  ctx: Context,
  id: string,
): Promise<{ id: string; setId: string; name: string; template: string | null }> {
  const family = await prismaOf(ctx).family.findFirst({
    where: { id: parseId(id, "family"), workspaceId: ctx.workspaceId },
    select: { id: true, setId: true, name: true, template: true },
  });
  return found(family, "family");
}

/** A family with its prompts in use in their newest wordings, oldest first, so many at most. Throws `not_found`. */
export async function getFamily({ ctx, input }: Call<{ id: string; most: number }>): Promise<FamilyView> {
  requirePermission(ctx, "prompt:read");
  const family = await getFamilyInWorkspace(ctx, input.id);
  const where = { workspaceId: ctx.workspaceId, familyId: family.id, archivedAt: null };
  const { prompt } = prismaOf(ctx);
  const [size, markets, members] = await Promise.all([
    prompt.count({ where }),
    prompt.groupBy({ by: "marketId", where }),
    prompt.findMany({
      where,
      orderBy: [{ createdAt: "asc" }, { id: "asc" }],
      take: input.most,
      select: {
        id: true,
        market: { select: { name: true } },
        persona: { select: { name: true } },
        versions: { orderBy: { number: "desc" }, take: 1, select: { userPrompt: true } },
      },
    }),
  ]);
  return {
    ...family,
    size,
    marketIds: markets.flatMap(({ marketId }) => marketId ?? []),
    members: members.map(({ id, market, persona, versions }) => ({
      id,
      userPrompt: versions[0]?.userPrompt ?? "",
      market: market?.name ?? null,
      persona: persona?.name ?? null,
    })),
  };
}
