import "server-only";
import { recordDecision } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/transaction";
import { marketNameSchema } from "@/lib/domain/library/prompt-set";
import { requirePermission, type Call } from "@/lib/services/context";
import { getMarketInWorkspace } from "./in-workspace";

/** Gives a market another name; what it says stays. Throws `not_found`. */
export async function renameMarket({ ctx, input }: Call<{ id: string; name: string }>): Promise<void> {
  requirePermission(ctx, "prompt:write");
  const name = marketNameSchema.parse(input.name);
  await withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const { id, ...before } = await getMarketInWorkspace(ctx, input.id);
    await tx.prisma.market.update({ where: { id }, data: { name } });
    await recordDecision(tx, ctx, {
      workspaceId,
      action: "market.rename",
      entityId: id,
      before: { name: before.name },
      after: { name },
    });
  });
}

/**
 * Takes a market out of use or into it: prompts made for it stay so, and it is not offered any more. Throws `not_found`.
 */
export async function archiveMarket({ ctx, input }: Call<{ id: string; archived: boolean }>): Promise<void> {
  requirePermission(ctx, "prompt:write");
  await withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const { id } = await getMarketInWorkspace(ctx, input.id);
    await tx.prisma.market.update({
      where: { id },
      data: { archivedAt: input.archived ? ctx.now() : null },
    });
    const action = input.archived ? "market.archive" : "market.restore";
    await recordDecision(tx, ctx, { workspaceId, action, entityId: id });
  });
}
