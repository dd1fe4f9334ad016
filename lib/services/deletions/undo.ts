import "server-only";
import { recordDecision } from "@/lib/db/audit";
import { listDeletionRows } from "@/lib/db/sql/deletions/list-deletions";
import { lockDeletions, takeBackDeletion } from "@/lib/db/sql/deletions/undo-deletion";
import { withTransaction } from "@/lib/db/transaction";
import type { DeletionRow } from "@/lib/domain/answers/deletion";
import { AppError } from "@/lib/domain/errors";
import { requirePermission, sqlOf, type Call } from "@/lib/services/context";
import { parseId } from "@/lib/services/ids";

/** What was deleted in the last day, and can still be brought back; the newest first. */
export async function listDeletions({ ctx }: Call): Promise<DeletionRow[]> {
  requirePermission(ctx, "answer:delete");
  return listDeletionRows(sqlOf(ctx), ctx.workspaceId);
}

/**
 * Brings back what one act deleted, as it was. Throws `conflict` once its day is over, or for one that was undone, or
 * never was: which of the three nobody can tell any more.
 */
export async function undoDeletion({ ctx, input }: Call<{ id: string }>): Promise<void> {
  requirePermission(ctx, "answer:delete");
  const { workspaceId } = ctx;
  const id = parseId(input.id, "deletion");
  await withTransaction(ctx, async ({ tx }) => {
    await lockDeletions(tx, workspaceId);
    const undone = await takeBackDeletion(tx, { workspaceId, id });
    if (!undone)
      throw new AppError("conflict", { message: "This can't be undone any more, or was undone already." });
    await recordDecision(tx, ctx, {
      workspaceId,
      action: undone.runId === null ? "answer.restore" : "run.restore",
      entityId: undone.runId ?? id,
      after: { counts: undone.counts },
    });
  });
}
