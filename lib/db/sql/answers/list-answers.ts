import "server-only";
import { z } from "zod";
import { within } from "@/lib/db/query/conditions";
import { momentsOf } from "@/lib/db/query/day-bounds";
import { isAfter, type Keyset, keysetOrder } from "@/lib/db/query/keyset";
import { nothing, sql } from "@/lib/db/query/sql";
import type { Select, WorkspaceReads } from "@/lib/db/query/workspace-reads";
import {
  ANSWERS_COUNTED,
  ANSWERS_PER_PAGE,
  type AnswerCursor,
  type AnswerSort,
  type SearchedFilter,
} from "@/lib/domain/answers/answer-filter";
import { answerRowSchema, type AnswerPage, type AnswerRow } from "@/lib/domain/answers/answer-list";
import type { CappedCount } from "@/lib/domain/lists/capped-count";
import { type AnswerRead, answersOf, answersOfAmounts, TASKS_AND_ANSWERS } from "./answer-conditions";
import { countAnswersUpTo, found, foundBy, WITH_TASK } from "./count-answers";

const EXCERPT_CHARS = 400;

/** So many rows are looked through in the list's order before all that a filter leaves are collected instead. */
const WALKED = 2_000;

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

interface Wanted {
  filter: SearchedFilter;
  sort: AnswerSort;
  after: AnswerCursor | null;
}

/**
 * One page of a workspace's tasks and their answers, and how many there are. What many rows have is met at once where the
 * index of the order asked for is walked a little way. What few have is not, wherever they stand, and is collected by
 * indexes of its own and then ordered. Which of the two it is, is found out by counting where words are looked for, and
 * else by walking first; it is never the planner's choice, who does not know how many answers hold words.
 */
export const listAnswersPage = (own: WorkspaceReads, wanted: Wanted): Promise<AnswerPage> =>
  wanted.filter.words === null ? pageOfAny(own, wanted) : pageOfFound(own, wanted);

async function pageOfAny(own: WorkspaceReads, wanted: Wanted): Promise<AnswerPage> {
  const { sort, filter } = wanted;
  const met = await walk(own, wanted);
  if (met.length > ANSWERS_PER_PAGE)
    return pageOf(met, await countAnswersUpTo(own, ANSWERS_COUNTED, wanted), sort);
  const { rows, total } = await collect(own, wanted, everything(own, filter, SORTS[sort]));
  return pageOf(rows, total ?? (await countAnswersUpTo(own, ANSWERS_COUNTED, wanted)), sort);
}

async function pageOfFound(own: WorkspaceReads, wanted: Wanted): Promise<AnswerPage> {
  const { sort, filter } = wanted;
  if (await hasFewOfAmounts(own, filter)) {
    const all = everything(own, filter, SORTS[sort]);
    const { rows, total } = await collect(own, wanted, all);
    return pageOf(rows, total ?? (await own.countUpTo(ANSWERS_COUNTED, all)), sort);
  }
  const total = await countAnswersUpTo(own, ANSWERS_COUNTED, wanted);
  if (total.isMore) {
    const met = await walk(own, wanted);
    if (met.length > ANSWERS_PER_PAGE) return pageOf(met, total, sort);
  }
  const { rows } = await collect(own, wanted, allFound(own, filter, SORTS[sort], total));
  return pageOf(rows, total, sort);
}

/** Whether amounts leave so few answers, by their indexes, that these are looked at for the words. */
async function hasFewOfAmounts(own: WorkspaceReads, filter: SearchedFilter): Promise<boolean> {
  const where = answersOfAmounts(filter);
  return where !== null && !(await own.countUpTo(WALKED, { from: "answer", where })).isMore;
}

function pageOf(read: AnswerRow[], total: AnswerPage["total"], sort: AnswerSort): AnswerPage {
  const rows = read.slice(0, ANSWERS_PER_PAGE);
  const last = rows.at(-1);
  const hasNext = read.length > ANSWERS_PER_PAGE;
  return { rows, next: hasNext && last ? { key: SORTS[sort].keyOf(last), id: last.id } : null, total };
}

