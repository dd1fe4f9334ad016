import "server-only";
import { recordDecision } from "@/lib/db/audit";
import { withTransaction, type Transaction } from "@/lib/db/transaction";
import { emailSchema } from "@/lib/domain/team/credentials";
import { AppError } from "@/lib/domain/errors";
import { prismaOf, requireOperator, type InstanceCall, type InstanceContext } from "@/lib/services/context";

export interface Operator {
  userId: string;
  email: string;
  name: string | null;
}

/** The people who run the instance, the first one first. */
export async function listOperators({ ctx }: InstanceCall): Promise<Operator[]> {
  requireOperator(ctx);
  const users = await prismaOf(ctx).user.findMany({
    where: { isOperator: true },
    select: { id: true, email: true, name: true },
    orderBy: { createdAt: "asc" },
  });
  return users.map(({ id, ...user }) => ({ userId: id, ...user }));
}

/** Makes whoever has this address an operator. Throws `invalid` where nobody has it. */
export async function giveOperator({ ctx, input }: InstanceCall<{ email: string }>): Promise<void> {
  requireOperator(ctx);
  const email = emailSchema.parse(input.email);
  await withTransaction(ctx, async (ctx) => {
    const operators = await holdOperators(ctx);
    const user = await ctx.tx.prisma.user.findUnique({ where: { email }, select: { id: true } });
    if (!user)
      throw new AppError("invalid", {
        message: "Nobody has an account with this address. Nothing was changed.",
        fields: { email: "The address of somebody who has an account here." },
      });
    if (!operators.includes(user.id)) await setOperator(ctx, user.id, true);
  });
}

/** Takes it from one of them again. Throws `not_found` for who is none, `conflict` for the last: somebody has to run the instance. */
export async function takeOperator({
  ctx,
  input: { userId },
}: InstanceCall<{ userId: string }>): Promise<void> {
  requireOperator(ctx);
  await withTransaction(ctx, async (ctx) => {
    const operators = await holdOperators(ctx);
    if (!operators.includes(userId))
      throw new AppError("not_found", { message: "This person does not operate the instance." });
    if (operators.length === 1)
      throw new AppError("conflict", {
        message: "This is the only operator, and somebody has to run the instance. Make another one first.",
      });
    await setOperator(ctx, userId, false);
  });
}

type InTransaction = InstanceContext & { tx: Transaction };

/** Holds the operators as they are until the transaction ends, and tells who they are. Whoever was one until just now is turned away. */
async function holdOperators({ tx, actor }: InTransaction): Promise<string[]> {
  // The instance's one row stands for all of them: who waits for it sees what the other decided.
  await tx.query({ text: "select id from app.instance for no key update", values: [] });
  const users = await tx.prisma.user.findMany({ where: { isOperator: true }, select: { id: true } });
  const operators = users.map(({ id }) => id);
  if (actor.kind === "operator" && actor.userId !== null && !operators.includes(actor.userId))
    throw new AppError("not_found", { message: "There is nothing here." });
  return operators;
}

async function setOperator(ctx: InTransaction, userId: string, isOperator: boolean): Promise<void> {
  await ctx.tx.prisma.user.update({ where: { id: userId }, data: { isOperator } });
  await recordDecision(ctx.tx, ctx, {
    workspaceId: null,
    action: isOperator ? "operator.give" : "operator.take",
    entityId: userId,
  });
}
