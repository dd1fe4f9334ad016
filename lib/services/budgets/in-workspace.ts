import "server-only";
import { prismaOf, type Context } from "@/lib/services/context";
import { found, parseId } from "@/lib/services/ids";

/** A budget of the workspace, archived or not, or `not_found`. */
export async function getBudgetInWorkspace(ctx: Context, id: string) {
  const budget = await prismaOf(ctx).budget.findFirst({
    where: { id: parseId(id, "budget"), workspaceId: ctx.workspaceId },
  });
  return found(budget, "budget");
}