const DETAILS = sql`join app.run on run.id = task.run_id
  join app.prompt_version on prompt_version.id = task.prompt_version_id`;

/** What is met of a filter among the next rows of the order. */
function walk(own: WorkspaceReads, { filter, sort, after }: Wanted): Promise<AnswerRow[]> {
  const { from, joins, ...order } = SORTS[sort];
  const next: Select = {
    columns: from === "task" ? sql`task.*` : sql`answer.*`,
    from,
    where: [isAfter(order, after), from === "task" ? within(asked, momentsOf(filter)) : null],
    orderBy: keysetOrder(order),
    limit: WALKED,
  };
  return own.rows(
    {
      columns: COLUMNS,
      from: { name: from === "task" ? sql`task` : sql`answer`, read: next },
      joins: sql`${joins ?? nothing} ${DETAILS}`,
      where: answersOf(own, filter),
      orderBy: keysetOrder(order),
      limit: ANSWERS_PER_PAGE + 1,
    },
    answerRowSchema,
  );
}

const totalSchema = z.object({ total: z.int() });

/** The next of all that a filter leaves, and how many these are; null where there is none after the place. */
async function collect(
  own: WorkspaceReads,
  { sort, after }: Wanted,
  all: Select,
): Promise<{ rows: AnswerRow[]; total: AnswerPage["total"] | null }> {
  const place = { key: sql`one.key`, id: sql`one.id`, direction: SORTS[sort].direction };
  const next: Select = {
    columns: sql`one.id, one.key, one.total`,
    from: { name: sql`one`, read: all },
    where: [isAfter(place, after)],
    orderBy: keysetOrder(place),
    limit: ANSWERS_PER_PAGE + 1,
  };
  const read = await own.rows(
    {
      columns: sql`${COLUMNS}, one.total`,
      from: { name: sql`one`, read: next },
      joins: sql`join app.task on task.id = one.id left join app.answer on answer.task_id = one.id ${DETAILS}`,
      orderBy: keysetOrder(place),
    },
    answerRowSchema.extend(totalSchema.shape),
  );
  const [first] = read;
  return {
    rows: read,
    total: first
      ? { count: Math.min(first.total, ANSWERS_COUNTED), isMore: first.total > ANSWERS_COUNTED }
      : null,
  };
}

type Ordered = AnswerRead & Pick<Keyset, "key" | "id">;

/** All that a filter leaves, as ids with what they are ordered by. */
const everything = (
  own: WorkspaceReads,
  filter: SearchedFilter,
  { from, joins, key, id }: Ordered,
): Select => ({
  columns: sql`${id} as id, ${key} as key, count(*) over ()::int as total`,
  from,
  joins,
  where: answersOf(own, filter, "set"),
});

/** The same where words are looked for: by the index of words, unless far more answers hold them than are left. */
function allFound(own: WorkspaceReads, filter: SearchedFilter, order: Ordered, total: CappedCount): Select {
  const { words, others } = foundBy(own, filter);
  const isBare = others === null;
  if (total.isMore && !isBare) return everything(own, filter, order);
  const isByTime = order.key === asked;
  return {
    columns: isByTime
      ? sql`held.task_id as id, held.asked_at as key, 0 as total`
      : sql`held.task_id as id, ${order.key} as key, 0 as total`,
    from: found(words),
    joins: isBare && isByTime ? nothing : WITH_TASK,
    where: others ?? [],
  };
}

const COLUMNS = sql`
  task.id, task.engine, task.model_asked as "modelAsked", answer.model_answered as "modelAnswered",
  task.method, task.state, task.status_code as "statusCode",
  left(prompt_version.user_prompt, ${EXCERPT_CHARS}) as prompt, left(answer.text, ${EXCERPT_CHARS}) as excerpt,
  run.label, answer.surface, task.web_search_asked as "webSearchAsked", answer.web_search_done as "webSearchDone",
  answer.ended_early as "endedEarly", answer.citation_count as "citationCount", answer.cost::text as cost,
  to_char(task.created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "createdAt"`;
