import "server-only";
import { listUntoldBudgets } from "@/lib/db/sql/money/untold-budgets";
import { withTransaction, type Transaction } from "@/lib/db/transaction";
import { requireOperator, sqlOf, type Context, type InstanceCall } from "@/lib/services/context";
import { eachInTurn } from "@/lib/services/each-in-turn";
import { notePassed, readAllRooms } from "./rooms";

/**
 * Tells which shares of budgets were passed by charges that were dearer than their estimates, by corrections, or because
 * a budget was made or changed. What writes charges does not look at budgets: it would wait for whoever starts something.
 */
export async function tellOfBudgets({ ctx }: InstanceCall): Promise<void> {
  requireOperator(ctx);
  const actor = { kind: "system", job: "tell of budgets" } as const;
  await eachInTurn(await listUntoldBudgets(sqlOf(ctx)), (workspaceId) =>
    withTransaction({ ...ctx, workspaceId, actor }, async (inside) => {
      // First: what is charged, or changed of a budget, while it is summed is looked at again.
      await markTold(inside, inside.now());
      await notePassed(inside, await readAllRooms(inside));
    }),
  );
}

/** Has the workspace's budgets looked at again, since they are not what they were. */
export const tellAnew = (ctx: Inside): Promise<void> => markTold(ctx, null);

type Inside = Pick<Context, "workspaceId"> & { tx: Transaction };

async function markTold({ tx, workspaceId }: Inside, budgetsTold: Date | null): Promise<void> {
  await tx.prisma.workspace.update({ where: { id: workspaceId }, data: { budgetsTold } });
}
