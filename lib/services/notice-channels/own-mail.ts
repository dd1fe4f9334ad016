import "server-only";
import { recordDecision } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/transaction";
import { sentKindsFor, type ChannelChoices } from "@/lib/domain/team/notice-channel";
import { channelChoicesSchema } from "@/lib/domain/team/notice-channel-schema";
import { requirePermission, requirePerson, type Call, type Context } from "@/lib/services/context";
import { hashToken, makeToken } from "@/lib/services/link-token";
import { columnsOf } from "./columns";
import { followChoices } from "./place";
import { sealFor } from "./sealed";

/**
 * Keeps what the actor wants by e-mail, and when. Nobody is sent anything before they chose it. What was stopped stays
 * so until it is started again. Throws `invalid` by field.
 */
export async function saveOwnMail({ ctx, input }: Call<ChannelChoices>): Promise<void> {
  requirePermission(ctx, "workspace:read");
  const userId = requirePerson(ctx);
  const choices = onlyVisible(channelChoicesSchema.parse(input), ctx);
  await withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const { noticeChannel } = tx.prisma;
    const where = { workspaceId_userId: { workspaceId, userId } };
    const token = makeToken();
    const { id } = await noticeChannel.upsert({
      where,
      update: columnsOf(choices),
      create: {
        ...{ workspaceId, userId, kind: "mail", ...columnsOf(choices), createdAt: ctx.now() },
        sealedUnsubscribe: sealFor("unsubscribe", token),
        unsubscribeHash: hashToken(token),
      },
      select: { id: true },
    });
    await followChoices(tx, { workspaceId, channelId: id }, choices);
    await recordDecision(tx, ctx, {
      ...{ workspaceId, action: "notice_channel.change", entityId: id },
      after: { kind: "mail", ...choices },
    });
  });
}

/** Nothing is kept of kinds that the actor does not see: they would be sent none of them. */
function onlyVisible(choices: ChannelChoices, { actor }: Context): ChannelChoices {
  const visible: readonly string[] = sentKindsFor(actor.kind === "member" ? actor.role : "owner");
  const paces = Object.fromEntries(Object.entries(choices.paces).filter(([kind]) => visible.includes(kind)));
  return { ...choices, paces };
}
