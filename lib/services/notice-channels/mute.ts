import "server-only";
import type { z } from "zod";
import { recordDecision } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/transaction";
import { liveMutes } from "@/lib/domain/team/notice-channel";
import { muteSchema, mutesColumn } from "@/lib/domain/team/notice-channel-schema";
import type { Call } from "@/lib/services/context";
import { getOwnedChannel } from "./in-workspace";

const HOUR = 3_600_000;

/**
 * Has nothing of one kind, or nothing at all, go by a channel for some hours; without any, ends that. What would have
 * gone is on record as muted. Throws `not_found`.
 */
export async function muteChannel({ ctx, input }: Call<z.input<typeof muteSchema>>): Promise<void> {
  const { id: given, what, hours } = muteSchema.parse(input);
  await withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const now = ctx.now();
    const { id, mutes } = await getOwnedChannel(ctx, given);
    const { [what]: _before, ...others } = liveMutes(mutesColumn.parse(mutes), now);
    const until = hours === null ? null : new Date(now.getTime() + hours * HOUR).toISOString();
    await tx.prisma.noticeChannel.update({
      where: { id, workspaceId },
      data: { mutes: until === null ? others : { ...others, [what]: until } },
    });
    const after = { what, until };
    await recordDecision(tx, ctx, { workspaceId, action: "notice_channel.mute", entityId: id, after });
  });
}

/** Starts a channel again that was stopped. What was given up meanwhile is not sent by itself. Throws `not_found`. */
export async function startChannel({ ctx, input }: Call<{ id: string }>): Promise<void> {
  await withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const { id, stoppedFor } = await getOwnedChannel(ctx, input.id);
    if (stoppedFor === null) return;
    await tx.prisma.noticeChannel.update({
      where: { id, workspaceId },
      data: { stoppedAt: null, stoppedFor: null, failingSince: null },
    });
    const before = { stoppedFor };
    await recordDecision(tx, ctx, { workspaceId, action: "notice_channel.start", entityId: id, before });
  });
}
