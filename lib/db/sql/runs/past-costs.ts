import "server-only";
import { z } from "zod";
import { sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";

const ANSWERS_SEEN = 200;

const pastCostsSchema = z.object({
  answers: z.coerce.number(),
  /** 10th and 90th percentile of what an answer cost in all, dollars; null without answers. */
  low: z.string().nullable(),
  high: z.string().nullable(),
});
export type PastCosts = z.infer<typeof pastCostsSchema>;

/** What the newest 200 answers of a model whose cost is known cost, with or without leave to search. */
export const readPastCosts = (
  own: WorkspaceReads,
  filter: {
    engine: string;
    model: string;
    webSearch: boolean;
  },
): Promise<PastCosts> =>
  own.row(
    {
      columns: sql`count(*) as answers,
        percentile_disc(0.1) within group (order by newest.cost)::text as low,
        percentile_disc(0.9) within group (order by newest.cost)::text as high`,
      from: {
        name: sql`newest`,
        read: {
          columns: sql`answer.cost`,
          from: "task",
          joins: sql`join app.answer on answer.task_id = task.id`,
          where: [
            sql`task.engine = ${filter.engine}`,
            sql`task.model_asked = ${filter.model}`,
            sql`task.web_search_asked = ${filter.webSearch}`,
            sql`task.state = 'answered'`,
            sql`answer.cost is not null`,
          ],
          orderBy: sql`task.created_at desc`,
          limit: ANSWERS_SEEN,
        },
      },
    },
    pastCostsSchema,
  );
