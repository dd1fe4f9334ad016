import "server-only";
import { z } from "zod";
import { recordDecision } from "@/lib/db/audit";
import { getPool } from "@/lib/db/pool";
import { withTransaction } from "@/lib/db/transaction";
import { requireOperator, sqlOf, type InstanceCall, type InstanceContext } from "@/lib/services/context";
import { demoUsers } from "@/lib/services/demo/team";
import { eachInTurn } from "@/lib/services/each-in-turn";
import { disconnectBuiltInService } from "./built-in-account";

const BATCH = 250;
const BATCHES = 40;

const idRows = z.object({ id: z.uuid() }).array();

/**
 * Takes workspaces away for good that were deleted a day ago: their tasks batch by batch, then all the rest, and closes
 * their accounts on the service. Stopped anywhere, it goes on the next time; once begun, nothing can be brought back.
 */
export async function purgeWorkspaces({ ctx }: InstanceCall): Promise<void> {
  requireOperator(ctx);
  const { rows } = await sqlOf(ctx).query({
    text: `update app.workspace set purge_after = to_timestamp(0)
            where deleted_at is not null and purge_after <= now() returning id`,
    values: [],
  });
  await eachInTurn(idRows.parse(rows), async ({ id }) => {
    for (let turn = 0; turn < BATCHES; turn += 1)
      if ((await purgeSomeTasks(id)) < BATCH) return purgeRest(ctx, id);
  });
}

async function purgeSomeTasks(workspaceId: string): Promise<number> {
  const { rows } = await getPool().query(
    `delete from app.task where id in (select id from app.task where workspace_id = $1 limit $2) returning id`,
    [workspaceId, BATCH],
  );
  return rows.length;
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
