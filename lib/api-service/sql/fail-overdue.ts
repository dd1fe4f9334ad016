import { z } from "zod";
import type { Queryable } from "./columns";

interface Overdue {
  postedBefore: Date;
  at: Date;
  statusCode: number;
  statusMessage: string;
}

const TEXT = `
with failed as (
  update api.task
  set state = 'failed', status_code = $3, status_message = $4, done_at = $2
  where state = 'queued' and posted_at < $1
  returning id, account_id, advance
), refunded as (
  insert into api.ledger_entry (task_id, kind, account_id, advance, at)
  select id, 'refunded', account_id, -advance, $2 from failed
)
select count(*)::int as failed from failed`;

const row = z.object({ failed: z.number() });

/** Fails tasks that waited too long and gives their advances back. Returns how many. */
export async function failOverdue(db: Queryable, overdue: Overdue): Promise<number> {
  const { rows } = await db.query({
    text: TEXT,
    values: [overdue.postedBefore, overdue.at, overdue.statusCode, overdue.statusMessage],
  });
  return row.parse(rows[0]).failed;
}
