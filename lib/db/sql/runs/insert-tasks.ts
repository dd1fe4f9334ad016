import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";
import type { PlannedTask, PlanTarget } from "@/lib/domain/runs/plan";

interface NewTasks {
  workspaceId: string;
  runId: string;
  connectionId: string;
  createdById: string | null;
  createdAt: Date;
  targets: readonly PlanTarget[];
  tasks: readonly PlannedTask[];
  /** Of each task: whoever sends it has so many seconds before a sweep does; null: a moment. */
  leaveForSeconds: readonly (number | null)[];
}

const rowSchema = z.object({ id: z.uuid(), cell: z.int(), repeat: z.int() });

/**
 * Plans a run's tasks with one statement, and gives their ids in their order. Tasks whose wording,
 * connection, persona or market is not the workspace's are not planned: fewer come back.
 */
export async function insertTasks(
  db: Queryable,
  { targets, tasks, ...run }: NewTasks,
): Promise<z.infer<typeof rowSchema>[]> {
  const placeOf = new Map(targets.map((target, place) => [target, place]));
  const { rows } = await db.query({
    text: `insert into app.task
             (id, workspace_id, run_id, prompt_version_id, connection_id, cell, repeat, engine, model_asked, method,
              parameters, web_search_asked, persona_id, market_id, next_check_at, created_by_id, created_at)
           select uuidv7(), $1, $2, version_id, $3, cell, repeat, engine, model, method, parameters, "webSearch",
                  persona_id, market_id, now() + make_interval(secs => leave_for), $4, $5
             from (select version.id as version_id, persona.id as persona_id, market.id as market_id, made.cell,
                          made.repeat, made.leave_for, target.engine, target.model, target.method, target.parameters,
                          target."webSearch"
                     from unnest($6::int[], $7::int[], $8::uuid[], $9::int[], $12::uuid[], $10::int[])
                       as made (cell, repeat, version_id, place, persona_id, leave_for)
                     join app.prompt_version version on version.id = made.version_id and version.workspace_id = $1
                     join app.connection on connection.id = $3 and connection.workspace_id = $1
                     join rows from (jsonb_to_recordset($11::jsonb) as (engine text, model text, method app.method,
                                                                        parameters jsonb, "webSearch" boolean,
                                                                        "marketId" uuid))
                            with ordinality as target (engine, model, method, parameters, "webSearch", market_id, place)
                       on target.place = made.place + 1
                     left join app.persona on persona.id = made.persona_id and persona.workspace_id = $1
                     left join app.market on market.id = target.market_id and market.workspace_id = $1
                    where (made.persona_id is null or persona.id is not null)
                      and (target.market_id is null or market.id is not null)
                    order by made.cell, made.repeat) as planned
           returning id, cell, repeat`,
    values: [
      run.workspaceId,
      run.runId,
      run.connectionId,
      run.createdById,
      run.createdAt,
      tasks.map(({ cell }) => cell),
      tasks.map(({ repeat }) => repeat),
      tasks.map(({ promptVersionId }) => promptVersionId),
      tasks.map(({ target }) => placeOf.get(target)),
      run.leaveForSeconds,
      JSON.stringify(targets),
      tasks.map(({ personaId }) => personaId),
    ],
  });
  return rowSchema
    .array()
    .parse(rows)
    .sort((a, b) => a.cell - b.cell || a.repeat - b.repeat);
}
