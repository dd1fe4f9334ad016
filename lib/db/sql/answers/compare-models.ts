import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";
import { keptText } from "@/lib/db/query/kept";
import { engineSchema } from "@/lib/domain/engines/engine-schema";

const rowSchema = z.object({
  engine: engineSchema,
  modelAsked: z.string(),
  modelBefore: z.string(),
  modelAfter: z.string(),
  at: z.date(),
});
export type ModelChange = z.infer<typeof rowSchema>;

const endedRow = z.object({ id: z.uuid(), workspaceId: z.uuid() });
export type EndedRun = z.infer<typeof endedRow>;

/**
 * The oldest run of a set that has ended and was not compared yet, noted as compared; null where there is none, or
 * another worker compares: until the transaction ends nobody else does, so that runs are compared one after another.
 */
export async function takeEndedRun(tx: Queryable): Promise<EndedRun | null> {
  const { rows: turns } = await tx.query({
    text: "select pg_try_advisory_xact_lock(hashtextextended('models of runs are compared', 0)) as mine",
    values: [],
  });
  if (!z.object({ mine: z.boolean() }).array().parse(turns)[0]?.mine) return null;
  const { rows } = await tx.query({
    text: `update app.run set models_compared_at = now()
            where id = (select id from app.run
                         where set_id is not null and models_compared_at is null and ${keptText("run", "run.id")}
                           and not exists (select from app.task
                                            where task.workspace_id = run.workspace_id and task.run_id = run.id
                                              and state not in ('answered', 'failed', 'unknown', 'cancelled'))
                         order by created_at limit 1)
           returning id, workspace_id as "workspaceId"`,
    values: [],
  });
  return endedRow.array().parse(rows)[0] ?? null;
}

/**
 * Where another model answered in a run than in the one before it of the same set, by what was asked: the model that
 * answered most. What other runs of the workspace met since, and was marked, is left out.
 */
export async function compareModels(tx: Queryable, { id, workspaceId }: EndedRun): Promise<ModelChange[]> {
  const { rows } = await tx.query({
    text: `with answered as (
             select task.engine, task.model_asked, mode() within group (order by answer.model_answered) as model,
                    min(answer.answered_at) as at
               from app.task join app.answer on answer.task_id = task.id
              where task.workspace_id = $2 and task.run_id = $1 and ${keptText("task", "task.id")}
              group by task.engine, task.model_asked)
           select answered.engine, answered.model_asked as "modelAsked", earlier.model as "modelBefore",
                  answered.model as "modelAfter", answered.at
             from answered
             join app.run this on this.id = $1
             join lateral (
               select run.id, run.created_at,
                      (select mode() within group (order by answer.model_answered)
                         from app.task join app.answer on answer.task_id = task.id
                        where task.workspace_id = $2 and task.run_id = run.id
                          and task.engine = answered.engine and task.model_asked = answered.model_asked
                          and ${keptText("task", "task.id")}) as model
                 from app.run
                where run.workspace_id = $2 and run.set_id = this.set_id and run.id <> this.id
                  and run.created_at <= this.created_at
                  and exists (select from app.task
                               where task.workspace_id = $2 and task.run_id = run.id and task.state = 'answered'
                                 and ${keptText("task", "task.id")}
                                 and task.engine = answered.engine and task.model_asked = answered.model_asked)
                order by run.created_at desc, run.id desc limit 1) earlier on true
            where earlier.model <> answered.model
              and not exists (select from app.timeline_mark mark
                               where mark.workspace_id = $2 and mark.kind = 'model_changed'
                                 and mark.created_by_id is null and mark.engine = answered.engine
                                 and mark.model_asked = answered.model_asked and mark.model_after = answered.model
                                 and mark.at between earlier.created_at and answered.at)`,
    values: [id, workspaceId],
  });
  return rowSchema.array().parse(rows);
}
