import "server-only";
import { memberId, prismaOf, requirePermission, type Context } from "@/lib/services/context";
import { found, parseId } from "@/lib/services/ids";

/**
 * A channel of the workspace or one's own, for whoever may change it. Throws `forbidden` where it is the workspace's and
 * the actor's role does not include that, `not_found` for somebody else's.
 */
export async function getOwnedChannel(ctx: Context, id: string) {
  requirePermission(ctx, "workspace:read");
  const channel = found(
    await prismaOf(ctx).noticeChannel.findFirst({
      where: {
        ...{ id: parseId(id, "channel"), workspaceId: ctx.workspaceId },
        OR: [{ userId: null }, { userId: memberId(ctx) }],
      },
    }),
    "channel",
  );
  if (channel.userId === null) requirePermission(ctx, "notice:write");
  return channel;
}

/** The same for what belongs to the workspace alone, with its sealed secret. */
export async function getWorkspaceChannel(ctx: Context, id: string) {
  requirePermission(ctx, "notice:write");
  const channel = await prismaOf(ctx).noticeChannel.findFirst({
    where: { id: parseId(id, "channel"), workspaceId: ctx.workspaceId, userId: null },
    omit: { sealedSecret: false },
  });
  return found(channel, "channel");
}
