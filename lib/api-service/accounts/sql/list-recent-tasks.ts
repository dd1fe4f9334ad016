import { z } from "zod";
import { engineSchema, methodSchema } from "@/lib/domain/engines/engine-schema";
import { moneyColumn, type Queryable } from "@/lib/db/columns";

export interface AccountPage {
  accountId: string;
  limit: number;
  offset: number;
}

const TEXT = `
select id, engine, method, state, model, status_code as "statusCode", status_message as "statusMessage",
       posted_at as "postedAt", done_at as "doneAt",
       base_cost + case when state in ('queued', 'running') then advance
                        when state = 'failed' then coalesce(money_spent, 0) else money_spent end as cost
from api.task
where account_id = $1
order by posted_at desc, id desc
limit $2 offset $3`;

const row = z.object({
  id: z.string(),
  engine: engineSchema,
  method: methodSchema,
  state: z.enum(["queued", "running", "done", "failed"]),
  model: z.string(),
  statusCode: z.number(),
  statusMessage: z.string(),
  postedAt: z.date(),
  doneAt: z.date().nullable(),
  /** What it has cost so far: the advance while it is held, then the settled figure. Null: its model has no known price. */
  cost: moneyColumn.nullable(),
});

export type RecentTask = z.infer<typeof row>;

/** An account's tasks, the newest first, without what was asked and answered: that is the account's own. */
export async function listRecentTasks(
  db: Queryable,
  { accountId, limit, offset }: AccountPage,
): Promise<RecentTask[]> {
  const { rows } = await db.query({ text: TEXT, values: [accountId, limit, offset] });
  return z.array(row).parse(rows);
}
