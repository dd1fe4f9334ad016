import "server-only";
import { getDb } from "@/lib/db/client";
import { log } from "@/lib/log";
import type { TaskState } from "@/lib/domain/task-state";

/** A caller silent for this long is taken for dead. */
const LEASE_MS = 20_000;
const RENEW_MS = 5_000;

const leaseEnd = (): Date => new Date(Date.now() + LEASE_MS);

/**
 * Moves tasks from one state to another for this process alone and holds them while `work` runs. Returns the ids that
 * were won; those another process won are its own. A process that dies stops renewing, and a sweep finds its tasks.
 */
export async function claimTasks(
  taskIds: readonly string[],
  from: TaskState,
  to: TaskState,
): Promise<string[]> {
  const now = new Date();
  const rows = await getDb().task.updateManyAndReturn({
    where: { id: { in: [...taskIds] }, state: from },
    data: {
      state: to,
      startedAt: now,
      leaseUntil: leaseEnd(),
      nextCheckAt: null,
      attempts: { increment: 1 },
    },
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

/** Keeps the leases of claimed tasks alive while `work` runs. */
export async function whileLeased<Result>(
  taskIds: readonly string[],
  work: () => Promise<Result>,
): Promise<Result> {
  const renewal = setInterval(() => {
    getDb()
      .task.updateMany({
        where: { id: { in: [...taskIds] }, leaseUntil: { not: null } },
        data: { leaseUntil: leaseEnd() },
      })
      .catch((error: unknown) => log().warn({ err: error }, "a lease was not renewed"));
  }, RENEW_MS);
  try {
    return await work();
  } finally {
    clearInterval(renewal);
  }
}
