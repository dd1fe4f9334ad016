import "server-only";
import { prismaOf, type Context } from "@/lib/services/context";
import { found, parseId } from "@/lib/services/ids";

/** A persona of the workspace that no other replaced, or `not_found`. */
export async function getPersonaInWorkspace(
  ctx: Context,
  id: string,
): Promise<{ id: string; name: string; systemMessage: string; archivedAt: Date | null }> {
  const persona = await prismaOf(ctx).persona.findFirst({
    where: { id: parseId(id, "persona"), workspaceId: ctx.workspaceId, replacedById: null },
    select: { id: true, name: true, systemMessage: true, archivedAt: true },
  });
  return found(persona, "persona");
}
