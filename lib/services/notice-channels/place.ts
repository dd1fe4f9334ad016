import "server-only";
import {
  insertPlaces,
  movePlace,
  readChoosingChannels,
  readWaitingPlaces,
  type NewPlace,
} from "@/lib/db/sql/team/notice-places";
import type { Transaction } from "@/lib/db/transaction";
import { isNoticeKind, type NoticeKind } from "@/lib/domain/team/notice";
import type { ChannelChoices, Pace } from "@/lib/domain/team/notice-channel";
import { pacesColumn } from "@/lib/domain/team/notice-channel-schema";
import { nextDigest } from "@/lib/domain/time/quiet-hours";

/** Has a new notice go by every channel that somebody chose it for: at once, or with a digest. */
export async function placeNotice(
  tx: Transaction,
  notice: { workspaceId: string; noticeId: string; kind: NoticeKind },
): Promise<void> {
  const channels = await readChoosingChannels(tx, notice);
  const places = channels.flatMap(({ channelId, paces, digestAt, zone, now }): NewPlace[] => {
    const place = placeAt(paces[notice.kind], digestAt, { zone, now });
    return place === null ? [] : [{ channelId, ...place }];
  });
  if (places.length > 0) await insertPlaces(tx, notice, places);
}

/** Has what waits for a channel's digests, or for its quiet hours to end, go as it is chosen now. */
export async function followChoices(
  tx: Transaction,
  channel: { workspaceId: string; channelId: string },
  { paces, digestAt }: Pick<ChannelChoices, "paces" | "digestAt">,
): Promise<void> {
  for (const { noticeId, kind, ...clock } of await readWaitingPlaces(tx, channel))
    await movePlace(
      tx,
      { channelId: channel.channelId, noticeId },
      isNoticeKind(kind) ? placeAt(paces[kind], digestAt, clock) : null,
    );
}

/** The same for all channels of a workspace, whose clock was changed. */
export async function followClock(tx: Transaction, workspaceId: string): Promise<void> {
  const channels = await tx.prisma.noticeChannel.findMany({
    where: { workspaceId },
    select: { id: true, paces: true, digestAt: true },
  });
  for (const { id: channelId, paces, digestAt } of channels)
    await followChoices(tx, { workspaceId, channelId }, { paces: pacesColumn.parse(paces), digestAt });
}

/** When a notice goes; what is to go at once waits for quiet hours when its time has come. */
function placeAt(
  pace: Pace = "never",
  digestAt: string,
  { zone, now }: { zone: string; now: Date },
): Omit<NewPlace, "channelId"> | null {
  if (pace === "never") return null;
  if (pace === "at_once") return { dueAt: now, isGrouped: false };
  return { dueAt: nextDigest(pace, digestAt, zone, now), isGrouped: true };
}
