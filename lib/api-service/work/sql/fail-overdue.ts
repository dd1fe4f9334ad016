import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";

interface Overdue {
  waitedMs: number;
  at: Date;
  statusCode: number;
  statusMessage: string;
  /** How many to fail at once, at most. */
  limit: number;
}

const TEXT = `
with overdue as (
  select id from api.task where state = 'queued' and stored_at < now() - $1 * interval '1 ms' limit $5 for update skip locked
), failed as (
  update api.task t
  set state = 'failed', status_code = $3, status_message = $4, done_at = $2, ended_at = now()
  from overdue where t.id = overdue.id
  returning t.id, t.account_id, t.advance
), refunded as (
  insert into api.ledger_entry (task_id, kind, account_id, advance, at)
  select id, 'refunded', account_id, -advance, $2 from failed
)
select count(*)::int as failed from failed`;

const row = z.object({ failed: z.number() });

/** Fails some of the tasks that waited too long and gives their advances back. Returns how many. */
export async function failOverdue(db: Queryable, overdue: Overdue): Promise<number> {
  const { rows } = await db.query({
    text: TEXT,
    values: [overdue.waitedMs, overdue.at, overdue.statusCode, overdue.statusMessage, overdue.limit],
  });
  return row.parse(rows[0]).failed;
}
