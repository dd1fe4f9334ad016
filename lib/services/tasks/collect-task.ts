import "server-only";
import type { ApiClient } from "@/lib/api-client/client";
import { ApiCallError } from "@/lib/api-client/errors";
import { BASE_PRICES, LIMITS } from "@/lib/api-contract/limits";
import { describeStatus, isPending } from "@/lib/api-contract/status-codes";
import { createBatcher } from "@/lib/batcher";
import { releasePosted, type PostedTask } from "@/lib/db/sql/tasks/posted-tasks";
import { AppError } from "@/lib/domain/errors";
import { add, parseDollars, subtract, type Nano } from "@/lib/domain/amounts/money";
import type { OwnFailure } from "@/lib/domain/tasks/task-failure";
import { log } from "@/lib/log";
import type { InstanceContext } from "@/lib/services/context";
import { noteFailedCall } from "@/lib/services/notices/connection-failing";
import { dollarsOr0, failureOf, keptExchange, surfaceOf } from "./exchange";
import { saveFailure, saveUnknown } from "./finish";
import { insist } from "./insist";
import { insistOnAnswers, type Answered } from "./save-answers";

/** Beyond the API's own 72 hours a task that is still queued is not to be expected any more. */
const QUEUED_HOURS = LIMITS.queueHours + 2;
/** Beyond the API's 30 days no result is there any more, whatever kept us from asking for it. */
const KEPT_HOURS = LIMITS.resultDays * 24;

/** Answers that come in while others are being saved are saved together, by the next transaction. */
const saving = createBatcher<Answered, undefined>(async (answered) => {
  await insistOnAnswers(answered);
  return () => undefined;
});

/**
 * Asks for the result of a claimed task. Never rejects: returns what keeps what came of it, so that the next can be
 * asked for meanwhile. A task that is not done yet is let go of then.
 */
export async function askForResult(
  ctx: InstanceContext,
  task: PostedTask,
  open: () => Promise<ApiClient>,
): Promise<() => Promise<void>> {
  try {
    const client = await open();
    const reply = await client.taskGet(task.engine, task.remoteId);
    const receivedAt = ctx.now();
    return () => saveCollected(ctx, task, { ...reply, receivedAt });
  } catch (error) {
    return () => noteNoResult(ctx, task, error);
  }
}

async function noteNoResult(ctx: InstanceContext, task: PostedTask, error: unknown): Promise<void> {
  if (error instanceof ApiCallError) return noteCollectFailure(ctx, task, error);
  if (!(error instanceof AppError)) throw error;
  // The answer waits at the API for a connection that can be used again.
  log().warn({ err: error, taskId: task.id }, "a result could not be asked for");
  await letGo(ctx, task, null);
  await noteFailedCall(ctx, { ...task, failure: "not_sent", at: ctx.now() });
}

/** Whether a failure says something final of the task itself, not of the connection or its account. */
const isAboutTheTask = ({ kind, retry, code }: ApiCallError): boolean =>
  retry === "never" &&
  (kind === "unexpected_shape" ||
    (kind === "task_code" && (code === null || describeStatus(code).group !== "access")));

type CollectReply = Awaited<ReturnType<ApiClient["taskGet"]>> & { receivedAt: Date };

async function saveCollected(ctx: InstanceContext, task: PostedTask, reply: CollectReply): Promise<void> {
  const { receivedAt } = reply;
  const [result] = reply.task.result;
  if (isPending(reply.task.status_code)) {
    if (task.ageHours > QUEUED_HOURS) return giveUp(ctx, task, "never_finished");
    return letGo(ctx, task, null);
  }
  if (!result) {
    const error = new ApiCallError("unexpected_shape", { retry: "never", raw: reply.raw });
    return noteCollectFailure(ctx, task, error);
  }
  await saving.add({
    taskId: task.id,
    result,
    statusMessage: reply.task.status_message,
    exchange: keptExchange(reply.raw),
    cost: settledCost(task.postCost, result.money_spent),
    costDerived: true,
    surface: surfaceOf(reply.raw),
    elapsedMs: receivedAt.getTime() - task.startedAt.getTime(),
    receivedAt,
  });
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

async function noteCollectFailure(
  ctx: InstanceContext,
  task: PostedTask,
  error: ApiCallError,
): Promise<void> {
  if (!isAboutTheTask(error)) {
    await letGo(ctx, task, error.kind);
    if (error.retry === "never") await noteFailedCall(ctx, { ...task, failure: error.kind, at: ctx.now() });
    return;
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

/** Has a task asked for again when its look is due, as long as the API keeps its result. */
async function letGo(ctx: InstanceContext, task: PostedTask, failureKind: string | null): Promise<void> {
  if (task.ageHours > KEPT_HOURS) return giveUp(ctx, task, "result_expired");
  await releasePosted([task.id], failureKind);
}

async function giveUp(ctx: InstanceContext, { id: taskId }: PostedTask, why: OwnFailure): Promise<void> {
  await saveUnknown(ctx, { taskId, failureKind: why, exchange: null, at: ctx.now() });
}
