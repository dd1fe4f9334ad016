import "server-only";
import { z } from "zod";
import { recordDecision } from "@/lib/db/audit";
import { withTransaction, type Transaction } from "@/lib/db/transaction";
import { GRACE_HOURS } from "@/lib/domain/answers/deletion";
import { AppError } from "@/lib/domain/errors";
import { memberId, requirePermission, type Call } from "@/lib/services/context";

const deletedRows = z.object({ slug: z.string(), name: z.string() }).array();

/**
 * Deletes a workspace: at once nobody is in it any more and nothing works for it, and for a day its owners and the
 * instance's operators can bring it back; then `purgeWorkspaces` takes it away with everything in it, the spend ledger
 * included. What is under way waits: what was sent is still collected. Throws `conflict` for one that is deleted.
 */
export async function deleteWorkspace({ ctx }: Call): Promise<void> {
  requirePermission(ctx, "workspace:delete");
  const { workspaceId } = ctx;
  await withTransaction(ctx, async ({ tx }) => {
    const { rows } = await tx.query({
      text: `update app.workspace
                set deleted_at = $2, deleted_by_id = $3, purge_after = now() + make_interval(hours => $4)
              where id = $1 and deleted_at is null returning slug, name`,
      values: [workspaceId, ctx.now(), memberId(ctx), GRACE_HOURS],
    });
    const [before] = deletedRows.parse(rows);
    if (!before) throw new AppError("conflict", { message: "This workspace is deleted already." });
    await pauseRuns(tx, workspaceId, ctx.now());
    await recordDecision(tx, ctx, {
      workspaceId: null,
      action: "workspace.delete",
      entityId: workspaceId,
      before,
    });
  });
}

/** Keeps what was not sent from being sent: it stays so when the workspace comes back, until somebody goes on with it. */
const pauseRuns = (tx: Transaction, workspaceId: string, at: Date) =>
  tx.query({
    text: `update app.run set paused_at = $2
            where workspace_id = $1 and paused_at is null and cancelled_at is null
              and exists (select from app.task
                           where task.workspace_id = $1 and task.run_id = run.id and task.state = 'planned')`,
    values: [workspaceId, at],
  });
