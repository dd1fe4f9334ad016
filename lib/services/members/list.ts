import "server-only";
import { listMemberRows } from "@/lib/db/sql/team/list-members";
import type { Member } from "@/lib/domain/team/member";
import { requirePermission, sqlOf, type Call } from "@/lib/services/context";

/** Who is in the workspace, as what and since when. */
export async function listMembers({ ctx }: Call): Promise<Member[]> {
  requirePermission(ctx, "member:read");
  return listMemberRows(sqlOf(ctx), ctx.workspaceId);
}
