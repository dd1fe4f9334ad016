import "server-only";
import { KEPT } from "@/lib/db/query/kept";
import { recordDecision } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/transaction";
import { correctionSchema, type Correction } from "@/lib/domain/money/correction-schema";
import { parseDollars, toDollars } from "@/lib/domain/amounts/money";
import { prismaOf, requirePermission, type Call, type Context } from "@/lib/services/context";
import { found, parseId } from "@/lib/services/ids";
import { enterByHand, paidFor, type Paid } from "./ledger";

/**
 * Enters an accountant's correction: what the ledger says was spent is more, or less, by an amount from now on. What
 * stands stays, and a figure that the API tells later does not undo it. Returns whether it was entered now. Throws
 * `not_found`.
 */
export async function correctSpend({ ctx, input }: Call<Correction>): Promise<{ entered: boolean }> {
  requirePermission(ctx, "spend:correct");
  const { requestKey, reason, ...correction } = correctionSchema.parse(input);
  const [amount, modelCharge] = [parseDollars(correction.amount), parseDollars(correction.modelCharge)];
  return withTransaction(ctx, async (inside) => {
    const paid = await whatItIsAbout(inside, correction);
    const entered = await enterByHand(inside.tx, paid, {
      key: requestKey,
      reconciliationId: paid.reconciliationId,
      amount,
      modelCharge,
      reason,
      at: ctx.now(),
    });
    if (entered)
      await recordDecision(inside.tx, inside, {
        workspaceId: ctx.workspaceId,
        action: "spend.correct",
        entityId: requestKey,
        after: {
          ...{ taskId: paid.taskId, connectionId: paid.connectionId ?? null, reason },
          reconciliationId: paid.reconciliationId,
          ...{ amount: toDollars(amount), modelCharge: toDollars(modelCharge) },
        },
      });
    return { entered };
  });
}

async function whatItIsAbout(
  ctx: Context,
  about: { taskId: string | null; connectionId: string | null; reconciliationId: string | null },
): Promise<Paid & { reconciliationId: string | null }> {
  const { workspaceId } = ctx;
  const db = prismaOf(ctx);
  const settled =
    about.reconciliationId === null
      ? null
      : found(
          await db.reconciliation.findFirst({
            where: { id: parseId(about.reconciliationId, "reconciliation"), workspaceId },
            select: { id: true, connectionId: true },
          }),
          "reconciliation",
        );
  const reconciliationId = settled?.id ?? null;
  if (about.taskId !== null) {
    const id = parseId(about.taskId, "answer");
    const task = await db.task.findFirst({ where: { id, workspaceId, ...KEPT } });
    return { ...paidFor(found(task, "answer")), reconciliationId };
  }
  const paid = { workspaceId, runId: null, taskId: null, engine: null, model: null, memberId: null };
  const connectionId = settled?.connectionId ?? about.connectionId;
  if (connectionId === null) return { ...paid, reconciliationId };
  // Removed ones too: a bill may come later.
  const id = parseId(connectionId, "connection");
  const connection = await db.connection.findFirst({ where: { id, workspaceId }, select: { id: true } });
  return { ...paid, reconciliationId, connectionId: found(connection, "connection").id };
}
