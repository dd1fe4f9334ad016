import "server-only";
import type { AskChoices } from "@/lib/domain/runs/ask-choices";
import { prismaOf, requirePermission, type Call } from "@/lib/services/context";

/** The sets, markets and personas in use, by name. */
export async function listAskChoices({ ctx }: Call): Promise<AskChoices> {
  requirePermission(ctx, "run:create");
  const db = prismaOf(ctx);
  const { workspaceId } = ctx;
  const inUse = { where: { workspaceId, archivedAt: null }, orderBy: { name: "asc" } } as const;
  const [sets, markets, personas] = await Promise.all([
    db.promptSet.findMany({
      ...inUse,
      select: { id: true, name: true, _count: { select: { prompts: { where: { archivedAt: null } } } } },
    }),
    db.market.findMany({
      ...inUse,
      select: { id: true, name: true, language: true, country: true, city: true },
    }),
    db.persona.findMany({
      where: { ...inUse.where, replacedById: null },
      orderBy: inUse.orderBy,
      select: { id: true, name: true },
    }),
  ]);
  return {
    sets: sets.map(({ id, name, _count }) => ({ id, name, prompts: _count.prompts })),
    markets,
    personas,
  };
}
