import "server-only";
import { getDb } from "@/lib/db/client";
import { AppError } from "@/lib/domain/errors";
import { env } from "@/lib/env";
import { requirePermission, type Call, type Context } from "@/lib/services/context";

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
  const rows = await getDb().connection.findMany({
    where: { workspaceId: ctx.workspaceId, removedAt: null },
    select: ROW,
    orderBy: [{ isDefault: "desc" }, { createdAt: "asc" }],
  });
  return rows.map((row) => ({ ...row, baseUrl: row.baseUrl ?? env().url }));
}

/** Fetches one living connection of the workspace or throws `not_found`. */
export async function getConnection(
  ctx: Context,
  id: string,
): Promise<{ id: string; kind: "builtin" | "hosted"; isDefault: boolean }> {
  const row = await getDb().connection.findFirst({
    where: { id, workspaceId: ctx.workspaceId, removedAt: null },
    select: { id: true, kind: true, isDefault: true },
  });
  if (!row) throw new AppError("not_found", { message: "There is no such connection in this workspace." });
  return row;
}
