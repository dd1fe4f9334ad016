import "server-only";
import type { Transaction } from "@/lib/db/transaction";
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

/**
 * The same, which nobody else replaces or gives to a prompt until this transaction ends. The workspace's sets are locked
 * before it, since whoever changes prompts locks their set first and the persona then.
 */
export async function lockPersona(
  ctx: Context & { tx: Transaction },
  id: string,
): Promise<Awaited<ReturnType<typeof getPersonaInWorkspace>>> {
  const { tx, workspaceId } = ctx;
  await tx.query({
    text: "select 1 from app.prompt_set where workspace_id = $1 order by id for no key update",
    values: [workspaceId],
  });
  await tx.query({
    text: "select 1 from app.persona where id = $1 and workspace_id = $2 for update",
    values: [parseId(id, "persona"), workspaceId],
  });
  return getPersonaInWorkspace(ctx, id);
}
