import "server-only";
import { giveUpWaiting } from "@/lib/db/sql/team/notice-deliveries";
import type { Transaction } from "@/lib/db/transaction";
import type { StopReason } from "@/lib/domain/team/notice";
import type { InstanceContext } from "@/lib/services/context";
import { raiseNotice } from "@/lib/services/notices/raise";

interface Stopped {
  workspaceId: string;
  id: string;
  reason: StopReason;
}

/** Stops a channel that still goes and lets go of what waits for it. Whether it was this that stopped it, and whose it is. */
export async function stopChannel(
  tx: Transaction,
  { workspaceId, id, reason }: Stopped,
  at: Date,
): Promise<{ userId: string | null } | null> {
  const [stopped] = await tx.prisma.noticeChannel.updateManyAndReturn({
    where: { id, workspaceId, stoppedAt: null },
    data: { stoppedAt: at, stoppedFor: reason },
    select: { userId: true },
  });
  if (!stopped) return null;
  await giveUpWaiting(tx, id);
  return stopped;
}

/** The same where nobody wanted it: those who can mend it are told in the app, and by what other channels there are. */
export async function stopFailing(
  ctx: InstanceContext & { tx: Transaction },
  stopping: Stopped,
): Promise<void> {
  const at = ctx.now();
  const stopped = await stopChannel(ctx.tx, stopping, at);
  if (!stopped) return;
  const { workspaceId, id: subjectId, reason } = stopping;
  const { userId } = stopped;
  await raiseNotice(ctx.tx, {
    ...{ workspaceId, subjectId, at, cause: `${subjectId} ${at.toISOString()}`, facts: { reason } },
    ...(userId === null ? { kind: "channel_stopped" } : { kind: "mail_stopped", onlyFor: userId }),
  });
}
