import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import type { NoticeContent } from "@/lib/domain/team/notice";

export type NewNotice = NoticeContent & {
  workspaceId: string;
  /** Names what happened: however many processes meet it, and however often, it is one notice. */
  cause: string;
  subjectId: string;
  at: Date;
};

/**
 * Keeps a notice of what happens in this transaction, unless there is one of the same cause. The last thing that a
 * transaction does: one that raises the same waits until this one ends.
 */
export async function raiseNotice(tx: Transaction, notice: NewNotice): Promise<void> {
  const { workspaceId, kind, cause, subjectId, facts, at } = notice;
  await tx.prisma.notice.createMany({
    data: [{ workspaceId, kind, cause: `${kind} ${cause}`, subjectId, facts: { ...facts }, at }],
    skipDuplicates: true,
  });
}
