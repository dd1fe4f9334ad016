import "server-only";
import { recordDecision } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/domain/errors";
import { prismaOf, requirePermission, type Call } from "@/lib/services/context";
import { connectionTestFailure } from "./connection-test-failure";
import { getConnectionInWorkspace } from "./list";
import { openClient } from "./open-client";

/** Makes a connection the one that compose starts with. */
export async function makeDefaultConnection({ ctx, input }: Call<{ id: string }>): Promise<void> {
  requirePermission(ctx, "connection:write");
  const { id } = await getConnectionInWorkspace(ctx, input.id);
  const { workspaceId } = ctx;
  await withTransaction(ctx, async (ctx) => {
    const { connection } = ctx.tx.prisma;
    await connection.updateMany({ where: { workspaceId }, data: { isDefault: false } });
    await connection.update({ where: { id }, data: { isDefault: true } });
    await recordDecision(ctx.tx, ctx, { workspaceId, action: "connection.make_default", entityId: id });
  });
}

/** Calls the API's free `user_data` and notes when it answered. Throws `upstream` with the cause when it does not. */
export async function testConnection({ ctx, input }: Call<{ id: string }>): Promise<{ testedAt: Date }> {
  requirePermission(ctx, "connection:write");
  const { id } = await getConnectionInWorkspace(ctx, input.id);
  const client = await openClient(ctx.workspaceId, id);
  try {
    await client.userData();
  } catch (error) {
    throw connectionTestFailure(error);
  }
  const testedAt = ctx.now();
  await prismaOf(ctx).connection.update({ where: { id }, data: { testedAt } });
  return { testedAt };
}

/**
 * Takes a hosted connection out of use. Its answers stay; its sealed password is overwritten. Refused with `conflict`
 * while tasks are under way on it, since their answers could not be fetched any more.
 */
export async function removeConnection({ ctx, input }: Call<{ id: string }>): Promise<void> {
  requirePermission(ctx, "connection:write");
  const connection = await getConnectionInWorkspace(ctx, input.id);
  if (connection.kind === "builtin") {
    throw new AppError("conflict", { message: "The built-in service belongs to the workspace and stays." });
  }
  const underWay = await prismaOf(ctx).task.count({
    where: {
      workspaceId: ctx.workspaceId,
      connectionId: connection.id,
      state: { in: ["planned", "calling", "posting", "posted"] },
    },
  });
  if (underWay > 0) {
    throw new AppError("conflict", {
      message: `${underWay} ${underWay === 1 ? "task is" : "tasks are"} still under way on this connection. Wait for them to finish, then remove it.`,
    });
  }
  await withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const { name, baseUrl, login } = await tx.prisma.connection.update({
      where: { id: connection.id },
      data: { removedAt: ctx.now(), isDefault: false, sealedPassword: new Uint8Array() },
    });
    await recordDecision(tx, ctx, {
      workspaceId,
      action: "connection.remove",
      entityId: connection.id,
      before: { name, baseUrl, login, isDefault: connection.isDefault },
    });
    if (!connection.isDefault) return;
    const next = await tx.prisma.connection.findFirst({
      where: { workspaceId, removedAt: null },
      orderBy: { createdAt: "asc" },
      select: { id: true },
    });
    if (next) await tx.prisma.connection.update({ where: { id: next.id }, data: { isDefault: true } });
  });
}
