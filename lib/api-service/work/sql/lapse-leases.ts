import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";

interface Lapse {
  at: Date;
  statusCode: number;
  statusMessage: string;
}

const TEXT = `
with lapsed as (
  select id, asked_at is null and method = 'standard' as again from api.task
  where state = 'running' and lease_until < now()
  for update skip locked
), queued as (
  update api.task t
  set state = 'queued', lease_owner = null, lease_until = null, started_at = null, upstream = null
  from lapsed where t.id = lapsed.id and lapsed.again
  returning t.id
), failed as (
  update api.task t
  set state = 'failed', status_code = $2, status_message = $3, done_at = $1, ended_at = now(), lease_owner = null, lease_until = null
  from lapsed where t.id = lapsed.id and not lapsed.again
  returning t.id, t.account_id, t.method, t.advance
), refunded as (
  insert into api.ledger_entry (task_id, kind, account_id, advance, at)
  select id, 'refunded', account_id, -advance, $1 from failed where method = 'standard' or advance <> 0
)
select (select count(*) from queued)::int as queued, (select count(*) from failed)::int as failed`;

const row = z.object({ queued: z.number(), failed: z.number() });

/**
 * Ends the leases of processes that died. A queued task that nobody can have been billed for goes back into the queue;
 * one that was under way to an upstream that bills fails, because asking again could pay twice, and so does a live call,
 * because nobody is there any more to be answered. What is held for them is given back.
 */
export async function lapseLeases(db: Queryable, lapse: Lapse): Promise<z.infer<typeof row>> {
  const { rows } = await db.query({
    text: TEXT,
    values: [lapse.at, lapse.statusCode, lapse.statusMessage],
  });
  return row.parse(rows[0]);
}
