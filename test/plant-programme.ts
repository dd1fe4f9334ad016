import { getPool } from "@/lib/db/pool";
import { READING_VERSIONS } from "@/lib/reading/versions";
import { plantedPlan } from "./plan";

/** A schedule's runs, one a day, each of so many answers. */
export interface Programme {
  name: string;
  /** A run. */
  answers: number;
  /** Whether Acme is named more often from the day on, and whether another model answers. */
  moves: boolean;
  changes: boolean;
}

const DAYS = 50;
/** The day on which Acme is named in 14 of 20 answers, and no longer in 6. */
const MOVED = 36;

interface Place {
  workspaceId: string;
  setId: string;
  connectionId: string;
}

/**
 * Plants a schedule with a run on each of 50 days until now, all answered; Acme is named by 6 of 20, Bolt by about 10.
 * Nothing of it is measured. Returns the schedule's id.
 */
export async function plantProgramme(
  { workspaceId, setId, connectionId }: Place,
  { name, answers, moves, changes }: Programme,
): Promise<string> {
  const pool = getPool();
  const one = async (text: string, values: unknown[]): Promise<string> =>
    (await pool.query<{ id: string }>(text, values)).rows[0]?.id ?? "";
  const prompt = await one("insert into app.prompt (id, workspace_id) values (uuidv7(), $1) returning id", [
    workspaceId,
  ]);
  const version = await one(
    `insert into app.prompt_version (id, workspace_id, prompt_id, number, user_prompt, content_hash)
     values (uuidv7(), $1, $2, 1, $3, $3) returning id`,
    [workspaceId, prompt, name],
  );
  const schedule = await one(
    `insert into app.schedule (id, workspace_id, set_id, name, cron, ask, cap_per_slot, cap_per_month, state)
     values (uuidv7(), $1, $2, $3, '0 9 * * *', '{}', 1, 1, 'paused') returning id`,
    [workspaceId, setId, name],
  );
  const { plan, planHash } = plantedPlan(version, connectionId);
  await pool.query(
    `with days as (
       select day, date_trunc('second', now()) - make_interval(days => $7::int - day, mins => 5) as at from generate_series(0, $7::int - 1) day
     ), slot as (
       insert into app.schedule_slot (id, workspace_id, schedule_id, due_at, state)
       select uuidv7(), $1, $2, at, 'sent' from days returning id, due_at
     ), run as (
       insert into app.run (id, workspace_id, request_key, plan, plan_hash, method, set_id, schedule_id, slot_id,
                            created_at, end_told_at)
       select uuidv7(), $1, gen_random_uuid(), $3, $4, 'live', $5, $2, id, due_at, due_at from slot
       returning id, created_at
     ), task as (
       insert into app.task (id, workspace_id, run_id, prompt_version_id, connection_id, cell, repeat, engine,
                             model_asked, method, parameters, web_search_asked, state, created_at)
       select uuidv7(), $1, run.id, $6, $8, 0, n, 'gemini', 'm-1', 'live', '{}', true, 'answered', created_at
         from run, generate_series(0, $9::int - 1) n returning id, repeat, created_at
     )
     insert into app.answer (task_id, workspace_id, model_answered, web_search_done, text, items, fan_out_queries,
                             citation_count, reading_versions, answered_at, elapsed_ms)
     select task.id, $1, case when $10 and day >= $11 then 'm-2' else 'm-1' end, true,
            concat_ws(' ', 'It depends.',
              case when repeat % 20 < case when day >= $12 then 14 else 6 end + day * 7 % 3 - 1
                then 'Acme is worth a look.' end,
              case when (repeat * 7 + day * 11) % 20 < 10 + day % 2 then 'Bolt is worth a look.' end),
            '[]', '{}', 0, $13, task.created_at, 10
       from task join days on days.at = task.created_at`,
    [
      ...[workspaceId, schedule, plan, planHash, setId, version, DAYS, connectionId, answers],
      ...[changes, MOVED, moves ? MOVED : DAYS, READING_VERSIONS],
    ],
  );
  return schedule;
}
