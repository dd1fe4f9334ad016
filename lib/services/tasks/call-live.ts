import "server-only";
import { ApiCallError } from "@/lib/api-client/errors";
import { BASE_PRICES } from "@/lib/api-contract/limits";
import { LIVE_CALLS_AT_ONCE } from "@/lib/api-contract/run-duration";
import { getDb } from "@/lib/db/client";
import { claimLive, nextForSlot } from "@/lib/db/sql/tasks/live-slots";
import { setTasksAside } from "@/lib/db/sql/tasks/task-leases";
import { engineSchema } from "@/lib/domain/engines/engine-schema";
import { add, dollarsFromNumber, parseDollars, type Nano } from "@/lib/domain/amounts/money";
import { callLiveJob } from "@/lib/queue/definitions";
import { enqueue } from "@/lib/queue/queue";
import { requireOperator, type InstanceCall, type InstanceContext } from "@/lib/services/context";
import { dollarsOr0, failureOf, keptExchange, surfaceOf } from "./exchange";
import { saveFailure, saveUnknown } from "./finish";
import { saveAnswer } from "./save-answers";
import { insist } from "./insist";
import { LEASE_MS, whileLeased } from "./lease";
import { openOrLetGo } from "./open-or-let-go";
import { toSend, WITH_WORDING, wireTask, type TaskWithWording } from "./wire-task";

/** Before a task that found no slot is looked at by the sweep; a call that ends hands its slot on much sooner. */
const SLOT_AGAIN_MS = 60_000;

/** Calls made for one live task while the API asks to come back later. */
const ATTEMPTS_MAX = 6;

/** Pause before a live task is tried again, after its n-th call. */
const pauseMs = (attempts: number): number => Math.min(60_000, 2_000 * 2 ** attempts);

/**
 * Makes the call of one live task and saves what comes of it. The call is made once: only a reply that says nothing
 * was done ("come back later", or no connection at all) leads to another. Does nothing when another worker has the task,
 * or while the account's slots are all in use; whoever frees one hands it to the task that waits longest.
 */
export async function callLiveTask({
  ctx,
  input: { taskId },
}: InstanceCall<{ taskId: string }>): Promise<void> {
  requireOperator(ctx);
  const claim = {
    taskId,
    atOnce: LIVE_CALLS_AT_ONCE,
    leaseMs: LEASE_MS,
    at: ctx.now(),
    againMs: SLOT_AGAIN_MS,
  };
  if (!(await claimLive(claim))) return;
  const task = await getDb().task.findUniqueOrThrow({ where: { id: taskId }, include: WITH_WORDING });
  await whileLeased([taskId], () => callAndSave(ctx, toSend(task)));
  const next = await nextForSlot(taskId, SLOT_AGAIN_MS);
  if (next !== null) await enqueue(callLiveJob, { taskId: next });
}

async function callAndSave(ctx: InstanceContext, task: TaskWithWording): Promise<void> {
  const taskId = task.id;
  const client = await openOrLetGo(ctx, task, [taskId], "calling");
  if (!client) return;
  try {
    const reply = await client.live(engineSchema.parse(task.engine), wireTask(task));
    const [result] = reply.task.result;
    if (!result)
      throw new ApiCallError("unexpected_shape", { retry: "never", raw: reply.raw, cost: reply.task.cost });
    const saved = {
      taskId,
      result,
      statusMessage: reply.task.status_message,
      exchange: keptExchange(reply.raw),
      cost: reply.task.cost === null ? liveCost(result.money_spent) : dollarsFromNumber(reply.task.cost),
      costDerived: reply.task.cost === null,
      surface: surfaceOf(reply.raw),
      elapsedMs: Math.round(reply.raw.elapsedMs),
      receivedAt: ctx.now(),
    };
    await insist(() => saveAnswer(ctx, saved));
  } catch (error) {
    if (!(error instanceof ApiCallError)) throw error;
    await saveCallFailure(ctx, task, error);
  }
}

/** What a live call comes to by the documentation, where the API did not say: its base price and the model's charge. */
const liveCost = (moneySpent: number | null): Nano =>
  add(parseDollars(BASE_PRICES.live), dollarsOr0(moneySpent));

async function saveCallFailure(
  ctx: InstanceContext,
  task: TaskWithWording,
  error: ApiCallError,
): Promise<void> {
  const at = ctx.now();
  if (error.retry === "unknown_outcome") {
    await insist(() => saveUnknown(ctx, { taskId: task.id, ...failureOf(error), at }));
    return;
  }
  if (error.retry === "later" && task.attempts < ATTEMPTS_MAX) {
    await insist(() =>
      setTasksAside({
        ids: [task.id],
        from: "calling",
        to: "planned",
        failureKind: error.kind,
        statusCode: error.code,
        afterMs: pauseMs(task.attempts),
      }),
    );
    return;
  }
  await insist(() =>
    saveFailure(ctx, {
      taskId: task.id,
      ...failureOf(error),
      at,
    }),
  );
}
