import "server-only";
import { getDb } from "@/lib/db/client";
import type { Role } from "@/lib/domain/permission";

export interface WorkspaceOfUser {
  id: string;
  slug: string;
  name: string;
  isDemo: boolean;
  role: Role;
}

const ROW = {
  role: true,
  workspace: { select: { id: true, slug: true, name: true, isDemo: true } },
} as const;

/** The workspaces a user is a member of, oldest first. */
export async function listWorkspaces(userId: string): Promise<WorkspaceOfUser[]> {
  const rows = await getDb().membership.findMany({
    where: { userId },
    select: ROW,
    orderBy: { createdAt: "asc" },
  });
  return rows.map(({ role, workspace }) => ({ ...workspace, role }));
}

/** The workspace with this slug as this user sees it, or null: someone else's looks missing. */
export async function findWorkspace({
  userId,
  slug,
}: {
  userId: string;
  slug: string;
}): Promise<WorkspaceOfUser | null> {
  const row = await getDb().membership.findFirst({ where: { userId, workspace: { slug } }, select: ROW });
  return row && { ...row.workspace, role: row.role };
}
