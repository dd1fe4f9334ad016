import "server-only";
import { recordDecision } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/transaction";
import { requirePermission, type Call } from "@/lib/services/context";
import { demoUsers } from "@/lib/services/demo/team";
import { disconnectBuiltInService } from "./built-in-account";

/** Deletes a workspace and everything in it, the spend ledger included, and closes its account on the service. */
export async function deleteWorkspace({ ctx }: Call): Promise<void> {
  requirePermission(ctx, "workspace:delete");
  const { workspaceId } = ctx;
  await withTransaction(ctx, async (ctx) => {
    const { tx } = ctx;
    await disconnectBuiltInService(ctx, workspaceId);
    const { slug, name } = await tx.prisma.workspace.delete({
      where: { id: workspaceId },
      select: { slug: true, name: true },
    });
    // Whom a demo made up is nowhere else.
    await tx.prisma.user.deleteMany({ where: { id: { in: demoUsers(workspaceId).map(({ id }) => id) } } });
    await recordDecision(tx, ctx, {
      workspaceId: null,
      action: "workspace.delete",
      entityId: workspaceId,
      before: { slug, name },
    });
  });
}
