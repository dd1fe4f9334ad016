import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import type { NoticeContent } from "@/lib/domain/team/notice";
import { placeNotice } from "@/lib/services/notice-channels/place";

export type NewNotice = NoticeContent & {
  workspaceId: string;
  /** Names what happened: however many processes meet it, and however often, it is one notice. */
  cause: string;
  subjectId: string;
  at: Date;
  /** Whom alone it concerns: it is told in the app and goes by no channel. */
  onlyFor?: string;
};

/**
 * Keeps a notice of what happens in this transaction, unless there is one of the same cause, and has it go by the
 * channels it was chosen for. The last thing that a transaction does: one that raises the same waits until this one ends.
 */
export async function raiseNotice(tx: Transaction, notice: NewNotice): Promise<void> {
  const { workspaceId, kind, cause, subjectId, facts, at, onlyFor: userId } = notice;
  const [raised] = await tx.prisma.notice.createManyAndReturn({
    data: [{ workspaceId, kind, cause: `${kind} ${cause}`, subjectId, facts: { ...facts }, at, userId }],
    skipDuplicates: true,
    select: { id: true },
  });
  if (raised && userId === undefined) await placeNotice(tx, { workspaceId, noticeId: raised.id, kind });
}
