import "server-only";
import type { Prisma } from "@/lib/db/client";
import { CHANNEL_KINDS, liveMutes, type ChannelView } from "@/lib/domain/team/notice-channel";
import { mutesColumn, pacesColumn, stopColumn } from "@/lib/domain/team/notice-channel-schema";
import { prismaOf, requirePermission, requirePerson, type Call } from "@/lib/services/context";

/** The channels of the workspace, by name. Of their addresses and secrets nothing is told but the host. */
export async function listChannels({ ctx }: Call): Promise<ChannelView[]> {
  requirePermission(ctx, "notice:write");
  const channels = await prismaOf(ctx).noticeChannel.findMany({
    where: { workspaceId: ctx.workspaceId, userId: null },
    orderBy: [{ name: "asc" }, { id: "asc" }],
  });
  return channels.map((channel) => viewOf(channel, ctx.now()));
}

/** What the actor has by e-mail; null where they never chose anything. */
export async function getOwnMail({ ctx }: Call): Promise<ChannelView | null> {
  requirePermission(ctx, "workspace:read");
  const userId = requirePerson(ctx);
  const channel = await prismaOf(ctx).noticeChannel.findUnique({
    where: { workspaceId_userId: { workspaceId: ctx.workspaceId, userId } },
  });
  return channel && viewOf(channel, ctx.now());
}

type Row = Omit<
  Prisma.NoticeChannelGetPayload<Record<never, never>>,
  "sealedUrl" | "sealedSecret" | "sealedOldSecret" | "sealedUnsubscribe" | "unsubscribeHash"
>;

function viewOf(channel: Row, now: Date): ChannelView {
  const { id, kind, name, host, digestAt, quietFrom, quietTo, oldSecretUntil } = channel;
  return {
    ...{ id, name, host, digestAt },
    kind: CHANNEL_KINDS.find((one) => one === kind) ?? "webhook",
    paces: pacesColumn.parse(channel.paces),
    quiet: quietFrom !== null && quietTo !== null ? { from: quietFrom, to: quietTo } : null,
    mutes: liveMutes(mutesColumn.parse(channel.mutes), now),
    failingSince: channel.failingSince?.toISOString() ?? null,
    stoppedAt: channel.stoppedAt?.toISOString() ?? null,
    stoppedFor: stopColumn.parse(channel.stoppedFor),
    oldSecretUntil: oldSecretUntil && oldSecretUntil > now ? oldSecretUntil.toISOString() : null,
  };
}
