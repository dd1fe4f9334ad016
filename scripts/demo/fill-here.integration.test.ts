import { setTimeout as wait } from "node:timers/promises";
import { expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { readPlan } from "@/lib/domain/runs/plan";
import { systemContext } from "@/lib/services/context";
import { createDemoWorkspace, readDemoProgress } from "@/lib/services/demo";
import { listBudgets } from "@/lib/services/budgets";
import { listNotices } from "@/lib/services/notices";
import { listMembers } from "@/lib/services/members";
import { isMadeUp } from "@/lib/domain/team/made-up";
import { makeResetLink } from "@/lib/services/people";
import { getReconciliation, listReconciliations } from "@/lib/services/reconciliations";
import { getSetRun } from "@/lib/services/runs";
import { deleteWorkspace, purgeWorkspaces } from "@/lib/services/workspaces";
import { sweepTasks } from "@/lib/services/tasks";
import { ownDatabase } from "@/test/own-database";
import { fillHere } from "./fill-here";

/** Often while the demo is made, and no more: a sweep after the other would be half of the work. */
const BETWEEN_SWEEPS_MS = 50;
const DAY_MS = 24 * 3_600_000;
/** Of the schedule's runs, and the day on which the demo is made. */
const ASKED_DAYS_AGO = [44, 37, 30, 23, 16, 9, 2, 0];
const CHANGED_DAYS_AGO = [45, 32, 29];

/** Dies after a step, so many have been done. */
class Death extends Error {}

it("is a programme of six weeks, each record on its day, however often whoever makes it dies on the way", async () => {
  const pool = ownDatabase();
  const user = await getDb().user.create({ data: { email: "owner@example.com" } });
  const ctx = { ...systemContext("test"), actor: { kind: "operator" as const, userId: user.id } };
  const made = await createDemoOnItsOwn();
  const { createdAt: madeAt } = await getDb().workspace.findUniqueOrThrow({ where: { id: made.id } });
  const daysBefore = (days: readonly number[]) =>
    days.map((ago) => new Date(madeAt.getTime() - ago * DAY_MS).toISOString().slice(0, 10));

  const fillUntil = (steps: number) => {
    let done = 0;
    return fillHere({
      ctx,
      madeAt,
      open: () => Promise.resolve(made),
      userId: user.id,
      onProgress: () => {
        done += 1;
        if (done === steps) throw new Death();
      },
    });
  };
  let filled = false;
  const sweeping = (async () => {
    while (!filled) {
      await sweepTasks({ ctx: systemContext("sweep") });
      await wait(BETWEEN_SWEEPS_MS);
    }
  })();
  try {
    for (const steps of [1, 2, 3, 4, 6, 8]) await expect(fillUntil(steps)).rejects.toThrow(Death);
    await fillUntil(Infinity);
    await fillUntil(Infinity);
  } finally {
    filled = true;
  }
  await sweeping;

  const where = { workspaceId: made.id };
  const db = getDb();
  const own = { ...ctx, workspaceId: made.id };
  expect(await readDemoProgress({ ctx: own })).toEqual({ answered: 758, of: 758, ready: true, going: false });

  const daysOf = async (instants: string): Promise<string[]> => {
    const { rows } = await pool.query<{ day: string }>(
      `select distinct to_char(at, 'YYYY-MM-DD') as day from (${instants}) as of (at) order by 1`,
    );
    return rows.map(({ day }) => day);
  };
  for (const instants of [
    "select created_at from app.run",
    "select created_at from app.task",
    "select finished_at from app.task where state = 'answered'",
    "select answered_at from app.answer",
    "select received_at from app.answer",
    "select answered_at from app.citation",
    "select at from app.spend_entry",
    "select posted_at from api.task",
    "select done_at from api.task",
    "select at from api.ledger_entry",
  ]) {
    expect(await daysOf(instants), instants).toEqual(daysBefore(ASKED_DAYS_AGO));
  }
  const slotDays = daysBefore(ASKED_DAYS_AGO.slice(0, -1));
  expect(await daysOf("select due_at from app.schedule_slot")).toEqual(slotDays);
  expect(await daysOf("select created_at from app.library_change")).toEqual(daysBefore(CHANGED_DAYS_AGO));
  expect(await daysOf("select created_at from app.prompt where set_id is not null")).toEqual(
    daysBefore(CHANGED_DAYS_AGO.slice(0, 1)),
  );

  // The team, whose runs are spread over it, and its money.
  const people = await listMembers({ ctx: own });
  expect(people.map(({ name, role, email }) => [name, role, isMadeUp(email)])).toEqual([
    [null, "owner", false],
    ["Ines Okafor", "admin", true],
    ["Tomas Lindqvist", "researcher", true],
    ["Maja Petrov", "billing", true],
  ]);
  const asked = await db.run.groupBy({ by: "createdById", where, _count: true });
  const idOf = (name: string | null) => people.find((one) => one.name === name)?.userId ?? null;
  expect(new Map(asked.map(({ createdById, _count }) => [createdById, _count]))).toEqual(
    new Map([
      [null, 7],
      [idOf("Tomas Lindqvist"), 4],
      [idOf("Ines Okafor"), 2],
      [user.id, 1],
    ]),
  );
  const budgets = await listBudgets({ ctx: own });
  expect(budgets.map(({ name, scope, period, passed }) => [name, scope.of, period, passed])).toEqual([
    ["Autumn programme", "workspace", "once", [50, 80]],
    ["Questions by hand", "label", "month", []],
    ["Tomas, a week", "member", "week", []],
  ]);
  const events = await db.budgetEvent.findMany({ where, orderBy: { share: "asc" } });
  expect(events.map(({ budgetId, share }) => [budgetId, share])).toEqual([
    [budgets[0]?.id, 50],
    [budgets[0]?.id, 80],
  ]);
  const { notices } = await listNotices({ ctx: own });
  expect(notices.filter(({ kind }) => kind.startsWith("budget"))).toMatchObject([
    { kind: "budget_warning", facts: { share: 80 }, subjectName: "Autumn programme" },
  ]);

  // The library.
  expect(await db.promptSet.count({ where })).toBe(1);
  expect(await db.market.count({ where })).toBe(2);
  expect(await db.persona.count({ where })).toBe(1);
  expect(await db.family.count({ where })).toBe(2);
  const prompts = await db.prompt.findMany({ where: { ...where, setId: { not: null } } });
  expect(prompts).toHaveLength(27);
  expect(prompts.filter(({ archivedAt }) => archivedAt !== null)).toHaveLength(1);
  expect(new Set(prompts.map(({ topic }) => topic)).size).toBe(8);
  expect(new Set(prompts.map(({ weight }) => weight.toFixed()))).toEqual(new Set(["1", "140", "320", "480"]));
  const changes = await db.libraryChange.groupBy({ by: "kind", where, _count: true });
  expect(Object.fromEntries(changes.map(({ kind, _count }) => [kind, _count]))).toEqual({
    import: 1,
    expand: 1,
    edit: 6,
    archive: 1,
  });
  expect(await db.libraryChange.count({ where: { ...where, undoneAt: { not: null } } })).toBe(1);
  const versions = await db.promptVersion.findMany({ where: { ...where, number: 2 } });
  expect(versions.map(({ userPrompt }) => userPrompt)).toEqual([
    "Compare Veltrano and Pacerra running shoes for daily training: cushioning, grip and how long they last.",
  ]);
  expect(await db.promptSetVersion.count({ where })).toBe(2);

  // The schedule, its runs, what one engine did not answer.
  const schedule = await db.schedule.findFirstOrThrow({ where });
  expect(schedule).toMatchObject({ state: "paused", nextAt: null });
  const slots = await db.scheduleSlot.findMany({ where, include: { run: { include: { tasks: true } } } });
  const bySlot = slots
    .toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime())
    .map(({ state, run }) => [
      state,
      run?.tasks.filter((task) => task.state === "answered").length,
      run?.tasks.filter((task) => task.state === "failed").length,
    ]);
  expect(bySlot).toEqual([
    ["sent", 111, 0],
    ["sent", 111, 0],
    ["sent", 107, 0],
    ["sent", 107, 0],
    ["sent", 80, 27],
    ["sent", 107, 0],
    ["sent", 107, 0],
  ]);
  expect(new Set(slots.flatMap(({ run }) => (run ? [readPlan(run.plan).entries.length] : [])))).toEqual(
    new Set([27, 26]),
  );
  const third = slots.find(({ dueAt }) => dueAt.toISOString().startsWith(slotDays[2] ?? "none"))?.run;
  const { difference } = await getSetRun({ ctx: own, input: { id: third?.id ?? "" } });
  expect(difference).toMatchObject({
    same: 25,
    added: { count: 0 },
    removed: { count: 1 },
    reworded: { count: 1 },
    targetsAdded: [],
    targetsRemoved: [],
  });
  expect(await db.run.count({ where: { ...where, kind: "question" } })).toBe(7);
  expect(
    await db.task.groupBy({ by: "statusCode", where: { ...where, state: "failed" }, _count: true }),
  ).toEqual([{ statusCode: 40103, _count: 27 }]);
  expect(await db.spendEntry.count({ where: { kind: "charge" } })).toBe(758);

  // Another tool asks by the demo's login: one difference, found by the readings themselves.
  const { rows: compared } = await listReconciliations({ ctx: own, input: { before: null } });
  expect(compared.map(({ state }) => state)).toEqual(["differs", "first"]);
  const { result } = await getReconciliation({ ctx: own, input: { id: compared[0]?.id ?? "" } });
  expect(result?.parts).toMatchObject([{ cause: "outside", count: 1 }]);
  expect(await db.notice.count({ where: { ...where, kind: "reconciliation_difference" } })).toBe(1);

  // The marks.
  const marks = await db.timelineMark.findMany({ where, orderBy: { at: "asc" } });
  expect(marks).toMatchObject([
    { kind: "page_published", createdById: user.id },
    {
      kind: "model_changed",
      createdById: null,
      modelAsked: "gpt-4o",
      modelBefore: "gpt-4o-2024-08-06",
      modelAfter: "gpt-4o-2024-11-20",
    },
  ]);
  expect(marks[1]?.at.toISOString().slice(0, 10)).toBe(slotDays[5]);

  // Nobody can sign in as somebody made up, and who was made up goes with the demo.
  const tomas = { userId: idOf("Tomas Lindqvist") ?? "" };
  await expect(makeResetLink({ ctx: own, input: tomas })).rejects.toMatchObject({ code: "forbidden" });
  expect(
    await db.user.count({ where: { email: { contains: "example" }, passwordHash: { not: null } } }),
  ).toBe(0);

  // Nobody else was asked to make a call.
  expect((await pool.query("select 1 from pgboss.job where name = 'call-live'")).rows).toEqual([]);

  await deleteWorkspace({ ctx: own });
  await pool.query("update app.workspace set purge_after = now() where deleted_at is not null");
  await purgeWorkspaces({ ctx: systemContext("test") });
  expect(await db.user.findMany({ select: { id: true } })).toEqual([{ id: user.id }]);

  /** Made with nothing in it: the process dies before the first step. */
  async function createDemoOnItsOwn() {
    const created: { id: string; slug: string }[] = [];
    const open = async () => {
      created.push(await createDemoWorkspace({ ctx, input: {} }));
      throw new Death();
    };
    await expect(fillHere({ ctx, madeAt: new Date(), open, userId: user.id })).rejects.toThrow(Death);
    const [workspace] = created;
    if (!workspace) throw new Error("no workspace was made");
    return workspace;
  }
});
