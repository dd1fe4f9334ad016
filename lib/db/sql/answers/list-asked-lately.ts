import "server-only";
import { z } from "zod";
import { sql } from "@/lib/db/query/sql";
import type { Select, WorkspaceReads } from "@/lib/db/query/workspace-reads";
import type { AskedLately } from "@/lib/domain/answers/answer-filter";
import { answerEngineSchema } from "@/lib/domain/engines/engine-schema";

/** So many of a workspace's latest tasks are looked through, so that the lists never cost more as the workspace grows. */
const TASKS_SEEN = 5_000;
const PROMPTS_OFFERED = 50;
const WORDS_CHARS = 120;

const LATEST: Select["from"] = {
  name: sql`latest`,
  read: {
    columns: sql`task.id, task.engine, task.model_asked, task.prompt_version_id, task.created_by_id, task.created_at`,
    from: "task",
    orderBy: sql`task.created_at desc, task.id desc`,
    limit: TASKS_SEEN,
  },
};

/** The models, prompts and people of a workspace's latest tasks. */
export async function listAskedLatelyOf(own: WorkspaceReads): Promise<AskedLately> {
  const [models, prompts, members] = await Promise.all([
    own.rows(
      {
        columns: sql`distinct latest.engine, latest.model_asked as model`,
        from: LATEST,
        orderBy: sql`latest.engine, model`,
      },
      z.object({ engine: answerEngineSchema, model: z.string() }),
    ),
    own.rows(
      {
        columns: sql`prompt_version.prompt_id as id,
          (array_agg(left(prompt_version.user_prompt, ${WORDS_CHARS}) order by latest.created_at desc))[1] as words`,
        from: LATEST,
        joins: sql`join app.prompt_version on prompt_version.id = latest.prompt_version_id`,
        groupBy: sql`prompt_version.prompt_id`,
        orderBy: sql`max(latest.created_at) desc, id`,
        limit: PROMPTS_OFFERED,
      },
      z.object({ id: z.uuid(), words: z.string() }),
    ),
    own.rows(
      {
        columns: sql`distinct member.id, coalesce(member.name, member.email) as name`,
        from: LATEST,
        joins: sql`join app."user" member on member.id = latest.created_by_id`,
        orderBy: sql`name, member.id`,
      },
      z.object({ id: z.uuid(), name: z.string() }),
    ),
  ]);
  return { models, prompts, members };
}
