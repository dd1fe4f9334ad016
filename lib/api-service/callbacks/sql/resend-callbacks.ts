import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";

// One under way is about to be sent anyway.
const TEXT = `
with again as (
  update api.callback
  set state = 'pending', attempts = 0, due_at = now()
  where account_id = $1 and task_id = any ($2::text[]) and state <> 'sending'
  returning task_id
), told as (
  select pg_notify('sightline_api_callback', '') from again limit 1
)
select t.id, t.done_at is not null as done, exists (select from api.callback c where c.task_id = t.id) as called
from api.task t
where t.account_id = $1 and t.id = any ($2::text[]) and (select count(*) from told) >= 0`;

const row = z.object({ id: z.string(), done: z.boolean(), called: z.boolean() });

/** Asks for tasks' callbacks once more. Those of the ids that are the account's tasks, and whether they have any. */
export async function resendCallbacks(
  db: Queryable,
  accountId: string,
  ids: readonly string[],
): Promise<Map<string, z.infer<typeof row>>> {
  const { rows } = await db.query({
    name: "api-resend-callbacks",
    text: TEXT,
    values: [accountId, ids],
  });
  return new Map(
    z
      .array(row)
      .parse(rows)
      .map((found) => [found.id, found]),
  );
}
