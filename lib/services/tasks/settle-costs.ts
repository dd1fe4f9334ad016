import "server-only";
import { ApiCallError } from "@/lib/api-client/errors";
import { decimal } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/transaction";
import { claimFailedUnsettled, claimUnsettled } from "@/lib/db/sql/task-leases";
import { AppError } from "@/lib/domain/errors";
import { dollarsFromNumber, toDollars, type Nano } from "@/lib/domain/money";
import { log } from "@/lib/log";
import { openClient } from "@/lib/services/connections/open-client";
import { requireOperator, type InstanceCall, type InstanceContext } from "@/lib/services/context";
import { correct } from "@/lib/services/spend/ledger";

const MINUTE_MS = 60_000;
/** An API that has not listed a task's cost by then is not asked any more; the derived figure stands, marked so. */
const ASK_FOR_MS = 24 * 60 * MINUTE_MS;
const ASK_EVERY_MS = 5 * MINUTE_MS;
const BATCH = 500;

/**
 * Replaces worked-out costs of standard tasks by the API's own figures, from its free list of ids, and asks what failed
 * ones were charged. A difference becomes a correction in the ledger.
 */
export async function settleCosts({ ctx }: InstanceCall): Promise<void> {
  requireOperator(ctx);
  const unsettled = [
    ...(await claimUnsettled(ASK_FOR_MS, ASK_EVERY_MS, BATCH)),
    ...(await claimFailedUnsettled(ASK_FOR_MS, ASK_EVERY_MS, BATCH)),
  ];
  for (const [first, ...rest] of Map.groupBy(unsettled, ({ connectionId }) => connectionId).values()) {
    if (!first) continue;
    const tasks = [first, ...rest];
    const { workspaceId, connectionId } = first;
    try {
      const client = await openClient(workspaceId, connectionId);
      const since = Math.min(...tasks.map(({ sentAt }) => sentAt.getTime())) - MINUTE_MS;
      const { task } = await client.idList({
        from: new Date(since),
        to: new Date(ctx.now().getTime() + MINUTE_MS),
      });
      const costs = new Map(task.result.map(({ id, cost }) => [id, cost]));
      for (const { id, remoteId } of tasks) {
        const cost = costs.get(remoteId ?? "");
        if (cost != null) await settleCost(ctx, id, dollarsFromNumber(cost));
      }
    } catch (error) {
      if (!(error instanceof ApiCallError || error instanceof AppError)) throw error;
      log().warn({ err: error, connectionId }, "the costs of standard tasks could not be asked for");
    }
  }
}

/** Takes the API's figure for the cost of an answer, or of a task that failed, once. */
async function settleCost(ctx: InstanceContext, taskId: string, told: Nano): Promise<void> {
  await withTransaction(ctx, async ({ tx }) => {
    const answered = await tx.prisma.answer.updateMany({
      where: { taskId, costDerived: true },
      data: { cost: decimal(toDollars(told)), costDerived: false },
    });
    const failed = await tx.prisma.task.updateMany({
      where: { id: taskId, state: "failed", nextCheckAt: { not: null } },
      data: { nextCheckAt: null },
    });
    if (answered.count + failed.count === 0) return;
    const task = await tx.prisma.task.findUniqueOrThrow({ where: { id: taskId } });
    await correct(tx, task, { cost: told, source: "id_list", at: ctx.now() });
  });
}
