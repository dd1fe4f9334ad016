import type { Queryable } from "@/lib/db/columns";
import type { HeldCallback } from "./return-callbacks";

export interface FinishedCallback extends HeldCallback {
  /** A status, or why there was none. */
  outcome: string;
  delivered: boolean;
  /** How long to wait before it is tried again, in milliseconds; null when it was delivered or given up. */
  pauseMs: number | null;
  at: Date;
}

// The lease in the condition is the compare-and-set. A delivered postback is as good as a collected task.
const TEXT = `
with finished as (
  update api.callback c
  set state = case when f.delivered then 'delivered' when f.pause_ms is null then 'given_up' else 'pending'
              end::api.callback_state,
      attempts = c.attempts + case when f.delivered then 0 else 1 end,
      due_at = coalesce(now() + f.pause_ms * interval '1 ms', c.due_at), outcome = f.outcome, lease_owner = null, lease_until = null,
      failed_at = case when f.delivered then c.failed_at else coalesce(c.failed_at, f.at) end,
      delivered_at = case when f.delivered then f.at else c.delivered_at end
  from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::boolean[], $6::bigint[], $7::timestamptz[])
    as f (lease, task_id, kind, outcome, delivered, pause_ms, at)
  where c.task_id = f.task_id and c.kind = f.kind::api.callback_kind and c.state = 'sending' and c.lease_owner = f.lease
  returning c.task_id, c.kind, c.state, c.delivered_at
)
update api.task t set collected_at = finished.delivered_at
from finished
where t.id = finished.task_id and finished.kind = 'postback' and finished.state = 'delivered' and t.collected_at is null`;

/** Writes what became of callbacks, as far as their leases still hold. */
export async function finishCallbacks(db: Queryable, callbacks: readonly FinishedCallback[]): Promise<void> {
  await db.query({
    name: "api-finish-callbacks",
    text: TEXT,
    values: [
      callbacks.map(({ lease }) => lease),
      callbacks.map(({ taskId }) => taskId),
      callbacks.map(({ kind }) => kind),
      callbacks.map(({ outcome }) => outcome),
      callbacks.map(({ delivered }) => delivered),
      callbacks.map(({ pauseMs }) => pauseMs),
      callbacks.map(({ at }) => at),
    ],
  });
}
