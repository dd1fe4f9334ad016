import "server-only";
import { z } from "zod";
import { type Sql, sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import {
  type CellAsked,
  cellAskedSchema,
  type CellPage,
  cellRepeatSchema,
  CELLS_PER_PAGE,
  cellRowSchema,
} from "@/lib/domain/answers/cell";
import { JUDGED_CHARS } from "@/lib/domain/answers/comparison";
import { MAX_REPEATS } from "@/lib/domain/runs/run-limits";

const WORDS_CHARS = 300;

/** What was asked, of a task and what belongs to it. */
const ASKED: Sql = sql`task.cell, task.engine, task.model_asked as "modelAsked",
  left(prompt_version.user_prompt, ${WORDS_CHARS}) as prompt, market.name as market, persona.name as persona`;
const OF_TASK: Sql = sql`join app.prompt_version on prompt_version.id = task.prompt_version_id
  left join app.market on market.id = task.market_id
  left join app.persona on persona.id = task.persona_id`;

/** A page of a run's cells in the order of its plan. Cells are numbered without gaps, so that a page is a range of them. */
export async function listCellsPage(
  own: WorkspaceReads,
  { runId, page }: { runId: string; page: number },
): Promise<CellPage> {
  const first = (page - 1) * CELLS_PER_PAGE;
  const ofRun = sql`task.run_id = ${runId}::uuid`;
  const counted = {
    columns: sql`task.cell, count(*)::int as asked, count(*) filter (where task.state = 'answered')::int as answered,
      (array_agg(task.id order by task.repeat))[1] as first_id`,
    from: "task",
    where: [ofRun, sql`task.cell >= ${first} and task.cell < ${first + CELLS_PER_PAGE}`],
    groupBy: sql`task.cell`,
  } as const;
  const [rows, { total }] = await Promise.all([
    own.rows(
      {
        columns: sql`${ASKED}, counted.asked, counted.answered`,
        from: { name: sql`counted`, read: counted },
        joins: sql`join app.task on task.id = counted.first_id ${OF_TASK}`,
        orderBy: sql`task.cell`,
      },
      cellRowSchema,
    ),
    own.row(
      { columns: sql`coalesce(max(task.cell) + 1, 0) as total`, from: "task", where: [ofRun] },
      z.object({ total: z.int() }),
    ),
  ]);
  return { rows, total };
}

const repeatSchema = cellRepeatSchema.extend({ text: z.string().nullable() });

/** A cell of a run: what it asks, and its askings with the beginning of each text. Null where the run has none of that number. */
export async function readCellOf(
  own: WorkspaceReads,
  { runId, cell }: { runId: string; cell: number },
): Promise<{ asked: CellAsked; repeats: z.infer<typeof repeatSchema>[] } | null> {
  const where = [sql`task.run_id = ${runId}::uuid`, sql`task.cell = ${cell}`];
  const [asked] = await own.rows(
    { columns: ASKED, from: "task", joins: OF_TASK, where, orderBy: sql`task.repeat`, limit: 1 },
    cellAskedSchema,
  );
  if (!asked) return null;
  const repeats = await own.rows(
    {
      columns: sql`task.id, task.repeat, task.state, answer.model_answered as "modelAnswered",
        answer.web_search_done as "webSearchDone", answer.citation_count as "citationCount",
        answer.ended_early as "endedEarly", answer.cost::text as cost, char_length(answer.text) as length,
        left(answer.text, ${JUDGED_CHARS}) as text`,
      from: "task",
      joins: sql`left join app.answer on answer.task_id = task.id`,
      where,
      orderBy: sql`task.repeat`,
      limit: MAX_REPEATS,
    },
    repeatSchema,
  );
  return { asked, repeats };
}
