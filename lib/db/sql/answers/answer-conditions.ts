import "server-only";
import { anyOf, equals, hasWords, type Condition } from "@/lib/db/query/conditions";
import { tasksIn } from "@/lib/db/query/filters";
import { type Sql, sql } from "@/lib/db/query/sql";
import type { Select, WorkspaceReads } from "@/lib/db/query/workspace-reads";
import type { AnswerFilter, SearchOutcome } from "@/lib/domain/answers/answer-filter";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";

/** Where the rows of a list of answers are read from. */
export type AnswerRead = Pick<Select, "from" | "joins">;

/** Tasks, and of each its answer if it has one: what `answersOf` is said of. */
export const TASKS_AND_ANSWERS: AnswerRead = {
  from: "task",
  joins: sql`left join app.answer on answer.task_id = task.id`,
};

const SEARCHED: Record<SearchOutcome, Sql> = {
  done: sql`answer.web_search_done`,
  "not-done": sql`task.web_search_asked and not answer.web_search_done`,
  "not-asked": sql`not task.web_search_asked and answer.web_search_done is not true`,
};

/** What a filter of answers asks of a row; said of `task` and of `answer`, which is missing where there is none. */
export const answersOf = (own: WorkspaceReads, filter: Zoned<AnswerFilter>): Condition[] => [
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
