import "server-only";
import { z } from "zod";
import { sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { dollarsSchema } from "@/lib/domain/amounts/dollars-schema";
import { engineSchema } from "@/lib/domain/engines/engine-schema";
import { QUESTION_ASK_LIMITS } from "@/lib/domain/library/question-ask";
import { taskStateSchema } from "@/lib/domain/tasks/task-state-schema";

const rowSchema = z.object({
  runId: z.uuid(),
  createdAt: z.date().transform((date) => date.toISOString()),
  by: z.string().nullable(),
  userPrompt: z.string(),
  connectionId: z.uuid(),
  engine: engineSchema,
  model: z.string(),
  market: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  state: taskStateSchema,
  cost: dollarsSchema.nullable(),
  text: z.string().nullable(),
  added: z.int(),
});
export type ListedQuestionAsk = z.infer<typeof rowSchema>;

/**
 * The newest runs that asked for questions for a set, each with its one task, what it cost, what it answered, and how
 * many questions it brought to the set by acts that are not undone.
 */
export const listQuestionAskRows = (own: WorkspaceReads, setId: string): Promise<ListedQuestionAsk[]> => {
  const charged = own.select({
    columns: sql`trim_scale(sum(spend_entry.amount))::text`,
    from: "spend_entry",
    where: [sql`spend_entry.run_id = run.id`, sql`spend_entry.kind in ('charge', 'correction')`],
  });
  const added = own.select({
    columns: sql`coalesce(sum(library_change.count), 0)::int`,
    from: "library_change",
    where: [sql`library_change.run_id = run.id`, sql`library_change.undone_at is null`],
  });
  return own.rows(
    {
      columns: sql`run.id as "runId", run.created_at as "createdAt", coalesce(member.name, member.email) as by,
        version.user_prompt as "userPrompt", task.connection_id as "connectionId", task.engine,
        task.model_asked as model, task.state, answer.text,
        case when market.id is not null then json_build_object('id', market.id, 'name', market.name) end as market,
        case when answer.task_id is null then (${charged}) else trim_scale(answer.cost)::text end as cost,
        (${added}) as added`,
      from: "run",
      joins: sql`
        join app.task on task.run_id = run.id and task.workspace_id = run.workspace_id
        join app.prompt_version version on version.id = task.prompt_version_id
        left join app.market on market.id = task.market_id
        left join app.answer on answer.task_id = task.id
        left join app."user" member on member.id = run.created_by_id`,
      where: [sql`run.for_set_id = ${setId}::uuid`, sql`run.kind = 'suggestions'`],
      orderBy: sql`run.created_at desc, run.id desc`,
      limit: QUESTION_ASK_LIMITS.listed,
    },
    rowSchema,
  );
};
