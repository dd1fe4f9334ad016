import "server-only";
import type { PersonaView } from "@/lib/domain/library/persona";
import { prismaOf, requirePermission, type Call } from "@/lib/services/context";

/** The personas in use, then those archived, by name, as they are now. */
export async function listPersonas({ ctx }: Call): Promise<PersonaView[]> {
  requirePermission(ctx, "prompt:read");
  const personas = await prismaOf(ctx).persona.findMany({
    where: { workspaceId: ctx.workspaceId, replacedById: null },
    orderBy: [{ archivedAt: { sort: "asc", nulls: "first" } }, { name: "asc" }],
    include: {
      _count: { select: { prompts: { where: { archivedAt: null } } } },
      replaces: { select: { systemMessage: true } },
    },
  });
  return personas.map(({ id, name, systemMessage, archivedAt, replaces, _count }) => ({
    id,
    name,
    systemMessage,
    before: replaces?.systemMessage ?? null,
    prompts: _count.prompts,
    archivedAt: archivedAt?.toISOString() ?? null,
  }));
}
