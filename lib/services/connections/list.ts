import "server-only";
import { env } from "@/lib/env";
import { prismaOf, requirePermission, type Call, type Context } from "@/lib/services/context";
import { found, parseId } from "@/lib/services/ids";

export interface ConnectionRow {
  id: string;
  kind: "builtin" | "hosted";
  name: string;
  baseUrl: string;
  login: string;
  isDefault: boolean;
  testedAt: Date | null;
}

const ROW = {
  id: true,
  kind: true,
  name: true,
  baseUrl: true,
  login: true,
  isDefault: true,
  testedAt: true,
} as const;

/** A workspace's connections, the default first. Passwords are never among what is read. */
export async function listConnections({ ctx }: Call): Promise<ConnectionRow[]> {
  requirePermission(ctx, "connection:read");
  const rows = await prismaOf(ctx).connection.findMany({
    where: { workspaceId: ctx.workspaceId, removedAt: null },
    select: ROW,
    orderBy: [{ isDefault: "desc" }, { createdAt: "asc" }],
  });
  return rows.map((row) => ({ ...row, baseUrl: row.baseUrl ?? env().url }));
}

/** Fetches one living connection of the workspace or throws `not_found`. */
export async function getConnectionInWorkspace(
  ctx: Context,
  id: string,
): Promise<{ id: string; kind: "builtin" | "hosted"; isDefault: boolean }> {
  const row = await prismaOf(ctx).connection.findFirst({
    where: { id: parseId(id, "connection"), workspaceId: ctx.workspaceId, removedAt: null },
    select: { id: true, kind: true, isDefault: true },
  });
  return found(row, "connection");
}
