import "server-only";
import { z } from "zod";
import { recordDecision } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/transaction";
import { dollarsSchema } from "@/lib/domain/money/dollars-schema";
import { parseDollars, toDollars, ZERO } from "@/lib/domain/money/money";
import { REASON_MAX } from "@/lib/domain/money/spend";
import { maxChars, typedText } from "@/lib/domain/text/typed-text";
import { prismaOf, requirePermission, type Call, type Context } from "@/lib/services/context";
import { found, parseId } from "@/lib/services/ids";
import { enterByHand, paidFor, type Paid } from "./ledger";

const inputSchema = z.strictObject({
  /** Made once a form; a second sending with the same key is the same entry. */
  requestKey: z.uuid(),
  /** The task it is about, by its id; null where it is about none in particular. */
  taskId: z.string().nullable(),
  /** The connection it is about, where it is about no task; null for none in particular. */
  connectionId: z.string().nullable(),
  /** Dollars, signed: what is to be added to what was spent. */
  amount: dollarsSchema.refine((amount) => parseDollars(amount) !== ZERO, "Not $0."),
  /** Dollars, signed: how much of that is the model's vendor's; the rest is the API's own fee. */
  modelCharge: dollarsSchema.default("0"),
  reason: typedText("The reason").trim().min(1, "Say why.").check(maxChars(REASON_MAX)),
});

/**
 * Enters an accountant's correction: what the ledger says was spent is more, or less, by an amount from now on. What
 * stands stays, and a figure that the API tells later does not undo it. Returns whether it was entered now. Throws
 * `not_found`.
 */
export async function correctSpend({
  ctx,
  input,
}: Call<z.input<typeof inputSchema>>): Promise<{ entered: boolean }> {
  requirePermission(ctx, "spend:correct");
  const { requestKey, reason, ...correction } = inputSchema.parse(input);
  const [amount, modelCharge] = [parseDollars(correction.amount), parseDollars(correction.modelCharge)];
  return withTransaction(ctx, async (inside) => {
    const paid = await whatItIsAbout(inside, correction);
    const entered = await enterByHand(inside.tx, paid, {
      key: requestKey,
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
          ...{ amount: toDollars(amount), modelCharge: toDollars(modelCharge) },
        },
      });
    return { entered };
  });
}

async function whatItIsAbout(
  ctx: Context,
  { taskId, connectionId }: { taskId: string | null; connectionId: string | null },
): Promise<Paid> {
  const { workspaceId } = ctx;
  if (taskId !== null) {
    const id = parseId(taskId, "answer");
    const task = await prismaOf(ctx).task.findFirst({ where: { id, workspaceId } });
    return paidFor(found(task, "answer"));
  }
  const paid = { workspaceId, runId: null, taskId: null, engine: null, model: null, memberId: null };
  if (connectionId === null) return paid;
  // Removed ones too: a bill may come later.
  const id = parseId(connectionId, "connection");
  const connection = await prismaOf(ctx).connection.findFirst({
    where: { id, workspaceId },
    select: { id: true },
  });
  return { ...paid, connectionId: found(connection, "connection").id };
}
