import "server-only";
import { isAfter, type Keyset, keysetOrder } from "@/lib/db/query/keyset";
import { sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import {
  ANSWERS_COUNTED,
  ANSWERS_PER_PAGE,
  type AnswerCursor,
  type AnswerFilter,
  type AnswerSort,
} from "@/lib/domain/answers/answer-filter";
import { answerRowSchema, type AnswerPage, type AnswerRow } from "@/lib/domain/answers/answer-list";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import { type AnswerRead, answersOf, TASKS_AND_ANSWERS } from "./answer-conditions";

const EXCERPT_CHARS = 400;

/** Answers, each with its task: only they have what these lists are ordered by. */
const ANSWERS: AnswerRead = { from: "answer", joins: sql`join app.task on task.id = answer.task_id` };

const asked = sql`task.created_at`;
/** An unknown cost stands below every other, and is not null: the list goes on after it. */
const cost = sql`coalesce(answer.cost, -1)`;

/** Each order has its index: `prisma/sql/answer_sorts.sql`, and the task's own for the time of asking. */
const SORTS: Record<AnswerSort, AnswerRead & Keyset & { keyOf: (row: AnswerRow) => string }> = {
  asked: {
    ...TASKS_AND_ANSWERS,
    key: asked,
    id: sql`task.id`,
    direction: "descending",
    keyOf: (row) => row.createdAt,
  },
  oldest: {
    ...TASKS_AND_ANSWERS,
    key: asked,
    id: sql`task.id`,
    direction: "ascending",
    keyOf: (row) => row.createdAt,
  },
  cost: {
    ...ANSWERS,
    key: cost,
    id: sql`answer.task_id`,
    direction: "descending",
    keyOf: (row) => row.cost ?? "-1",
  },
  citations: {
    ...ANSWERS,
    key: sql`answer.citation_count`,
    id: sql`answer.task_id`,
    direction: "descending",
    keyOf: (row) => String(row.citationCount ?? 0),
  },
};

/**
 * One page of a workspace's tasks and their answers, and how many there are. Walks the index of the order asked for and
 * stops at a page, so that its cost does not grow with the workspace; a filter on words or sources goes by its own
 * index first.
 */
export async function listAnswersPage(
  own: WorkspaceReads,
  { filter, sort, after }: { filter: Zoned<AnswerFilter>; sort: AnswerSort; after: AnswerCursor | null },
): Promise<AnswerPage> {
  const order = SORTS[sort];
  const read = { from: order.from, joins: order.joins, where: answersOf(own, filter) };
  const [{ rows, hasNext }, total] = await Promise.all([
    own.page(
      {
        columns: COLUMNS,
        from: read.from,
        joins: sql`${read.joins} join app.run on run.id = task.run_id
                   join app.prompt_version on prompt_version.id = task.prompt_version_id`,
        where: [isAfter(order, after), ...read.where],
        orderBy: keysetOrder(order),
      },
      answerRowSchema,
      { size: ANSWERS_PER_PAGE, offset: 0 },
    ),
    own.countUpTo(ANSWERS_COUNTED, read),
  ]);
  const last = rows.at(-1);
  return { rows, next: hasNext && last ? { key: order.keyOf(last), id: last.id } : null, total };
}

const COLUMNS = sql`
  task.id, task.engine, task.model_asked as "modelAsked", answer.model_answered as "modelAnswered",
  task.method, task.state, task.status_code as "statusCode",
  left(prompt_version.user_prompt, ${EXCERPT_CHARS}) as prompt, left(answer.text, ${EXCERPT_CHARS}) as excerpt,
  run.label, answer.surface, task.web_search_asked as "webSearchAsked", answer.web_search_done as "webSearchDone",
  answer.ended_early as "endedEarly", answer.citation_count as "citationCount", answer.cost::text as cost,
  to_char(task.created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt"`;
