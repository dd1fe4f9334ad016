import "server-only";
import { ApiCallError } from "@/lib/api-client/errors";
import { getDb } from "@/lib/db/client";
import { engineSchema } from "@/lib/domain/engine-schema";
import { openClient } from "@/lib/services/connections/open-client";
import type { InstanceCall } from "@/lib/services/context";
import { dollarsOr0, exchangeOfFailure, failureOf, keptExchange, surfaceOf } from "./exchange";
import { saveAnswer, saveFailure, saveUnknown } from "./finish";
import { insist } from "./insist";
import { claimTasks, whileLeased } from "./lease";
import { WITH_WORDING, wireTask, type TaskWithWording } from "./wire-task";

/** Calls made for one live task while the API asks to come back later. */
const ATTEMPTS_MAX = 6;

/** Pause before a live task is tried again, after its n-th call. */
const retryAt = (attempts: number): Date => new Date(Date.now() + Math.min(60_000, 2_000 * 2 ** attempts));

/**
 * Makes the call of one live task and saves what comes of it. The call is made once: only a reply that says nothing
 * was done ("come back later", or no connection at all) leads to another. Does nothing when another worker has the task.
 */
export async function callLiveTask({ input: { taskId } }: InstanceCall<{ taskId: string }>): Promise<void> {
  const [claimed] = await claimTasks([taskId], "planned", "calling");
  if (!claimed) return;
  const task = await getDb().task.findUniqueOrThrow({ where: { id: taskId }, include: WITH_WORDING });
  await whileLeased([taskId], () => callAndSave(task));
}

async function callAndSave(task: TaskWithWording): Promise<void> {
  const taskId = task.id;
  try {
    const client = await openClient(task.workspaceId, task.connectionId);
    const reply = await client.live(engineSchema.parse(task.engine), wireTask(task));
    const [result] = reply.task.result;
    if (!result)
      throw new ApiCallError("unexpected_shape", { retry: "never", raw: reply.raw, cost: reply.task.cost });
    const saved = {
      taskId,
      result,
      statusMessage: reply.task.status_message,
      exchange: keptExchange(reply.raw),
      cost: dollarsOr0(reply.task.cost),
      costDerived: false,
      surface: surfaceOf(reply.raw),
      elapsedMs: Math.round(reply.raw.elapsedMs),
      receivedAt: new Date(),
    };
    await insist(() => saveAnswer(saved));
  } catch (error) {
    if (!(error instanceof ApiCallError)) throw error;
    await saveCallFailure(task, error);
  }
}

async function saveCallFailure(task: TaskWithWording, error: ApiCallError): Promise<void> {
  const at = new Date();
  if (error.retry === "unknown_outcome") {
    await insist(() =>
      saveUnknown({ taskId: task.id, failureKind: error.kind, exchange: exchangeOfFailure(error), at }),
    );
    return;
  }
  if (error.retry === "later" && task.attempts < ATTEMPTS_MAX) {
    await insist(() =>
      getDb().task.updateMany({
        where: { id: task.id, state: "calling" },
        data: {
          state: "planned",
          leaseUntil: null,
          nextCheckAt: retryAt(task.attempts),
          statusCode: error.code,
          failureKind: error.kind,
        },
      }),
    );
    return;
  }
  await insist(() =>
    saveFailure({
      taskId: task.id,
      ...failureOf(error),
      at,
    }),
  );
}
