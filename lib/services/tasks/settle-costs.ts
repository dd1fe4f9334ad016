import "server-only";
import { ApiCallError } from "@/lib/api-client/errors";
import { decimal, getDb } from "@/lib/db/client";
import { dollarsFromNumber, toDollars, type Nano } from "@/lib/domain/money";
import { log } from "@/lib/log";
import { openClient } from "@/lib/services/connections/open-client";
import type { InstanceCall } from "@/lib/services/context";
import { correct } from "@/lib/services/spend/ledger";

const MINUTE_MS = 60_000;
/** An API that has not listed a task's cost by then is not asked any more; the derived figure stands, marked so. */
const ASK_FOR_MS = 24 * 60 * MINUTE_MS;
const ASK_EVERY_MS = 5 * MINUTE_MS;
const BATCH = 500;

/**
 * Replaces worked-out costs of standard tasks by the API's own figures, from its free list of ids. A difference becomes
 * a correction in the ledger.
 */
export async function settleCosts(_: InstanceCall): Promise<void> {
  const now = new Date();
  const open = await getDb().answer.findMany({
    where: {
      costDerived: true,
      receivedAt: { gt: new Date(now.getTime() - ASK_FOR_MS) },
      task: { OR: [{ nextCheckAt: null }, { nextCheckAt: { lte: now } }] },
    },
    select: {
      taskId: true,
      task: {
        select: { workspaceId: true, connectionId: true, remoteId: true, startedAt: true, createdAt: true },
      },
    },
    orderBy: { receivedAt: "asc" },
    take: BATCH,
  });
  for (const [first, ...rest] of Map.groupBy(open, ({ task }) => task.connectionId).values()) {
    if (!first) continue;
    const answers = [first, ...rest];
    await getDb().task.updateMany({
      where: { id: { in: answers.map(({ taskId }) => taskId) } },
      data: { nextCheckAt: new Date(now.getTime() + ASK_EVERY_MS) },
    });
    const { workspaceId, connectionId } = first.task;
    try {
      const client = await openClient(workspaceId, connectionId);
      const since =
        Math.min(...answers.map(({ task }) => (task.startedAt ?? task.createdAt).getTime())) - MINUTE_MS;
      const { task } = await client.idList({
        from: new Date(since),
        to: new Date(now.getTime() + MINUTE_MS),
      });
      const costs = new Map(task.result.map(({ id, cost }) => [id, cost]));
      for (const answer of answers) {
        const cost = costs.get(answer.task.remoteId ?? "");
        if (cost != null) await settleCost(answer.taskId, dollarsFromNumber(cost));
      }
    } catch (error) {
      if (!(error instanceof ApiCallError)) throw error;
      log().warn({ err: error, connectionId }, "the costs of standard tasks could not be asked for");
    }
  }
}

/** Takes the API's figure for an answer's cost, once. */
async function settleCost(taskId: string, told: Nano): Promise<void> {
  await getDb().$transaction(async (tx) => {
    const { count } = await tx.answer.updateMany({
      where: { taskId, costDerived: true },
      data: { cost: decimal(toDollars(told)), costDerived: false },
    });
    if (count === 0) return;
    await correct(tx, taskId, { cost: told, source: "id_list", at: new Date() });
  });
}
