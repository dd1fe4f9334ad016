import "server-only";
import { sql } from "@/lib/db/query/sql";
import type { Select, WorkspaceReads } from "@/lib/db/query/workspace-reads";
import type { AnswerSort, SearchedFilter } from "@/lib/domain/answers/answer-filter";
import type { CappedCount } from "@/lib/domain/lists/capped-count";
import { answersBesideWords, answersOf, TASKS_AND_ANSWERS } from "./answer-conditions";

/** Up to so many answers that hold words are gone through one by one where more is asked of them. */
const FEW = 20_000;

/** Answers that hold words, as `held`, by the index of words; at most so many. */
export const found = (words: string, most: number | null = null): Select["from"] => ({
  name: sql`held`,
  of: (workspace) => sql`app.answers_holding(${workspace}, ${words}::tsquery, ${most}::bigint)`,
});

/** Whether only few answers hold words. */
export const isFew = async (own: WorkspaceReads, words: string): Promise<boolean> =>
  !(await own.countUpTo(FEW, { from: found(words, FEW + 1) })).isMore;

const WITH_TASK = sql`join app.task on task.id = held.task_id join app.answer on answer.task_id = held.task_id`;

/**
 * How many rows a filter leaves, counted no further than a cap. Where many answers hold the words and few of those that
 * were looked at are left by the rest of the filter, it is said to be more than was counted.
 */
export async function countAnswersUpTo(
  own: WorkspaceReads,
  cap: number,
  { filter, sort }: { filter: SearchedFilter; sort: AnswerSort },
): Promise<CappedCount> {
  const { words } = filter;
  if (words === null) return own.countUpTo(cap, { ...readOf(sort), where: answersOf(own, filter) });
  const others = answersBesideWords(own, filter);
  if (others.every((condition) => condition === null))
    return own.countUpTo(cap, { from: found(words, cap + 1) });
  const counted = await own.countUpTo(cap, { from: found(words, FEW + 1), joins: WITH_TASK, where: others });
  return counted.isMore || (await isFew(own, words)) ? counted : { ...counted, isMore: true };
}

/** How many rows a filter leaves, all of them: as long as that takes. */
export async function countAnswers(
  own: WorkspaceReads,
  { filter, sort }: { filter: SearchedFilter; sort: AnswerSort },
): Promise<number> {
  const { words } = filter;
  const all = Number.MAX_SAFE_INTEGER - 1;
  const read =
    words === null
      ? { ...readOf(sort), where: answersOf(own, filter) }
      : { from: found(words), joins: WITH_TASK, where: answersBesideWords(own, filter) };
  return (await own.countUpTo(all, read)).count;
}

/** Orders other than by time are of answers only. */
const readOf = (sort: AnswerSort) =>
  sort === "asked" || sort === "oldest"
    ? TASKS_AND_ANSWERS
    : { from: "answer" as const, joins: sql`join app.task on task.id = answer.task_id` };
