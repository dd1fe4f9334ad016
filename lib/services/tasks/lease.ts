import "server-only";
import { renewTaskLeases } from "@/lib/db/sql/tasks/task-leases";
import { whileRenewed } from "@/lib/services/while-renewed";

/** A caller silent for this long is taken for dead. */
export const LEASE_MS = 20_000;
export const RENEW_MS = 5_000;

/** Keeps the leases of claimed tasks alive while `work` runs. */
export const whileLeased = <Result>(
  taskIds: readonly string[],
  work: () => Promise<Result>,
): Promise<Result> =>
  whileRenewed({ what: "tasks", everyMs: RENEW_MS, renew: () => renewTaskLeases(taskIds, LEASE_MS) }, work);
