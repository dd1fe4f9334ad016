import "server-only";
import { LIMITS } from "@/lib/api-contract/limits";
import type { ServiceDeps } from "./deps";
import { LOST_ANSWER } from "./failure-status";
import { failOverdue } from "./sql/fail-overdue";
import { lapseCallbacks } from "./sql/return-callbacks";
import { lapseLeases } from "./sql/lapse-leases";

const QUEUE_MS = LIMITS.queueHours * 3_600_000;

/** What a sweep changed. */
export interface Swept {
  /** Back in the queue. */
  queued: number;
  /** Failed, with the advance given back. */
  failed: number;
  /** Callbacks that are sent again. */
  callbacks: number;
}

/** Deals with what dead workers left under way, and with those that waited 72 hours. Any process may, at any time. */
export async function sweepTasks({ pool, now }: ServiceDeps): Promise<Swept> {
  const at = now();
  const lapsed = await lapseLeases(pool, {
    at,
    statusCode: LOST_ANSWER.code,
    statusMessage: LOST_ANSWER.message,
  });
  const overdue = await failOverdue(pool, {
    postedBefore: new Date(at.getTime() - QUEUE_MS),
    at,
    statusCode: 40103,
    statusMessage: "Task execution failed. It was not completed within 72 hours.",
  });
  const callbacks = await lapseCallbacks(pool, at);
  return { queued: lapsed.queued, failed: lapsed.failed + overdue, callbacks };
}
