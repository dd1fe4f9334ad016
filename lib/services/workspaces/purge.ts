import "server-only";
import { z } from "zod";
import { recordDecision } from "@/lib/db/audit";
import { getPool } from "@/lib/db/pool";
import { inTransaction, withTransaction } from "@/lib/db/transaction";
import { requireOperator, sqlOf, type InstanceCall, type InstanceContext } from "@/lib/services/context";
import { demoUsers } from "@/lib/services/demo/team";
import { eachInTurn } from "@/lib/services/each-in-turn";
import { disconnectBuiltInService } from "./built-in-account";

/** What grows with every answer, in the order in which it goes, and so many rows in a commit: much hangs on a task. */
const IN_BATCHES = [
  { table: "task", batch: 250 },
  { table: "run", batch: 1_000 },
  { table: "fact_sum", batch: 5_000 },
  { table: "cited_sum", batch: 5_000 },
  // Some thousand sums hang on one.
  { table: "measured_step", batch: 20 },
  { table: "source_untold", batch: 5_000 },
  { table: "source", batch: 5_000 },
  { table: "redirect", batch: 1_000 },
  { table: "spend_unfolded", batch: 5_000 },
  { table: "spend_entry", batch: 5_000 },
  { table: "spend_sum", batch: 5_000 },
  { table: "spend_model_sum", batch: 5_000 },
  { table: "spend_run_sum", batch: 5_000 },
  { table: "spend_source_unfolded", batch: 5_000 },
  { table: "spend_source_sum", batch: 5_000 },
  { table: "spend_deleted_task", batch: 5_000 },
] as const;
/** So many in a turn, so that no other workspace waits long. */
const BATCHES = 80;

const idRows = z.object({ id: z.uuid() }).array();

/**
 * Takes workspaces away for good that were deleted a day ago: what is many batch by batch, the ledger too, then all the
 * rest, and closes their accounts on the service. Stopped anywhere, it goes on the next time; once begun, nothing can be
 * brought back.
 */
export async function purgeWorkspaces({ ctx }: InstanceCall): Promise<void> {
  requireOperator(ctx);
  const { rows } = await sqlOf(ctx).query({
    text: `update app.workspace set purging_at = coalesce(purging_at, now())
            where deleted_at is not null and purge_after <= now() returning id`,
    values: [],
  });
  await eachInTurn(idRows.parse(rows), async ({ id }) => {
    if (await purgeSome(id)) await purgeRest(ctx, id);
  });
}

/** Takes away what a turn can; whether nothing is left of what goes in batches. */
async function purgeSome(workspaceId: string): Promise<boolean> {
  let left: number = BATCHES;
  for (const { table, batch } of IN_BATCHES)
    for (let isEmpty = false; !isEmpty; left -= 1) {
      if (left === 0) return false;
      const { rows } = await inTransaction(getPool(), (tx) =>
        tx.query({
          text: `delete from app.${table} where ctid = any(array(
                   select ctid from app.${table} where workspace_id = $1 limit $2 for update skip locked)) returning 1`,
          values: [workspaceId, batch],
        }),
      );
      isEmpty = rows.length < batch;
    }
  return true;
}

/** Takes a workspace away for good and at once: one whose day is over, or which was made and then not wanted. */
export const purgeRest = (ctx: InstanceContext, workspaceId: string): Promise<void> =>
  withTransaction(ctx, async (inside) => {
    const { tx } = inside;
    await disconnectBuiltInService(inside, workspaceId);
    const before = await tx.prisma.workspace.delete({
      where: { id: workspaceId },
      select: { slug: true, name: true },
    });
    // Whom a demo made up is nowhere else.
    await tx.prisma.user.deleteMany({ where: { id: { in: demoUsers(workspaceId).map(({ id }) => id) } } });
    await recordDecision(tx, ctx, {
      workspaceId: null,
      action: "workspace.purge",
      entityId: workspaceId,
      before,
    });
  });
