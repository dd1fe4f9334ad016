import "server-only";
import { isKept } from "@/lib/db/query/kept";
import { type Sql, sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { type Asking, askingSchema } from "@/lib/domain/answers/same-question";

/** So many of the newest runs of a wording are looked at, and of other wordings so many, each in its newest run. */
const RUNS_SEEN = 8;
const VERSIONS_SEEN = 8;
/** So many tasks of a wording in one of its runs: it may have thousands, for each market, persona and repeat. */
const TASKS_SEEN = 1_000;

const COLUMNS: Sql = sql`
  asked.id, prompt_version.id as "versionId", prompt_version.number as "versionNumber", run.id as "runId",
  to_char(run.created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "runAt",
  asked.cell, asked.engine, asked.model_asked as "modelAsked", asked.market_id as "marketId", market.name as market,
  asked.persona_id as "personaId", persona.name as persona, asked.state`;

/** The tasks of a wording in a run, one a cell: the first that was answered, or else the first. */
const ASKED: Sql = sql`
  join lateral (
    select distinct on (seen.cell) seen.*
      from (select * from app.task where prompt_version_id = prompt_version.id and run_id = run.id
                                      and ${isKept("task", "task.id")} limit ${TASKS_SEEN}) seen
     order by seen.cell, (seen.state = 'answered') desc, seen.repeat) asked on true
  left join app.market on market.id = asked.market_id
  left join app.persona on persona.id = asked.persona_id`;

/**
 * Askings of the prompt of a task: of its own wording those in the task's run and in the newest runs, of other wordings
 * those in the newest run of each. Runs are walked one after another by the index of tasks on wording and run, whose
 * order is that of their ids, so that the cost does not grow with how often something was asked.
 */
export async function listAskings(
  own: WorkspaceReads,
  { promptId, versionId, runId }: { promptId: string; versionId: string; runId: string },
): Promise<Asking[]> {
  const ofVersion = await own.rows(
    {
      columns: COLUMNS,
      from: "run",
      joins: sql`join app.prompt_version on prompt_version.id = ${versionId}::uuid ${ASKED}`,
      where: [
        sql`run.id in (
          with recursive walked as (
            (select task.run_id from app.task where task.prompt_version_id = ${versionId}::uuid
                and ${isKept("task", "task.id")}
              order by task.run_id desc limit 1)
            union all
            select (select task.run_id from app.task
                     where task.prompt_version_id = ${versionId}::uuid and task.run_id < walked.run_id
                       and ${isKept("task", "task.id")}
                     order by task.run_id desc limit 1)
              from walked where walked.run_id is not null)
          (select walked.run_id from walked where walked.run_id is not null limit ${RUNS_SEEN})
          union select ${runId}::uuid)`,
      ],
    },
    askingSchema,
  );
  const ofOthers = await own.rows(
    {
      columns: COLUMNS,
      from: {
        name: sql`prompt_version`,
        read: {
          columns: sql`prompt_version.id, prompt_version.number, latest.run_id`,
          from: "prompt_version",
          joins: sql`join lateral (select task.run_id from app.task where task.prompt_version_id = prompt_version.id
                                      and ${isKept("task", "task.id")}
                                    order by task.run_id desc limit 1) latest on true`,
          where: [
            sql`prompt_version.prompt_id = ${promptId}::uuid`,
            sql`prompt_version.id <> ${versionId}::uuid`,
          ],
          orderBy: sql`prompt_version.number desc`,
          limit: VERSIONS_SEEN,
        },
      },
      joins: sql`join app.run on run.id = prompt_version.run_id ${ASKED}`,
    },
    askingSchema,
  );
  return [...ofVersion, ...ofOthers];
}
