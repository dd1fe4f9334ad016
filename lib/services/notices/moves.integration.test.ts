import { beforeAll, expect, it } from "vitest";
import { noticeWords } from "@/lib/format/notice-words";
import { paths } from "@/lib/paths";
import { FACT_VERSION } from "@/lib/reading/facts/fact-version";
import { makeBrand } from "@/lib/services/brands";
import { type Context, systemContext } from "@/lib/services/context";
import { createPromptSet } from "@/lib/services/prompt-sets";
import { ownDatabase } from "@/test/own-database";
import { plantedPlan } from "@/test/plan";
import { newConnection, newWorkspace } from "@/test/workspace";
import { listNotices, tellOfMoves } from ".";

// How often noise is told of is simulated in lib/statistics/calibration, a year of daily looks in each world.

const pool = ownDatabase();
const machine = systemContext("test");
const ACME = 1;
const BOLT = 2;
const DAYS = 50;
/** The day on which Acme is named in 14 of 20 answers, and no longer in 6. */
const MOVED = 36;

let ctx: Context;
let connectionId = "";
let setId = "";

beforeAll(async () => {
  const { workspaceId, userId } = await newWorkspace();
  ctx = { ...machine, workspaceId, actor: { kind: "member", userId, role: "owner" } };
  const login = { baseUrl: "http://127.0.0.1:1", login: "login", password: "password" };
  connectionId = await newConnection(workspaceId, login);
  ({ id: setId } = await createPromptSet({ ctx, input: { name: "Tents", description: "" } }));
  await makeBrand({ ctx, input: { brand: { name: "Acme", role: "own" } } });
  await makeBrand({ ctx, input: { brand: { name: "Bolt", role: "competitor" } } });
});

interface Programme {
  name: string;
  /** A run. */
  answers: number;
  /** Whether Acme is named more often from the day on, and whether another model answers. */
  moves: boolean;
  changes: boolean;
}

/** A schedule with a run on each of so many days, all answered and measured; Acme is named by 6 of 20, Bolt by about 10. */
async function plant({ name, answers, moves, changes }: Programme): Promise<void> {
  const { workspaceId } = ctx;
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
     select task.id, $1, case when $10 and days.day >= $11 then 'm-2' else 'm-1' end, true, days.day::text, '[]', '{}', 0,
            '{}', task.created_at, 10
       from task join days on days.at = task.created_at`,
    [workspaceId, schedule, plan, planHash, setId, version, DAYS, connectionId, answers, changes, MOVED],
  );
  await measure(schedule, moves ? MOVED : DAYS);
}

/** Says of the answers of a schedule whom they name; so many days after the first Acme is named more often. */
async function measure(schedule: string, movedAt: number): Promise<void> {
  await pool.query(
    `update app.answer_fact fact
        set code_version = $3, rule_version = (select max(number) from app.rule_version where workspace_id = $1),
            brands = array_remove(array[
              case when task.repeat % 20 < case when answer.text::int >= $4 then 14 else 6 end
                        + answer.text::int * 7 % 3 - 1 then ${ACME} end,
              case when (task.repeat * 7 + answer.text::int * 11) % 20 < 10 + answer.text::int % 2 then ${BOLT} end
            ], null)::smallint[], mentions = '{}', linked = '{}', list_ranks = '{}'
       from app.task join app.run on run.id = task.run_id join app.answer on answer.task_id = task.id
      where fact.workspace_id = $1 and task.id = fact.task_id and run.schedule_id = $2`,
    [ctx.workspaceId, schedule, FACT_VERSION, movedAt],
  );
}

const moved = async () =>
  (await listNotices({ ctx })).notices.flatMap((notice) =>
    notice.kind === "visibility_moved" ? [notice] : [],
  );

/** A day later, as several workers would. */
async function lookAgain(): Promise<void> {
  await pool.query("update app.workspace set watched_at = watched_at - interval '25 hours'");
  await Promise.all([1, 2, 3].map(() => tellOfMoves({ ctx: machine })));
}

it("says nothing of noise, few answers and another model's answers", async () => {
  await plant({ name: "Noise", answers: 20, moves: false, changes: false });
  await plant({ name: "Few", answers: 19, moves: true, changes: false });
  await plant({ name: "Another model", answers: 20, moves: true, changes: true });
  await lookAgain();
  expect(await moved()).toEqual([]);
});

it("tells of a move once, with what it was, what it is, and since when", async () => {
  await plant({ name: "Daily", answers: 20, moves: true, changes: false });
  await lookAgain();
  const [notice, ...others] = await moved();
  expect(others).toEqual([]);
  expect(notice).toMatchObject({
    subjectName: "Acme",
    facts: { figure: "presence", unit: "run", engines: ["gemini"], schedule: "Daily" },
  });
  if (!notice) throw new Error("There is a notice.");
  const { facts } = notice;
  expect(facts.before).toBeCloseTo(0.3, 1);
  expect(facts.now - facts.before).toBeGreaterThan(facts.reach);
  expect(noticeWords(notice)).toEqual({
    title: "Presence of “Acme” rose",
    text: expect.stringMatching(
      /^From 30 % to \d\d %, \+\d+ points \[(0|\+\d+) to \+\d+\]: in \d+ runs of the schedule “Daily” from /,
    ),
  });
  expect(paths.workspace("x").ofNotice(notice)).toBe(
    `/x/overview?from=${facts.from}&to=${facts.to}&scheduleId=${facts.scheduleId}`,
  );
  await lookAgain();
  await lookAgain();
  expect(await moved()).toHaveLength(1);
});

it("waits while answers are measured anew, and looks once a day", async () => {
  const watchedAt = async () =>
    (await pool.query<{ at: string | null }>("select watched_at::text as at from app.workspace")).rows[0]?.at;
  const before = await watchedAt();
  expect(before).not.toBeNull();
  await tellOfMoves({ ctx: machine });
  expect(await watchedAt()).toBe(before);
  await pool.query(
    "update app.answer_fact set code_version = 0 where task_id = (select min(task_id::text)::uuid from app.answer_fact)",
  );
  await pool.query("update app.workspace set watched_at = null");
  await tellOfMoves({ ctx: machine });
  expect(await watchedAt()).toBeNull();
});
