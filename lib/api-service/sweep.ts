import "server-only";
import { LIMITS } from "@/lib/api-contract/limits";
import type { ServiceDeps } from "./deps";
import { LOST_ANSWER } from "./asking/failure-status";
import { failOverdue } from "./work/sql/fail-overdue";
import { lapseCallbacks } from "./callbacks/sql/return-callbacks";
import { lapseLeases } from "./work/sql/lapse-leases";
import { pruneCallbacks, pruneResults } from "./work/sql/prune";

const PORTION = 1_000;
const QUEUE_MS = LIMITS.queueHours * 3_600_000;
const KEPT_MS = LIMITS.resultDays * 86_400_000;
/** What one statement forgets, so that none holds rows for long. */
const PRUNED_AT_ONCE = 1_000;
/** And one sweep in all, so that those who wait for it need not wait for a mountain. */
const PRUNED_A_SWEEP = 20_000;

/** What a sweep changed. */
export interface Swept {
  /** Back in the queue. */
  queued: number;
  /** Failed, with what was held given back. */
  failed: number;
  /** Callbacks that are sent again. */
  callbacks: number;
}

/**
 * Deals with what dead workers left under way, with tasks that waited 72 hours, and with what is kept for 30 days only:
 * results, and callbacks that have ended. Any process may, at any time.
 */
export async function sweepTasks({ pool, now }: ServiceDeps): Promise<Swept> {
  const at = now();
  const lapsed = await lapseLeases(pool, {
    at,
    statusCode: LOST_ANSWER.code,
    statusMessage: LOST_ANSWER.message,
  });
  const overdue = await failAllOverdue(pool, at);
  const callbacks = await lapseCallbacks(pool);
  await untilFewer((limit) => pruneResults(pool, KEPT_MS, limit));
  await untilFewer((limit) => pruneCallbacks(pool, KEPT_MS, limit));
  return { queued: lapsed.queued, failed: lapsed.failed + overdue, callbacks };
}

async function untilFewer(prune: (limit: number) => Promise<number>): Promise<void> {
  for (let pruned = 0; pruned < PRUNED_A_SWEEP; pruned += PRUNED_AT_ONCE) {
    if ((await prune(PRUNED_AT_ONCE)) < PRUNED_AT_ONCE) return;
  }
}

/** In portions: a queue that stood still for days must not be one statement that runs into its limit of time. */
async function failAllOverdue(pool: ServiceDeps["pool"], at: Date): Promise<number> {
  for (let failed = 0; ;) {
    const some = await failOverdue(pool, {
      waitedMs: QUEUE_MS,
      at,
      statusCode: 40103,
      statusMessage: "Task execution failed. It was not completed within 72 hours.",
      limit: PORTION,
    });
    failed += some;
    if (some < PORTION) return failed;
  }
}
