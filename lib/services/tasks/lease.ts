import "server-only";
import { leaseTasks, renewTaskLeases } from "@/lib/db/sql/task-leases";
import { log } from "@/lib/log";
import type { TaskState } from "@/lib/domain/task-state";
import type { InstanceContext } from "@/lib/services/context";

/** A caller silent for this long is taken for dead. */
export const LEASE_MS = 20_000;
export const RENEW_MS = 5_000;

/**
 * Moves tasks from one state to another for this process alone and holds them while `work` runs. Returns the ids that
 * were won; those another process won are its own. A process that dies stops renewing, and a sweep finds its tasks.
 */
export const claimTasks = (
  { now }: Pick<InstanceContext, "now">,
  ids: readonly string[],
  from: TaskState,
  to: TaskState,
): Promise<string[]> => leaseTasks({ ids, from, to, leaseMs: LEASE_MS, at: now() });

/** Keeps the leases of claimed tasks alive while `work` runs. */
export async function whileLeased<Result>(
  taskIds: readonly string[],
  work: () => Promise<Result>,
): Promise<Result> {
  const renewal = setInterval(() => {
    renewTaskLeases(taskIds, LEASE_MS).catch((error: unknown) =>
      log().warn({ err: error }, "a lease was not renewed"),
    );
  }, RENEW_MS);
  try {
    return await work();
  } finally {
    clearInterval(renewal);
  }
}
