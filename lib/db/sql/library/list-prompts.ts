import "server-only";
import { z } from "zod";
import type { Condition } from "@/lib/db/query/conditions";
import { tasksIn } from "@/lib/db/query/filters";
import { nothing, type Sql, sql } from "@/lib/db/query/sql";
import type { Select, WorkspaceReads } from "@/lib/db/query/workspace-reads";
import {
  PROMPTS_PER_PAGE,
  type PromptFilter,
  type PromptRow,
  type PromptSort,
} from "@/lib/domain/library/prompt";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";

const ORDERS: Record<PromptSort, Sql> = {
  asked: sql`last_asked_at desc nulls last, id desc`,
  runs: sql`runs desc, id desc`,
  versions: sql`versions desc, id desc`,
  created: sql`created_at desc, id desc`,
  words: sql`user_prompt, id desc`,
};

const moment = z.date().transform((date) => date.toISOString());

const rowSchema = z.object({
  id: z.uuid(),
  userPrompt: z.string(),
  versions: z.coerce.number(),
  runs: z.coerce.number(),
  answers: z.coerce.number(),
  lastAskedAt: moment.nullable(),
  createdAt: moment,
});

/** A search in words as a `tsquery`. */
type Asked = Zoned<Omit<PromptFilter, "text">> & { words: string | null; page: number; sort: PromptSort };

/**
 * A page of a workspace's prompts with what was done with each; with a filter, those asked so, and what of their asking
 * is in it. When each was asked last is found by an index on versions and times; runs and answers are counted for the
 * prompts of the page only, unless they are ordered by runs.
 */
export async function listPromptsPage(
  own: WorkspaceReads,
  asked: Asked,
): Promise<{ rows: PromptRow[]; hasNext: boolean }> {
  // The list is of prompts: narrowing it to one is for the other screens.
  const tasks = tasksIn(own, { ...asked, promptId: null });
  const countOf = (promptId: Sql, columns: Sql): Sql =>
    own.select({
      columns,
      from: "task",
      joins: sql`join app.prompt_version on prompt_version.id = task.prompt_version_id`,
      where: [sql`prompt_version.prompt_id = ${promptId}`, ...tasks],
    });
  const rows = await own.rows(
    {
      columns: sql`page.id, page.user_prompt as "userPrompt", page.versions, page.last_asked_at as "lastAskedAt",
        page.created_at as "createdAt", counted.runs, counted.answers`,
      from: { name: sql`page`, read: pageOf(own, asked, tasks, countOf) },
      joins: sql`join lateral (${countOf(
        sql`page.id`,
        sql`count(distinct task.run_id) as runs, count(*) filter (where task.state = 'answered') as answers`,
      )}) counted on true`,
      orderBy: ORDERS[asked.sort],
    },
    rowSchema,
  );
  return { rows: rows.slice(0, PROMPTS_PER_PAGE), hasNext: rows.length > PROMPTS_PER_PAGE };
}

/** The prompts of a page, and one more, with what they are ordered by. */
function pageOf(
  own: WorkspaceReads,
  { words, page, sort }: Asked,
  tasks: readonly Condition[],
  countOf: (promptId: Sql, columns: Sql) => Sql,
): Select {
  const lastOf = own.select({
    columns: sql`max(task.created_at) as at`,
    from: "task",
    where: [sql`task.prompt_version_id = prompt_version.id`, ...tasks],
  });
  const lastAsked = own.select({
    columns: sql`max(last.at) as last_asked_at`,
    from: "prompt_version",
    joins: sql`cross join lateral (${lastOf}) last`,
    where: [sql`prompt_version.prompt_id = prompt.id`],
  });
  const runs = sql`, (${countOf(sql`prompt.id`, sql`count(distinct task.run_id)`)}) as runs`;
  return {
    columns: sql`prompt.id, prompt.created_at, newest.user_prompt, newest.number as versions, asked.last_asked_at
                 ${sort === "runs" ? runs : nothing}`,
    from: "prompt",
    joins: sql`
      join lateral (select version.user_prompt, version.number from app.prompt_version version
                     where version.prompt_id = prompt.id order by version.number desc limit 1) newest on true
      join lateral (${lastAsked}) asked on true`,
    where: [
      tasks.some((condition) => condition !== null) ? sql`asked.last_asked_at is not null` : null,
      words === null ? null : sql`exists (${wordingsWith(own, words)})`,
    ],
    orderBy: ORDERS[sort],
    limit: PROMPTS_PER_PAGE + 1,
    offset: (page - 1) * PROMPTS_PER_PAGE,
  };
}

const wordingsWith = (own: WorkspaceReads, words: string): Sql =>
  own.select({
    columns: sql`1`,
    from: "prompt_version",
    where: [sql`prompt_version.prompt_id = prompt.id`, sql`prompt_version.words @@ ${words}::tsquery`],
  });
