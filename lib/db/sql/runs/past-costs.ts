import "server-only";
import { z } from "zod";
import { equals } from "@/lib/db/query/conditions";
import { sql } from "@/lib/db/query/sql";
import type { Select, WorkspaceReads } from "@/lib/db/query/workspace-reads";

/** Answers whose own costs are looked at, and those that are looked through for the newest runs of many. */
const ANSWERS_SEEN = 200;
const ANSWERS_OF_RUNS = 2_000;
const RUNS_SEEN = 20;

const pastCostsSchema = z.object({
  answers: z.coerce.number(),
  /** What an answer costs at least and at most, nine times of ten, alone or in a run of many; null without answers. */
  low: z.string().nullable(),
  high: z.string().nullable(),
});
export type PastCosts = z.infer<typeof pastCostsSchema>;

interface AskedAlike {
  engine: string;
  model: string;
  /** Null: with leave to search or without. */
  webSearch: boolean | null;
}

const newestAnswers = ({ engine, model, webSearch }: AskedAlike): Select => ({
  columns: sql`answer.cost, task.run_id, task.created_at`,
  from: "task",
  joins: sql`join app.answer on answer.task_id = task.id`,
  where: [
    sql`task.engine = ${engine}`,
    sql`task.model_asked = ${model}`,
    equals(sql`task.web_search_asked`, webSearch),
    sql`task.state = 'answered'`,
    // What others paid elsewhere says nothing of what asking from here costs.
    sql`task.origin = 'collected'`,
    sql`answer.cost is not null`,
  ],
  orderBy: sql`task.created_at desc`,
  limit: ANSWERS_OF_RUNS,
});

const OF_RUN = sql`over (partition by newest.run_id)`;

/** Each answer with its place among all, and with its run: how many it has there, what they cost on average. */
const inRuns = (asked: AskedAlike): Select => ({
  columns: sql`newest.cost, newest.run_id, row_number() over (order by newest.created_at desc) as place,
    count(*) ${OF_RUN} as size, max(newest.created_at) ${OF_RUN} as last, round(avg(newest.cost) ${OF_RUN}, 9) as mean,
    row_number() ${OF_RUN} as in_run`,
  from: { name: sql`newest`, read: newestAnswers(asked) },
});

/** The same with each run's place, those of several answers first. */
const ranked = (asked: AskedAlike): Select => ({
  columns: sql`grouped.*,
    dense_rank() over (order by grouped.size > 1 desc, grouped.last desc, grouped.run_id) as run_place`,
  from: { name: sql`grouped`, read: inRuns(asked) },
});

const IS_SEEN = sql`ranked.place <= ${ANSWERS_SEEN}`;
/** One answer of each run that is looked at, which tells its mean. */
const TELLS_RUN = sql`ranked.in_run = 1 and ranked.size > 1 and ranked.run_place <= ${RUNS_SEEN}`;

/**
 * What answers of a model whose cost is known cost, with or without leave to search: from the 10th to the 90th percentile
 * of the newest 200, or of what an answer came to on average in the newest 20 runs that had several, whichever is
 * further out. Few dear answers raise what a run comes to, and no percentile of single ones.
 */
export const readPastCosts = (own: WorkspaceReads, asked: AskedAlike): Promise<PastCosts> =>
  own.row(
    {
      columns: sql`count(*) filter (where ${IS_SEEN}) as answers,
        least(percentile_disc(0.1) within group (order by ranked.cost) filter (where ${IS_SEEN}),
              percentile_disc(0.1) within group (order by ranked.mean) filter (where ${TELLS_RUN}))::text as low,
        greatest(percentile_disc(0.9) within group (order by ranked.cost) filter (where ${IS_SEEN}),
                 percentile_disc(0.9) within group (order by ranked.mean) filter (where ${TELLS_RUN}))::text as high`,
      from: { name: sql`ranked`, read: ranked(asked) },
    },
    pastCostsSchema,
  );

/** What the newest answers of a model cost, dollars, whether they were to search or not. */
export async function listPastCosts(
  own: WorkspaceReads,
  { engine, model }: Pick<AskedAlike, "engine" | "model">,
): Promise<number[]> {
  const rows = await own.rows(
    {
      ...newestAnswers({ engine, model, webSearch: null }),
      columns: sql`answer.cost`,
      limit: ANSWERS_SEEN,
    },
    z.object({ cost: z.coerce.number() }),
  );
  return rows.map(({ cost }) => cost);
}
