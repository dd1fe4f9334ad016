import "server-only";
import pMap from "p-map";
import type { ApiClient } from "@/lib/api-client/client";
import { ApiCallError } from "@/lib/api-client/errors";
import { BASE_PRICES, LIMITS } from "@/lib/api-contract/limits";
import { isPending } from "@/lib/api-contract/status-codes";
import { claimDueTasks, type DueTask } from "@/lib/db/sql/claim-due-tasks";
import { getDb } from "@/lib/db/client";
import { AppError } from "@/lib/domain/errors";
import { add, parseDollars, subtract, type Nano } from "@/lib/domain/money";
import { log } from "@/lib/log";
import { openClient } from "@/lib/services/connections/open-client";
import { requireOperator, type InstanceCall, type InstanceContext } from "@/lib/services/context";
import { dollarsOr0, failureOf, keptExchange, surfaceOf } from "./exchange";
import { saveAnswer, saveFailure, saveUnknown } from "./finish";
import { insist } from "./insist";

const BATCH = 50;
/** Collections under way at once in one process. */
const AT_ONCE = 8;
const HOUR_MS = 3_600_000;
/** Beyond the API's own 72 hours nothing is to be expected any more. */
const GIVE_UP_MS = (LIMITS.queueHours + 2) * HOUR_MS;

/**
 * Asks for the results of posted tasks that are due, by id. A claimed task's next look is set before it is asked for,
 * so that many workers never ask for the same one at once and a dead one delays it only until then. Returns how many
 * were looked at.
 */
export async function collectDueTasks({ ctx }: InstanceCall): Promise<number> {
  requireOperator(ctx);
  const due = await claimDueTasks(BATCH, GIVE_UP_MS);
  await pMap(due, (task) => collectTask(ctx, task), { concurrency: AT_ONCE, stopOnError: false });
  return due.length;
}

async function collectTask(ctx: InstanceContext, task: DueTask): Promise<void> {
  try {
    const client = await openClient(task.workspaceId, task.connectionId);
    await saveCollected(ctx, task, await client.taskGet(task.engine, task.remoteId));
  } catch (error) {
    if (error instanceof ApiCallError) return noteCollectFailure(ctx, task, error);
    if (!(error instanceof AppError)) throw error;
    // The answer waits at the API for a connection that can be used again.
    log().warn({ err: error, taskId: task.id }, "a result could not be asked for");
    await giveUpWhenOverdue(ctx, task);
  }
}

/** Failures that say something final of the task itself, not of the connection or its account. */
const ABOUT_THE_TASK: ReadonlySet<string> = new Set(["task_code", "unexpected_shape"]);

type CollectReply = Awaited<ReturnType<ApiClient["taskGet"]>>;

async function saveCollected(ctx: InstanceContext, task: DueTask, reply: CollectReply): Promise<void> {
  const receivedAt = ctx.now();
  const [result] = reply.task.result;
  if (isPending(reply.task.status_code)) return giveUpWhenOverdue(ctx, task);
  if (!result) throw new ApiCallError("unexpected_shape", { retry: "never", raw: reply.raw });
  await insist(() =>
    saveAnswer(ctx, {
      taskId: task.id,
      result,
      statusMessage: reply.task.status_message,
      exchange: keptExchange(reply.raw),
      cost: settledCost(task.postCost, result.money_spent),
      costDerived: true,
      surface: surfaceOf(reply.raw),
      elapsedMs: receivedAt.getTime() - task.startedAt.getTime(),
      receivedAt,
    }),
  );
}

/**
 * What a standard task comes to: what posting charged less the advance, plus the model's charge. The documentation
 * does not say how an advance is settled; docs/wire.md has the reasoning, and `settleCosts` asks the API for its figure.
 */
function settledCost(postCost: string | null, moneySpent: number | null): Nano {
  const advance = parseDollars(BASE_PRICES.advance);
  const posted =
    postCost === null ? add(parseDollars(BASE_PRICES.standard), advance) : parseDollars(postCost);
  return add(subtract(posted, advance), dollarsOr0(moneySpent));
}

async function noteCollectFailure(ctx: InstanceContext, task: DueTask, error: ApiCallError): Promise<void> {
  if (error.retry !== "never" || !ABOUT_THE_TASK.has(error.kind)) {
    await getDb().task.updateMany({
      where: { id: task.id, state: "posted" },
      data: { failureKind: error.kind },
    });
    return giveUpWhenOverdue(ctx, task);
  }
  await insist(() =>
    saveFailure(ctx, {
      taskId: task.id,
      ...failureOf(error),
      // Collecting is free whatever it brings: what a failed task came to is in the list of ids only.
      costToCome: true,
      at: ctx.now(),
    }),
  );
}

async function giveUpWhenOverdue(ctx: InstanceContext, task: DueTask): Promise<void> {
  if (!task.overdue) return;
  await saveUnknown(ctx, { taskId: task.id, failureKind: "never_finished", exchange: null, at: ctx.now() });
}
