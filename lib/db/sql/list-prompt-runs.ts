import "server-only";
import { z } from "zod";
import { getPool } from "@/lib/db/pool";
import { methodSchema } from "@/lib/domain/engine-schema";
import type { PromptRunRow } from "@/lib/domain/prompt";

const RUNS_SHOWN = 50;

const rowSchema = z.object({
  id: z.uuid(),
  versionNumber: z.int(),
  method: methodSchema,
  label: z.string().nullable(),
  createdAt: z.date().transform((date) => date.toISOString()),
  tasks: z.coerce.number(),
  answered: z.coerce.number(),
  failed: z.coerce.number(),
  cost: z.string().nullable(),
  unpriced: z.coerce.number(),
});

/**
 * The latest runs of a prompt with how their tasks stand, newest first. Counts only the tasks
 * of the runs it shows, and of those the ones that ask this prompt.
 */
export async function listPromptRuns(
  workspaceId: string,
  promptId: string,
): Promise<{ rows: PromptRunRow[]; hasMore: boolean }> {
  const { rows } = await getPool().query(
    `select run.id, count."versionNumber", run.method, run.label, run.created_at as "createdAt",
            count.tasks, count.answered, count.failed, count.cost::text as cost, count.unpriced
       from (select distinct task.run_id
               from app.prompt_version version join app.task on task.prompt_version_id = version.id
              where version.workspace_id = $1 and version.prompt_id = $2) asked
       join app.run on run.id = asked.run_id
       join lateral (select max(version.number) as "versionNumber",
                            count(*) as tasks,
                            count(*) filter (where task.state = 'answered') as answered,
                            count(*) filter (where task.state in ('failed', 'unknown')) as failed,
                            trim_scale(sum(answer.cost)) as cost,
                            count(*) filter (where task.state = 'answered' and answer.cost is null) as unpriced
                       from app.task
                       join app.prompt_version version on version.id = task.prompt_version_id
                       left join app.answer on answer.task_id = task.id
                      where task.workspace_id = $1 and task.run_id = run.id and version.prompt_id = $2) count on true
      order by run.created_at desc, run.id desc
      limit ${RUNS_SHOWN + 1}`,
    [workspaceId, promptId],
  );
  const found = rowSchema.array().parse(rows);
  return { rows: found.slice(0, RUNS_SHOWN), hasMore: found.length > RUNS_SHOWN };
}
