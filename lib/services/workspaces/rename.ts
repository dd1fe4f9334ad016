import "server-only";
import { recordDecision } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/transaction";
import { workspaceNameSchema } from "@/lib/domain/team/workspace";
import { requirePermission, type Call } from "@/lib/services/context";

/** Gives a workspace another name. Its address stays, so that no link to it breaks. */
export async function renameWorkspace({ ctx, input }: Call<{ name: string }>): Promise<void> {
  requirePermission(ctx, "workspace:edit");
  const name = workspaceNameSchema.parse(input.name);
  const where = { id: ctx.workspaceId };
  await withTransaction(ctx, async (ctx) => {
    const { prisma } = ctx.tx;
    const before = await prisma.workspace.findUniqueOrThrow({ where, select: { name: true } });
    await prisma.workspace.update({ where, data: { name } });
    await recordDecision(ctx.tx, ctx, {
      workspaceId: ctx.workspaceId,
      action: "workspace.rename",
      entityId: ctx.workspaceId,
      before,
      after: { name },
    });
  });
}
