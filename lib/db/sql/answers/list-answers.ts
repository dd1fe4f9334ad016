import "server-only";
import { anyOf, equals, hasWords, type Condition } from "@/lib/db/query/conditions";
import { tasksIn } from "@/lib/db/query/filters";
import { isAfter, type Keyset, keysetOrder } from "@/lib/db/query/keyset";
import { type Sql, sql } from "@/lib/db/query/sql";
import type { Select, WorkspaceReads } from "@/lib/db/query/workspace-reads";
import {
  ANSWERS_COUNTED,
  ANSWERS_PER_PAGE,
  type AnswerCursor,
  type AnswerFilter,
  type AnswerSort,
  type SearchOutcome,
} from "@/lib/domain/answers/answer-filter";
import { answerRowSchema, type AnswerPage, type AnswerRow } from "@/lib/domain/answers/answer-list";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";

const EXCERPT_CHARS = 400;

type Read = Pick<Select, "from" | "joins">;

/** Tasks, and of each its answer if it has one. */
const TASKS: Read = { from: "task", joins: sql`left join app.answer on answer.task_id = task.id` };
/** Answers, each with its task: only they have what these lists are ordered by. */
const ANSWERS: Read = { from: "answer", joins: sql`join app.task on task.id = answer.task_id` };

const asked = sql`task.created_at`;
/** An unknown cost stands below every other, and is not null: the list goes on after it. */
const cost = sql`coalesce(answer.cost, -1)`;

/** Each order has its index: `prisma/sql/answer_sorts.sql`, and the task's own for the time of asking. */
const SORTS: Record<AnswerSort, Read & Keyset & { keyOf: (row: AnswerRow) => string }> = {
  asked: { ...TASKS, key: asked, id: sql`task.id`, direction: "descending", keyOf: (row) => row.createdAt },
  oldest: { ...TASKS, key: asked, id: sql`task.id`, direction: "ascending", keyOf: (row) => row.createdAt },
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

const SEARCHED: Record<SearchOutcome, Sql> = {
  done: sql`answer.web_search_done`,
  "not-done": sql`task.web_search_asked and not answer.web_search_done`,
  "not-asked": sql`not task.web_search_asked and answer.web_search_done is not true`,
};

const answersOf = (own: WorkspaceReads, filter: Zoned<AnswerFilter>): Condition[] => [
  ...tasksIn(own, filter),
  equals(sql`task.state`, filter.state),
  filter.search && SEARCHED[filter.search],
  filter.ended === "early"
    ? sql`answer.ended_early is not null`
    : equals(sql`answer.ended_early`, filter.ended),
  equals(sql`task.prompt_version_id`, filter.versionId),
  holding(own, filter.text),
  citing(own, filter),
];

function holding(own: WorkspaceReads, words: string | null): Condition {
  if (words === null) return null;
  const answers = own.select({
    columns: sql`answer.task_id`,
    from: "answer",
    where: [hasWords(sql`answer.text`, words)],
  });
  const versions = own.select({
    columns: sql`prompt_version.id`,
    from: "prompt_version",
    where: [hasWords(sql`prompt_version.user_prompt`, words)],
  });
  return anyOf([sql`task.id in (${answers})`, sql`task.prompt_version_id in (${versions})`]);
}

function citing(own: WorkspaceReads, { domain, sourceUrl }: AnswerFilter): Condition {
  if (domain === null && sourceUrl === null) return null;
  const citations = own.select({
    columns: sql`citation.task_id`,
    from: "citation",
    where: [equals(sql`citation.domain`, domain), equals(sql`citation.source_url`, sourceUrl)],
  });
  return sql`task.id in (${citations})`;
}
