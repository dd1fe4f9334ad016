import "server-only";
import { getDb } from "@/lib/db/client";
import { callLiveJob } from "@/lib/queue/definitions";
import { enqueueMany } from "@/lib/queue/queue";
import type { InstanceCall } from "@/lib/services/context";
import { saveUnknown } from "./finish";
import { postStandardTasks } from "./post-standard";

const BATCH = 200;
/** A planned task older than this was left behind by whoever should have sent it. */
const LEFT_BEHIND_MS = 10_000;

/**
 * Puts right what dead processes left: live calls without a living caller end as unknown, since they may have been
 * billed; planned tasks whose time has come are sent.
 */
export async function sweepTasks({ ctx }: InstanceCall): Promise<void> {
  const now = new Date();
  const orphans = await getDb().task.findMany({
    where: { state: "calling", leaseUntil: { lt: now } },
    select: { id: true },
    take: BATCH,
  });
  for (const { id } of orphans)
    await saveUnknown({ taskId: id, failureKind: "worker_lost", exchange: null, at: now });

  const waiting = await getDb().task.findMany({
    where: {
      state: "planned",
      OR: [
        { nextCheckAt: { lte: now } },
        { nextCheckAt: null, createdAt: { lt: new Date(now.getTime() - LEFT_BEHIND_MS) } },
      ],
    },
    select: { id: true, method: true },
    orderBy: { createdAt: "asc" },
    take: BATCH,
  });
  const idsOf = (method: "live" | "standard") =>
    waiting.flatMap((task) => (task.method === method ? [task.id] : []));
  await enqueueMany(
    callLiveJob,
    idsOf("live").map((taskId) => ({ taskId })),
  );
  await postStandardTasks({ ctx, input: { taskIds: idsOf("standard") } });
}
