import "server-only";
import type { ApiClient } from "@/lib/api-client/client";
import { ApiCallError } from "@/lib/api-client/errors";
import { decimal } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/transaction";
import { settleToldCosts } from "@/lib/db/sql/answers/settle-told-costs";
import { claimFailedUnsettled, claimUnsettled } from "@/lib/db/sql/tasks/task-leases";
import { AppError } from "@/lib/domain/errors";
import { dollarsFromNumber, toDollars, ZERO, type Nano } from "@/lib/domain/amounts/money";
import { log } from "@/lib/log";
import { openClient } from "@/lib/services/connections/open-client";
import { requireOperator, type InstanceCall, type InstanceContext } from "@/lib/services/context";
import { correct } from "@/lib/services/spend/ledger";
import { readIdList } from "./list-ids";

const MINUTE_MS = 60_000;
/** An API that has not listed a task's cost by then is not asked any more; the derived figure stands, marked so. */
const ASK_FOR_MS = 24 * 60 * MINUTE_MS;
const ASK_EVERY_MS = 5 * MINUTE_MS;
const BATCH = 2_000;

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
  for (const [connectionId, tasks] of Map.groupBy(unsettled, (task) => task.connectionId)) {
    const [first] = tasks;
    if (!first) continue;
    try {
      const client = await openClient(first.workspaceId, connectionId, { inBackground: true });
      const costs = await readCosts(client, tasks, ctx.now());
      const told = tasks.flatMap(({ id, remoteId }) => {
        const cost = costs.get(remoteId ?? "");
        return cost === undefined ? [] : [{ taskId: id, cost }];
      });
      const nanos = new Map(told.map(({ taskId, cost }) => [taskId, cost]));
      const others = await settleToldCosts(
        told.map(({ taskId, cost }) => ({ taskId, cost: toDollars(cost) })),
      );
      for (const taskId of others) await settleCost(ctx, taskId, nanos.get(taskId) ?? ZERO);
    } catch (error) {
      if (!(error instanceof ApiCallError || error instanceof AppError)) throw error;
      log().warn({ err: error, connectionId }, "the costs of standard tasks could not be asked for");
    }
  }
}

/** What the API's list of ids says tasks cost, by its own ids; those it says nothing of are missing. */
async function readCosts(
  client: ApiClient,
  tasks: readonly { remoteId: string | null; sentAt: Date }[],
  now: Date,
): Promise<Map<string, Nano>> {
  const wanted = new Set(tasks.map(({ remoteId }) => remoteId));
  const costs = new Map<string, Nano>();
  await readIdList(
    client,
    tasks.map(({ sentAt }) => sentAt),
    {
      now,
      read: (rows) => {
        for (const { id, cost } of rows) {
          if (wanted.has(id) && cost !== null) costs.set(id, dollarsFromNumber(cost));
        }
        return costs.size === wanted.size;
      },
    },
  );
  return costs;
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
