import "server-only";
import { recordDecision } from "@/lib/db/audit";
import { moveToPersona } from "@/lib/db/sql/library/move-to-persona";
import { withTransaction } from "@/lib/db/transaction";
import { requirePermission, type Call } from "@/lib/services/context";
import { hashWorded } from "@/lib/services/prompts/content-hash";
import { personaFieldsSchema } from "./fields";
import { getPersonaInWorkspace, lockPersona } from "./in-workspace";

/**
 * Gives a persona another name or message. Another message is a new persona in the place of the old one: the prompts
 * that were asked as the old one are asked as the new one from now on, and past answers keep the old. Returns the id
 * that the persona has now. Throws `not_found`, also for one that was replaced.
 */
export async function changePersona({
  ctx,
  input,
}: Call<{ id: string; name: string; systemMessage: string }>): Promise<{ id: string; moved: number }> {
  requirePermission(ctx, "prompt:write");
  const after = personaFieldsSchema.parse(input);
  return withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const { id, archivedAt, ...before } = await lockPersona(ctx, input.id);
    if (after.systemMessage === before.systemMessage) {
      await tx.prisma.persona.update({ where: { id }, data: { name: after.name } });
      await recordDecision(tx, ctx, {
        workspaceId,
        action: "persona.rename",
        entityId: id,
        before: { name: before.name },
        after: { name: after.name },
      });
      return { id, moved: 0 };
    }
    const next = await tx.prisma.persona.create({
      data: { workspaceId, ...after, archivedAt, createdAt: ctx.now() },
      select: { id: true },
    });
    await tx.prisma.persona.update({ where: { id }, data: { replacedById: next.id } });
    const moved = await moveToPersona(tx, { workspaceId, from: id, to: next.id, hash: hashWorded });
    await recordDecision(tx, ctx, {
      workspaceId,
      action: "persona.replace",
      entityId: next.id,
      before: { id, ...before },
      after: { ...after, moved },
    });
    return { id: next.id, moved };
  });
}

/** Takes a persona out of use or into it: prompts asked as it stay so, and it is not offered any more. Throws `not_found`. */
export async function archivePersona({ ctx, input }: Call<{ id: string; archived: boolean }>): Promise<void> {
  requirePermission(ctx, "prompt:write");
  await withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const { id } = await getPersonaInWorkspace(ctx, input.id);
    await tx.prisma.persona.update({
      where: { id },
      data: { archivedAt: input.archived ? ctx.now() : null },
    });
    const action = input.archived ? "persona.archive" : "persona.restore";
    await recordDecision(tx, ctx, { workspaceId, action, entityId: id });
  });
}
