import "server-only";
import type { ApiClient } from "@/lib/api-client/client";
import { ApiCallError } from "@/lib/api-client/errors";
import { BASE_PRICES, LIMITS } from "@/lib/api-contract/limits";
import { isPending } from "@/lib/api-contract/status-codes";
import { claimDueTasks, type DueTask } from "@/lib/db/sql/claim-due-tasks";
import { getDb } from "@/lib/db/client";
import { add, parseDollars, subtract, type Nano } from "@/lib/domain/money";
import { openClient } from "@/lib/services/connections/open-client";
import type { InstanceCall } from "@/lib/services/context";
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
export async function collectDueTasks(_: InstanceCall): Promise<number> {
  const due = await claimDueTasks(BATCH);
  const queue = [...due];
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let task = queue.shift(); task; task = queue.shift()) await collectTask(task);
    }),
  );
  return due.length;
}

async function collectTask(task: DueTask): Promise<void> {
  try {
    const client = await openClient(task.workspaceId, task.connectionId);
    await saveCollected(task, await client.taskGet(task.engine, task.remoteId));
  } catch (error) {
    if (!(error instanceof ApiCallError)) throw error;
    await noteCollectFailure(task, error);
  }
}

/** Failures that say something final of the task itself, not of the connection or its account. */
const ABOUT_THE_TASK: ReadonlySet<string> = new Set(["task_code", "unexpected_shape"]);

type CollectReply = Awaited<ReturnType<ApiClient["taskGet"]>>;

async function saveCollected(task: DueTask, reply: CollectReply): Promise<void> {
  const receivedAt = new Date();
  const [result] = reply.task.result;
  if (isPending(reply.task.status_code)) return giveUpWhenOverdue(task, receivedAt);
  if (!result) throw new ApiCallError("unexpected_shape", { retry: "never", raw: reply.raw });
  await insist(() =>
    saveAnswer({
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

async function noteCollectFailure(task: DueTask, error: ApiCallError): Promise<void> {
  const at = new Date();
  if (error.retry !== "never" || !ABOUT_THE_TASK.has(error.kind)) {
    await getDb().task.updateMany({
      where: { id: task.id, state: "posted" },
      data: { failureKind: error.kind },
    });
    return giveUpWhenOverdue(task, at);
  }
  await insist(() =>
    saveFailure({
      taskId: task.id,
      ...failureOf(error),
      at,
    }),
  );
}

async function giveUpWhenOverdue(task: DueTask, at: Date): Promise<void> {
  if (at.getTime() - task.startedAt.getTime() < GIVE_UP_MS) return;
  await saveUnknown({ taskId: task.id, failureKind: "never_finished", exchange: null, at });
}
