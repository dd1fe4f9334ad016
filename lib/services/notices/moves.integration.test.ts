import { beforeAll, expect, it } from "vitest";
import { noticeWords } from "@/lib/format/notice-words";
import { paths } from "@/lib/paths";
import { FACT_VERSION } from "@/lib/reading/facts/fact-version";
import { makeBrand } from "@/lib/services/brands";
import { type Context, systemContext } from "@/lib/services/context";
import { createPromptSet } from "@/lib/services/prompt-sets";
import { ownDatabase } from "@/test/own-database";
import { plantProgramme, type Programme } from "@/test/plant-programme";
import { newConnection, newWorkspace } from "@/test/workspace";
import { listNotices, tellOfMoves } from ".";

// How often noise is told of is simulated in lib/statistics/calibration, a year of daily looks in each world.

const pool = ownDatabase();
const machine = systemContext("test");
const ACME = 1;
const BOLT = 2;

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

/** Plants a schedule's runs, and says of its answers whom they name, as measuring would. */
async function plant(programme: Programme): Promise<void> {
  const schedule = await plantProgramme({ workspaceId: ctx.workspaceId, setId, connectionId }, programme);
  await pool.query(
    `update app.answer_fact fact
        set code_version = $3, rule_version = (select max(number) from app.rule_version where workspace_id = $1),
            brands = array_remove(array[
              case when answer.text like '%Acme%' then ${ACME} end, case when answer.text like '%Bolt%' then ${BOLT} end
            ], null)::smallint[], mentions = '{}', linked = '{}', list_ranks = '{}'
       from app.task join app.run on run.id = task.run_id join app.answer on answer.task_id = task.id
      where fact.workspace_id = $1 and task.id = fact.task_id and run.schedule_id = $2`,
    [ctx.workspaceId, schedule, FACT_VERSION],
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
