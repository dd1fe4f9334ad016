import "server-only";
import { recordDecision } from "@/lib/db/audit";
import { decimal } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/transaction";
import { budgetChangeSchema, type BudgetChange } from "@/lib/domain/money/budget-fields";
import { requirePermission, type Call } from "@/lib/services/context";
import { getBudgetInWorkspace } from "./in-workspace";
import { tellAnew } from "./tell-of-budgets";

/**
 * Gives a budget another name, amount or other shares to warn at. What is under way goes on, also where the new amount is
 * less than what is spent already. Throws `not_found`.
 */
export async function changeBudget({ ctx, input }: Call<BudgetChange & { id: string }>): Promise<void> {
  requirePermission(ctx, "budget:write");
  const { id: given, ...change } = input;
  const { amount, ...after } = budgetChangeSchema.parse(change);
  await withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const { id, name, warnAt, amount: before } = await getBudgetInWorkspace(ctx, given);
    await tx.prisma.budget.update({ where: { id }, data: { ...after, amount: decimal(amount) } });
    await tellAnew(ctx);
    await recordDecision(tx, ctx, {
      workspaceId,
      action: "budget.change",
      entityId: id,
      before: { name, warnAt, amount: before.toFixed() },
      after: { ...after, amount },
    });
  });
}

/** Takes a budget out of use, or back into it. One out of use stops and warns of nothing. Throws `not_found`. */
export async function archiveBudget({ ctx, input }: Call<{ id: string; archived: boolean }>): Promise<void> {
  requirePermission(ctx, "budget:write");
  await withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const { id, archivedAt } = await getBudgetInWorkspace(ctx, input.id);
    if ((archivedAt !== null) === input.archived) return;
    await tx.prisma.budget.update({
      where: { id },
      data: { archivedAt: input.archived ? ctx.now() : null },
    });
    await tellAnew(ctx);
    const action = input.archived ? "budget.archive" : "budget.restore";
    await recordDecision(tx, ctx, { workspaceId, action, entityId: id });
  });
}
