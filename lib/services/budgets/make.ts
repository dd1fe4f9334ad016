import "server-only";
import { recordDecision } from "@/lib/db/audit";
import { decimal } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/transaction";
import { newBudgetSchema, type NewBudget } from "@/lib/domain/money/budget-fields";
import { memberId, prismaOf, requirePermission, type Call, type Context } from "@/lib/services/context";
import { found, parseId } from "@/lib/services/ids";
import { getScheduleInWorkspace } from "@/lib/services/schedules/in-workspace";
import { tellAnew } from "./tell-of-budgets";

/**
 * Makes a budget, which holds from now on: what is under way already counts against it, and goes on. Throws `not_found`
 * for a member or schedule that is not the workspace's.
 */
export async function makeBudget({ ctx, input }: Call<NewBudget>): Promise<{ id: string }> {
  requirePermission(ctx, "budget:write");
  const { of, startsOn, amount, ...fields } = newBudgetSchema.parse(input);
  return withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const scope = await scopeColumns(ctx, of);
    const made = { workspaceId, createdById: memberId(ctx), createdAt: ctx.now() };
    const budget = await tx.prisma.budget.create({
      data: {
        ...{ ...fields, ...scope, ...made, amount: decimal(amount) },
        startsOn: startsOn === null ? null : new Date(startsOn),
      },
      select: { id: true },
    });
    await tellAnew(ctx);
    await recordDecision(tx, ctx, {
      workspaceId,
      action: "budget.create",
      entityId: budget.id,
      after: { ...fields, ...scope, amount, startsOn },
    });
    return budget;
  });
}

async function scopeColumns(ctx: Context, scope: NewBudget["of"]) {
  const whole = { memberId: null, label: null, scheduleId: null };
  switch (scope.of) {
    case "workspace":
      return whole;
    case "label":
      return { ...whole, label: scope.label };
    case "schedule":
      return { ...whole, scheduleId: (await getScheduleInWorkspace(ctx, scope.id)).id };
    case "member": {
      const userId = parseId(scope.id, "member");
      const { workspaceId } = ctx;
      const membership = await prismaOf(ctx).membership.findFirst({ where: { workspaceId, userId } });
      return { ...whole, memberId: found(membership, "member").userId };
    }
  }
}
