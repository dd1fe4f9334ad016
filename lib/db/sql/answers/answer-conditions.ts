import "server-only";
import { anyOf, equals, type Condition } from "@/lib/db/query/conditions";
import { type By, tasksIn } from "@/lib/db/query/filters";
import { isOfNone } from "@/lib/db/query/series";
import { type Sql, sql } from "@/lib/db/query/sql";
import type { Select, WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { isOfClass } from "@/lib/db/sql/sources/of-class";
import type { AnswerFilter, SearchedFilter, SearchOutcome } from "@/lib/domain/answers/answer-filter";
import { saying } from "./saying";

/** Where the rows of a list of answers are read from. */
export type AnswerRead = Pick<Select, "from" | "joins">;

/** Tasks, and of each its answer if it has one: what `answersOf` is said of. */
export const TASKS_AND_ANSWERS: AnswerRead = {
  from: "task",
  joins: sql`left join app.answer on answer.task_id = task.id`,
};

/** What a filter of answers asks of a row; said of `task` and of `answer`, which is missing where there is none. */
export const answersOf = (
  own: WorkspaceReads,
  { words, ...filter }: SearchedFilter,
  by: By = "row",
): Condition[] => [words === null ? null : isFound(own, words), ...answersBesideWords(own, filter, by)];

type Unsearched = Omit<SearchedFilter, "words">;

/** The same but for the words that are looked for in the answer. */
export const answersBesideWords = (own: WorkspaceReads, filter: Unsearched, by: By = "row"): Condition[] => [
  ...ofTasks(own, filter, by),
  ...ofAnswers(filter),
];

/** What is asked of the answer's own row; null where anything else is asked, too, or nothing is. */
export function answersAlone(own: WorkspaceReads, { words, ...filter }: SearchedFilter): Condition[] | null {
  const conditions = ofAnswers(filter);
  const isAsked = (one: Condition) => one !== null;
  return words === null && !ofTasks(own, filter, "row").some(isAsked) && conditions.some(isAsked)
    ? conditions
    : null;
}

/** What is asked of an answer's amounts, which have indexes of their own; null where nothing is. */
export function answersOfAmounts({
  costFrom,
  costTo,
  tokensFrom,
  tokensTo,
}: SearchedFilter): Condition[] | null {
  const amounts = { costFrom, costTo, tokensFrom, tokensTo };
  if (Object.values(amounts).every((amount) => amount === null)) return null;
  return ofAnswers({ modelAnswered: null, surface: null, ended: null, ...amounts });
}

const ofTasks = (own: WorkspaceReads, filter: Unsearched, by: By): Condition[] => [
  ...tasksIn(own, { ...filter, model: null }, by),
  filter.model === null ? null : IS_OF_MODEL[by](own, filter.model),
  equals(sql`task.model_asked`, filter.modelAsked),
  equals(sql`task.state`, filter.state),
  filter.search && SEARCHED[filter.search],
  equals(sql`task.prompt_version_id`, filter.versionId),
  flagged(own, filter.flagId),
  saying(own, filter, by),
  asking(own, filter),
  equals(sql`task.persona_id`, filter.personaId),
  equals(sql`task.market_id`, filter.marketId),
  equals(sql`task.repeat`, filter.repeat),
  filter.origin === null ? null : sql`task.origin = ${filter.origin}::app.answer_origin`,
  labelled(own, filter.label),
  citing(own, filter),
  filter.withoutSeries && isOfNone(filter.withoutSeries, SERIES),
];

const SERIES = {
  engine: sql`task.engine`,
  modelAsked: sql`task.model_asked`,
  surface: sql`answer.surface`,
};

type OfAnswers = Pick<
  Unsearched,
  "modelAnswered" | "surface" | "ended" | "costFrom" | "costTo" | "tokensFrom" | "tokensTo"
>;

const ofAnswers = (filter: OfAnswers): Condition[] => [
  equals(sql`answer.model_answered`, filter.modelAnswered),
  equals(sql`answer.surface`, filter.surface),
  filter.ended === "early"
    ? sql`answer.ended_early is not null`
    : equals(sql`answer.ended_early`, filter.ended),
  // As the index has it, and of answers only: what may have none cannot be read by it.
  filter.costFrom === null && filter.costTo === null ? null : sql`answer.task_id is not null`,
  filter.costFrom === null ? null : sql`coalesce(answer.cost, -1) >= ${filter.costFrom}::numeric`,
  filter.costTo === null ? null : sql`coalesce(answer.cost, -1) between 0 and ${filter.costTo}::numeric`,
  filter.tokensFrom === null ? null : sql`answer.output_tokens >= ${filter.tokensFrom}`,
  filter.tokensTo === null ? null : sql`answer.output_tokens <= ${filter.tokensTo}`,
];

const SEARCHED: Record<SearchOutcome, Sql> = {
  done: sql`answer.web_search_done`,
  "not-done": sql`task.web_search_asked and not answer.web_search_done`,
  "not-asked": sql`not task.web_search_asked and (answer.task_id is null or not answer.web_search_done)`,
  "not-told": sql`answer.task_id is not null and answer.web_search_done is null`,
};

const isFound = (own: WorkspaceReads, words: string): Condition =>
  sql`exists (${own.select({
    columns: sql`1`,
    from: "answer_words",
    where: [sql`answer_words.task_id = task.id`, sql`answer_words.words @@ ${words}::tsquery`],
  })})`;

/** Whether it was asked for or answered: each has its index, and no one index has both. */
const IS_OF_MODEL: Record<By, (own: WorkspaceReads, model: string) => Sql> = {
  row: (_own, model) => anyOf([sql`task.model_asked = ${model}`, sql`answer.model_answered = ${model}`]),
  set: (own, model) =>
    sql`task.id in (${own.select({
      columns: sql`task.id`,
      from: "task",
      where: [sql`task.model_asked = ${model}`],
    })} union all ${own.select({
      columns: sql`answer.task_id`,
      from: "answer",
      where: [sql`answer.model_answered = ${model}`],
    })})`,
};

/** What is asked: prompts of a family, of a topic, with a tag, or whose wording holds words. */
function asking(
  own: WorkspaceReads,
  { familyId, topic, tag, promptWords }: Pick<SearchedFilter, "familyId" | "topic" | "tag" | "promptWords">,
): Condition {
  const where = [
    equals(sql`prompt.family_id`, familyId),
    equals(sql`prompt.topic`, topic),
    tag === null ? null : sql`${tag} = any(prompt.tags)`,
    promptWords === null ? null : sql`prompt_version.words @@ ${promptWords}::tsquery`,
  ];
  if (where.every((condition) => condition === null)) return null;
  return sql`task.prompt_version_id in (${own.select({
    columns: sql`prompt_version.id`,
    from: "prompt_version",
    joins: sql`join app.prompt on prompt.id = prompt_version.prompt_id`,
    where,
  })})`;
}

const flagged = (own: WorkspaceReads, flagId: string | null): Condition =>
  flagId === null
    ? null
    : sql`task.id in (${own.select({
        columns: sql`answer_flag.task_id`,
        from: "answer_flag",
        where: [equals(sql`answer_flag.flag_id`, flagId)],
      })})`;

const labelled = (own: WorkspaceReads, label: string | null): Condition =>
  label === null
    ? null
    : sql`task.run_id in (${own.select({ columns: sql`run.id`, from: "run", where: [equals(sql`run.label`, label)] })})`;

function citing(
  own: WorkspaceReads,
  { domain, sourceUrl, ...told }: Pick<AnswerFilter, "domain" | "sourceUrl" | "sourceClass" | "pageType">,
): Condition {
  const ofClass = isOfClass(own, told);
  if (domain === null && sourceUrl === null && ofClass === null) return null;
  return sql`exists (${own.select({
    columns: sql`1`,
    from: "citation",
    where: [
      sql`citation.task_id = task.id`,
      equals(sql`citation.domain`, domain),
      equals(sql`citation.source_url`, sourceUrl),
      ofClass,
    ],
  })})`;
}
