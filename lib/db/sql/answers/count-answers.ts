import "server-only";
import { z } from "zod";
import { allOf, type Condition } from "@/lib/db/query/conditions";
import { sql } from "@/lib/db/query/sql";
import type { Select, WorkspaceReads } from "@/lib/db/query/workspace-reads";
import type { AnswerSort, SearchedFilter } from "@/lib/domain/answers/answer-filter";
import type { CappedCount } from "@/lib/domain/lists/capped-count";
import { foldFacets } from "@/lib/db/sql/search/facets";
import { answersAlone, answersBesideWords, answersOf, TASKS_AND_ANSWERS } from "./answer-conditions";

/** Up to so many answers that hold words are gone through one by one where more is asked of them. */
const FEW = 20_000;

/** Answers that hold words, as `held`, by the index of words; at most so many. */
export const found = (words: string, most: number | null = null): Select["from"] => ({
  name: sql`held`,
  of: (workspace) => sql`app.answers_holding(${workspace}, ${words}::tsquery, ${most}::bigint)`,
});

export const WITH_TASK = sql`join app.task on task.id = held.task_id join app.answer on answer.task_id = held.task_id`;

/** What is looked for by the index of words, and what else is asked of what it finds; null where that is nothing. */
export function foundBy(
  own: WorkspaceReads,
  filter: SearchedFilter,
): { words: string; others: Condition[] | null } {
  const { words, ...rest } = foldFacets(filter);
  const others = answersBesideWords(own, rest);
  return { words, others: others.every((condition) => condition === null) ? null : others };
}

const lookedSchema = z.object({ looked: z.int(), left: z.int() });

/**
 * How many rows a filter leaves, counted no further than a cap. Where many answers hold the words and few of those that
 * were looked at are left by the rest of the filter, it is said to be more than was counted.
 */
export async function countAnswersUpTo(
  own: WorkspaceReads,
  cap: number,
  { filter, sort }: { filter: SearchedFilter; sort: AnswerSort },
): Promise<CappedCount> {
  if (filter.words === null) return own.countUpTo(cap, unsearched(own, filter, sort));
  const { words, others } = foundBy(own, filter);
  if (others === null) return own.countUpTo(cap, { from: found(words, cap + 1) });
  const { looked, left } = await own.row(
    {
      columns: sql`count(*)::int as looked, (count(*) filter (where ${allOf(others)}))::int as left`,
      from: found(words, FEW + 1),
      joins: WITH_TASK,
    },
    lookedSchema,
  );
  return { count: Math.min(left, cap), isMore: looked > FEW || left > cap };
}

/** How many rows a filter leaves, all of them: as long as that takes. */
export async function countAnswers(
  own: WorkspaceReads,
  { filter, sort }: { filter: SearchedFilter; sort: AnswerSort },
): Promise<number> {
  const all = Number.MAX_SAFE_INTEGER - 1;
  if (filter.words === null) return (await own.countUpTo(all, unsearched(own, filter, sort))).count;
  const { words, others } = foundBy(own, filter);
  const joined = others === null ? {} : { joins: WITH_TASK, where: others };
  return (await own.countUpTo(all, { from: found(words), ...joined })).count;
}

/** Where no words are looked for: of answers alone where nothing else is asked, as orders other than by time are. */
function unsearched(own: WorkspaceReads, filter: SearchedFilter, sort: AnswerSort): Omit<Select, "columns"> {
  const alone = answersAlone(own, filter);
  if (alone) return { from: "answer", where: alone };
  const read =
    sort === "asked" || sort === "oldest"
      ? TASKS_AND_ANSWERS
      : { from: "answer" as const, joins: sql`join app.task on task.id = answer.task_id` };
  return { ...read, where: answersOf(own, filter) };
}
