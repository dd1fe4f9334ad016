import "server-only";
import { recordDecision } from "@/lib/db/audit";
import type { TakenInvitation } from "@/lib/db/sql/team/invitations";
import type { Transaction } from "@/lib/db/transaction";
import type { InstanceContext } from "@/lib/services/context";

/** Makes somebody a member by an invitation that was taken for them. Who is one already stays what they are. */
export async function becomeMember(
  ctx: InstanceContext & { tx: Transaction },
  { id, workspaceId, role }: TakenInvitation,
  userId: string,
): Promise<void> {
  await ctx.tx.prisma.membership.createMany({
    data: { workspaceId, userId, role, createdAt: ctx.now() },
    skipDuplicates: true,
  });
  await recordDecision(
    ctx.tx,
    { ...ctx, actor: { kind: "member", userId } },
    { workspaceId, action: "invitation.accept", entityId: id, after: { userId, role } },
  );
}
