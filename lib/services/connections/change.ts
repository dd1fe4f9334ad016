import "server-only";
import { getDb } from "@/lib/db/client";
import { AppError } from "@/lib/domain/errors";
import { requirePermission, type Call } from "@/lib/services/context";
import { connectionTestFailure } from "./connection-test-failure";
import { getConnection } from "./list";
import { openClient } from "./open-client";

/** Makes a connection the one that compose starts with. */
export async function makeDefaultConnection({ ctx, input }: Call<{ id: string }>): Promise<void> {
  requirePermission(ctx, "connection:write");
  const { id } = await getConnection(ctx, input.id);
  await getDb().$transaction([
    getDb().connection.updateMany({ where: { workspaceId: ctx.workspaceId }, data: { isDefault: false } }),
    getDb().connection.update({ where: { id }, data: { isDefault: true } }),
  ]);
}

/** Calls the API's free `user_data` and notes when it answered. Throws `upstream` with the cause when it does not. */
export async function testConnection({ ctx, input }: Call<{ id: string }>): Promise<{ testedAt: Date }> {
  requirePermission(ctx, "connection:write");
  const { id } = await getConnection(ctx, input.id);
  const client = await openClient(ctx.workspaceId, id);
  try {
    await client.userData();
  } catch (error) {
    throw connectionTestFailure(error);
  }
  const testedAt = new Date();
  await getDb().connection.update({ where: { id }, data: { testedAt } });
  return { testedAt };
}

/**
 * Takes a hosted connection out of use. Its answers stay; its sealed password is overwritten. Refused with `conflict`
 * while tasks are under way on it, since their answers could not be fetched any more.
 */
export async function removeConnection({ ctx, input }: Call<{ id: string }>): Promise<void> {
  requirePermission(ctx, "connection:write");
  const connection = await getConnection(ctx, input.id);
  if (connection.kind === "builtin") {
    throw new AppError("conflict", { message: "The built-in service belongs to the workspace and stays." });
  }
  const underWay = await getDb().task.count({
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
  await getDb().$transaction(async (tx) => {
    await tx.connection.update({
      where: { id: connection.id },
      data: { removedAt: new Date(), isDefault: false, sealedPassword: new Uint8Array() },
    });
    if (!connection.isDefault) return;
    const next = await tx.connection.findFirst({
      where: { workspaceId: ctx.workspaceId, removedAt: null },
      orderBy: { createdAt: "asc" },
      select: { id: true },
    });
    if (next) await tx.connection.update({ where: { id: next.id }, data: { isDefault: true } });
  });
}
