import "server-only";
import { getPool } from "@/lib/db/pool";

export interface PastCosts {
  answers: number;
  /** 10th and 90th percentile of what an answer cost in all, dollars; null without answers. */
  low: string | null;
  high: string | null;
}

/** What the newest 200 answers of a model whose cost is known cost, with or without leave to search. */
export async function readPastCosts(filter: {
  workspaceId: string;
  engine: string;
  model: string;
  webSearch: boolean;
}): Promise<PastCosts> {
  const { rows } = await getPool().query<{ answers: string; low: string | null; high: string | null }>(
    `select count(*) as answers,
            percentile_disc(0.1) within group (order by cost) as low,
            percentile_disc(0.9) within group (order by cost) as high
       from (select answer.cost
               from app.task join app.answer on answer.task_id = task.id
              where task.workspace_id = $1 and task.engine = $2 and task.model_asked = $3
                and task.web_search_asked = $4 and task.state = 'answered'
                and answer.cost is not null
              order by task.created_at desc
              limit 200) newest`,
    [filter.workspaceId, filter.engine, filter.model, filter.webSearch],
  );
  const row = rows[0];
  return { answers: Number(row?.answers ?? 0), low: row?.low ?? null, high: row?.high ?? null };
}
