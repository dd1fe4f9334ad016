import "server-only";
import type { Role } from "@/lib/domain/team/permission";
import { isSlug } from "@/lib/domain/team/workspace";
import { prismaOf, requirePerson, type InstanceCall } from "@/lib/services/context";

export interface WorkspaceOfUser {
  id: string;
  slug: string;
  name: string;
  isDemo: boolean;
  /** IANA name of the zone in which its days begin and end. */
  timeZone: string;
  role: Role;
}

const ROW = {
  role: true,
  workspace: { select: { id: true, slug: true, name: true, isDemo: true, timeZone: true } },
} as const;

/** The workspaces that the person who asks is a member of, oldest first. */
export async function listWorkspaces({ ctx }: InstanceCall): Promise<WorkspaceOfUser[]> {
  const rows = await prismaOf(ctx).membership.findMany({
    where: { userId: requirePerson(ctx), workspace: { deletedAt: null } },
    select: ROW,
    orderBy: { createdAt: "asc" },
  });
  return rows.map(({ role, workspace }) => ({ ...workspace, role }));
}

/** The workspace with this slug as the person who asks sees it, or null: someone else's looks missing. */
export async function findWorkspace({
  ctx,
  input: { slug },
}: InstanceCall<{ slug: string }>): Promise<WorkspaceOfUser | null> {
  const userId = requirePerson(ctx);
  if (!isSlug(slug)) return null;
  const row = await prismaOf(ctx).membership.findFirst({
    where: { userId, workspace: { slug, deletedAt: null } },
    select: ROW,
  });
  return row && { ...row.workspace, role: row.role };
}
