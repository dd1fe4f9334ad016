import "server-only";
import { recordDecision } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/transaction";
import { prismaOf, type InstanceCall } from "@/lib/services/context";
import { hashToken } from "@/lib/services/link-token";
import { stopChannel } from "./stop";

/** What the link in a mail ends, and whether it is ended; null where it is no such link. Reading it changes nothing. */
export async function readUnsubscribe({
  ctx,
  input: { token },
}: InstanceCall<{ token: string }>): Promise<{ workspaceName: string; isEnded: boolean } | null> {
  const channel = await prismaOf(ctx).noticeChannel.findUnique({
    where: { unsubscribeHash: hashToken(token) },
    select: { stoppedFor: true, workspace: { select: { name: true } } },
  });
  return channel && { workspaceName: channel.workspace.name, isEnded: channel.stoppedFor === "unsubscribed" };
}

/**
 * Ends the mails that a link came with, for whoever has it; again, it changes nothing. False where it is no such link.
 * Their reader starts them again when signed in.
 */
export async function unsubscribe({
  ctx,
  input: { token },
}: InstanceCall<{ token: string }>): Promise<boolean> {
  return withTransaction(ctx, async (ctx) => {
    const { tx } = ctx;
    const channel = await tx.prisma.noticeChannel.findUnique({
      where: { unsubscribeHash: hashToken(token) },
      select: { id: true, workspaceId: true },
    });
    if (!channel) return false;
    const { id, workspaceId } = channel;
    if (await stopChannel(tx, { id, workspaceId, reason: "unsubscribed" }, ctx.now()))
      await recordDecision(tx, ctx, { workspaceId, action: "notice_channel.unsubscribe", entityId: id });
    return true;
  });
}
