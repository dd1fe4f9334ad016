import "server-only";
import { withTransaction } from "@/lib/db/transaction";
import { dayAt } from "@/lib/domain/time/day-span";
import { makeBudget } from "@/lib/services/budgets";
import type { Context } from "@/lib/services/context";
import { DEMO_PEOPLE, demoBudgets, demoContext, demoPersonId, demoUsers } from "./team";

/**
 * Has a demo's people join on the day of the context's clock, and one of them make its budgets: all of it, and once,
 * however often it is tried.
 */
export async function gatherTeam(ctx: Context, zone: string): Promise<void> {
  const { workspaceId } = ctx;
  await withTransaction(ctx, async (ctx) => {
    const createdAt = ctx.now();
    const { prisma } = ctx.tx;
    const users = demoUsers(workspaceId).map((user) => ({ ...user, createdAt }));
    const { count } = await prisma.user.createMany({ data: users, skipDuplicates: true });
    if (count === 0) return;
    await prisma.membership.createMany({
      data: DEMO_PEOPLE.map(({ key, role }) => ({
        ...{ workspaceId, role, createdAt },
        userId: demoPersonId(workspaceId, key),
      })),
    });
    const payer = demoContext(ctx, "maja");
    for (const budget of demoBudgets(workspaceId, dayAt(createdAt, zone)))
      await makeBudget({ ctx: payer, input: budget });
  });
}
