import "server-only";
import { renewTaskLeases } from "@/lib/db/sql/task-leases";
import { log } from "@/lib/log";

/** A caller silent for this long is taken for dead. */
export const LEASE_MS = 20_000;
export const RENEW_MS = 5_000;

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
