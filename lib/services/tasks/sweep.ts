import "server-only";
import { forgetPastWindows } from "@/lib/db/rate-window";
import { findOrphans, findWaiting, planUnsent } from "@/lib/db/sql/tasks/task-leases";
import { callLiveJob } from "@/lib/queue/definitions";
import { enqueueMany } from "@/lib/queue/queue";
import { requireOperator, type InstanceCall } from "@/lib/services/context";
import { eachInTurn } from "@/lib/services/each-in-turn";
import { cancelWhatCameBack } from "./cancel-waiting";
import { saveUnknown } from "./finish";
import { postStandardTasks } from "./post-standard";

const BATCH = 1_000;
/** A planned task older than this was left behind by whoever should have sent it. */
const LEFT_BEHIND_MS = 10_000;

/**
 * Puts right what dead processes left: live calls without a living caller end as unknown, since they may have been
 * billed; planned tasks whose time has come are sent, those of cancelled runs ended.
 */
export async function sweepTasks({ ctx }: InstanceCall): Promise<void> {
  requireOperator(ctx);
  await eachInTurn(await findOrphans(BATCH), (taskId) =>
    saveUnknown(ctx, { taskId, failureKind: "worker_lost", exchange: null, at: ctx.now() }),
  );

  await planUnsent();
  await cancelWhatCameBack(ctx);
  const waiting = await findWaiting(LEFT_BEHIND_MS, BATCH);
  const idsOf = (method: "live" | "standard") =>
    waiting.flatMap((task) => (task.method === method ? [task.id] : []));
  await enqueueMany(
    callLiveJob,
    idsOf("live").map((taskId) => ({ taskId })),
  );
  await postStandardTasks({ ctx, input: { taskIds: idsOf("standard") } });
  await forgetPastWindows();
}
