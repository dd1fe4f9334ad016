import "server-only";
import { z } from "zod";
import { equals } from "@/lib/db/query/conditions";
import { sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { methodSchema } from "@/lib/domain/engines/engine-schema";
import type { PromptRunRow } from "@/lib/domain/library/prompt";
import { RUN_KINDS } from "@/lib/domain/tasks/run-kind";

const RUNS_SHOWN = 50;

const rowSchema = z.object({
  id: z.uuid(),
  kind: z.enum(RUN_KINDS),
  versionNumber: z.int(),
  method: methodSchema.nullable(),
  label: z.string().nullable(),
  createdAt: z.date().transform((date) => date.toISOString()),
  tasks: z.coerce.number(),
  answered: z.coerce.number(),
  failed: z.coerce.number(),
  cost: z.string().nullable(),
  unpriced: z.coerce.number(),
});

/**
 * The latest runs of a prompt with how its tasks in them stand, newest first. Counts only the tasks of the runs it
 * shows. The version is the newest of those a run asks. What imported answers cost was not paid by asking from here, and
 * is in no sum.
 */
export async function listPromptRuns(
  own: WorkspaceReads,
  promptId: string,
): Promise<{ rows: PromptRunRow[]; hasMore: boolean }> {
  const asked = own.select({
    columns: sql`task.run_id, max(prompt_version.number) as number`,
    from: "task",
    joins: sql`join app.prompt_version on prompt_version.id = task.prompt_version_id`,
    where: [equals(sql`prompt_version.prompt_id`, promptId)],
    groupBy: sql`task.run_id`,
  });
  const counts = own.select({
    columns: sql`count(*) as tasks,
      count(*) filter (where task.state = 'answered') as answered,
      count(*) filter (where task.state in ('failed', 'unknown')) as failed,
      trim_scale(sum(answer.cost) filter (where task.origin = 'collected')) as cost,
      count(*) filter (where task.state = 'answered' and task.origin = 'collected' and answer.cost is null) as unpriced`,
    from: "task",
    joins: sql`join app.prompt_version on prompt_version.id = task.prompt_version_id
               left join app.answer on answer.task_id = task.id`,
    where: [sql`task.run_id = run.id`, equals(sql`prompt_version.prompt_id`, promptId)],
  });
  const { rows, hasNext } = await own.page(
    {
      columns: sql`run.id, run.kind, asked.number as "versionNumber", run.method, run.label, run.created_at as "createdAt",
        count.tasks, count.answered, count.failed, count.cost::text as cost, count.unpriced`,
      from: "run",
      joins: sql`join (${asked}) asked on asked.run_id = run.id join lateral (${counts}) count on true`,
      orderBy: sql`run.created_at desc, run.id desc`,
    },
    rowSchema,
    { size: RUNS_SHOWN, offset: 0 },
  );
  return { rows, hasMore: hasNext };
}
