import "server-only";
import { findOfferedPlace, listInvitationRows } from "@/lib/db/sql/team/invitations";
import type { Invitation, OfferedPlace } from "@/lib/domain/team/member";
import { requirePermission, sqlOf, type Call, type InstanceCall } from "@/lib/services/context";
import { hashToken } from "@/lib/services/link-token";

/** The invitations that nobody has taken yet. Their links are not among what is known of them. */
export async function listInvitations({ ctx }: Call): Promise<Invitation[]> {
  requirePermission(ctx, "member:write");
  return listInvitationRows(sqlOf(ctx), ctx.workspaceId);
}

/** What a link offers whoever holds it, or null where it does not count (any more). */
export const readInvitation = ({
  ctx,
  input: { token },
}: InstanceCall<{ token: string }>): Promise<OfferedPlace | null> =>
  findOfferedPlace(sqlOf(ctx), hashToken(token));
