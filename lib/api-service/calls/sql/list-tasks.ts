import { z } from "zod";
import { engineSchema, methodSchema } from "@/lib/domain/engines/engine-schema";
import { moneyColumn, type Queryable } from "@/lib/db/columns";

interface TaskWindow {
  accountId: string;
  from: Date;
  to: Date;
  order: "asc" | "desc";
  limit: number;
  offset: number;
  withPosted: boolean;
}

const text = (order: TaskWindow["order"]) => `
select id, engine, method, state, status_message as "statusMessage", posted_at as "postedAt", done_at as "doneAt",
       base_cost + case when state in ('queued', 'running') then advance else coalesce(money_spent, 0) end as cost,
       case when $6 then posted end as posted
from api.task
where account_id = $1 and posted_at >= $2 and posted_at <= $3
order by posted_at ${order}, id ${order}
limit $4 offset $5`;

const row = z.object({
  id: z.string(),
  engine: engineSchema,
  method: methodSchema,
  state: z.enum(["queued", "running", "done", "failed"]),
  statusMessage: z.string(),
  postedAt: z.date(),
  doneAt: z.date().nullable(),
  /** What the account has paid for it so far: the advance while it is held, then the settled figure. */
  cost: moneyColumn,
  posted: z.string().nullable(),
});

export type ListedTask = z.infer<typeof row>;

/** An account's tasks posted in a window, live ones included. */
export async function listTasks(db: Queryable, window: TaskWindow): Promise<ListedTask[]> {
  const { rows } = await db.query({
    name: `api-list-tasks-${window.order}`,
    text: text(window.order),
    values: [window.accountId, window.from, window.to, window.limit, window.offset, window.withPosted],
  });
  return z.array(row).parse(rows);
}
