import "server-only";
import { recordDecision } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/transaction";
import { requirePermission, type Call } from "@/lib/services/context";
import { requireFreeName } from "./free-name";
import { lockPromptSet } from "./in-workspace";

/**
 * Takes a set out of use: it stays with its prompts, runs and answers. Its schedules are paused, with that as their
 * reason. Throws `not_found`.
 */
export async function archivePromptSet({ ctx, input }: Call<{ id: string }>): Promise<void> {
  requirePermission(ctx, "prompt:write");
  await withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const { id, archivedAt } = await lockPromptSet(ctx, input.id);
    if (archivedAt !== null) return;
    await tx.prisma.promptSet.update({ where: { id }, data: { archivedAt: ctx.now() } });
    const paused = await tx.prisma.schedule.updateMany({
      where: { workspaceId, setId: id, state: "active" },
      data: { state: "paused", pausedReason: "Its set is archived.", nextAt: null },
    });
    await recordDecision(tx, ctx, {
      workspaceId,
      action: "prompt_set.archive",
      entityId: id,
      after: { pausedSchedules: paused.count },
    });
  });
}

/** Takes a set into use again; its schedules stay paused. Throws `not_found`, and `conflict` where its name is taken. */
export async function restorePromptSet({ ctx, input }: Call<{ id: string }>): Promise<void> {
  requirePermission(ctx, "prompt:write");
  await withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const { id, name, archivedAt } = await lockPromptSet(ctx, input.id);
    if (archivedAt === null) return;
    await requireFreeName(ctx, { name, exceptId: id });
    await tx.prisma.promptSet.update({ where: { id }, data: { archivedAt: null } });
    await recordDecision(tx, ctx, { workspaceId, action: "prompt_set.restore", entityId: id });
  });
}
