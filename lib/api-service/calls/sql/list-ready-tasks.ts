import { z } from "zod";
import type { Engine } from "@/lib/domain/engines/engine";
import type { Queryable } from "@/lib/db/columns";

interface Ready {
  accountId: string;
  engine: Engine;
  days: number;
  limit: number;
}

const TEXT = `
select id, posted_at as "postedAt", tag
from api.task
where account_id = $1 and engine = $2 and method = 'standard' and done_at is not null and collected_at is null
  and ended_at > now() - make_interval(days => $3)
  and (postback_url is null or not exists (
    select from api.callback c
    where c.task_id = task.id and c.kind = 'postback' and c.failed_at is null and c.state in ('pending', 'sending')
  ))
order by ended_at, id
limit $4`;

const row = z.object({ id: z.string(), postedAt: z.date(), tag: z.string() });

/** An account's finished, uncollected Standard tasks whose postback, if they have one, has failed, the longest finished first: they are the next to leave the list. */
export async function listReadyTasks(db: Queryable, ready: Ready): Promise<z.infer<typeof row>[]> {
  const { rows } = await db.query({
    name: "api-list-ready",
    text: TEXT,
    values: [ready.accountId, ready.engine, ready.days, ready.limit],
  });
  return z.array(row).parse(rows);
}
