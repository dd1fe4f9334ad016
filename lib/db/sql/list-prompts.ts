import "server-only";
import { z } from "zod";
import { getPool } from "@/lib/db/pool";
import { PROMPTS_PER_PAGE, type PromptRow, type PromptSort } from "@/lib/domain/prompt";

const ORDERS: Record<PromptSort, string> = {
  asked: "last_asked_at desc nulls last",
  runs: "runs desc",
  versions: "versions desc",
  created: "created_at desc",
  words: "user_prompt",
};

const rowSchema = z.object({
  id: z.uuid(),
  userPrompt: z.string(),
  versions: z.coerce.number(),
  runs: z.coerce.number(),
  answers: z.coerce.number(),
  lastAskedAt: z.date().nullable(),
  createdAt: z.date(),
});

const iso = (date: Date): string => date.toISOString();

/** A page of a workspace's prompts with what was done with each. One row more than a page tells that there is a next. */
export async function listPromptsPage(
  workspaceId: string,
  { text, page, sort }: { text: string | null; page: number; sort: PromptSort },
): Promise<{ rows: PromptRow[]; hasNext: boolean }> {
  const { rows } = await getPool().query(
    `with page as (
       select prompt.id, prompt.created_at, newest.user_prompt, newest.number as versions, asked.runs, asked.last_asked_at
         from app.prompt
         join lateral (select user_prompt, number from app.prompt_version version
                        where version.prompt_id = prompt.id order by number desc limit 1) newest on true
         join lateral (select count(*) as runs, max(run.created_at) as last_asked_at
                         from (select distinct task.run_id
                                 from app.prompt_version version join app.task on task.prompt_version_id = version.id
                                where version.prompt_id = prompt.id) sent
                         join app.run on run.id = sent.run_id) asked on true
        where prompt.workspace_id = $1
          and ($2::text is null or exists (
                select from app.prompt_version version where version.prompt_id = prompt.id
                   and to_tsvector('simple', version.user_prompt) @@ websearch_to_tsquery('simple', $2)))
        order by ${ORDERS[sort]}, prompt.id desc
        limit ${PROMPTS_PER_PAGE + 1} offset $3)
     select id, user_prompt as "userPrompt", versions, runs, last_asked_at as "lastAskedAt", created_at as "createdAt",
            (select count(*) from app.task join app.prompt_version version on version.id = task.prompt_version_id
              where version.prompt_id = page.id and task.state = 'answered') as answers
       from page order by ${ORDERS[sort]}, id desc`,
    [workspaceId, text, (page - 1) * PROMPTS_PER_PAGE],
  );
  const found = rowSchema.array().parse(rows);
  return {
    rows: found.slice(0, PROMPTS_PER_PAGE).map((row) => ({
      ...row,
      lastAskedAt: row.lastAskedAt && iso(row.lastAskedAt),
      createdAt: iso(row.createdAt),
    })),
    hasNext: found.length > PROMPTS_PER_PAGE,
  };
}
