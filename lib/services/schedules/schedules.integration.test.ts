import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { getDb } from "@/lib/db/client";
import { getPool } from "@/lib/db/pool";
import { withTransaction } from "@/lib/db/transaction";
import type { NewBudget } from "@/lib/domain/money/budget-fields";
import type { NewSchedule } from "@/lib/domain/schedules/schedule";
import { publishToEnvironment } from "@/lib/env";
import { callLiveJob } from "@/lib/queue/definitions";
import { closeQueue, isPending } from "@/lib/queue/queue";
import { archiveBudget, changeBudget, makeBudget } from "@/lib/services/budgets";
import { systemContext } from "@/lib/services/context";
import { derivedId } from "@/lib/services/derived-id";
import { listNotices } from "@/lib/services/notices";
import { addPrompts } from "@/lib/services/prompt-sets/add-prompts";
import { pauseRun, resumeRun, startSetRun } from "@/lib/services/runs";
import { sweepTasks } from "@/lib/services/tasks";
import { changeTimeZone } from "@/lib/services/workspaces";
import { startHostedApi, type HostedApi } from "@/test/fakes/hosted-api";
import { question } from "@/test/questions";
import { newConnection, newWorkspace, type TestWorkspace } from "@/test/workspace";
import {
  archiveSchedule,
  changeSchedule,
  createSchedule,
  getSchedule,
  listSchedules,
  listScheduleSlots,
  pauseSchedule,
  previewSchedule,
  resumeSchedule,
  sendDueSlots,
} from ".";

const CREDENTIALS = { login: "login", password: "password" };
const HOUR = 3_600_000;
const job = { ctx: systemContext("test") };

let api: HostedApi;
let workspace: TestWorkspace;
let ready: NewSchedule;

beforeAll(async () => {
  api = await startHostedApi(CREDENTIALS);
  publishToEnvironment({ SIGHTLINE_ALLOWED_ORIGINS: api.url });
  workspace = await newWorkspace();
  const { ctx, workspaceId } = workspace;
  const connectionId = await newConnection(workspaceId, { baseUrl: api.url, ...CREDENTIALS });
  const set = await getDb().promptSet.create({ data: { workspaceId, name: "Harbours" } });
  const prompts = [question("Which harbour is best?"), question("Which harbour is near?")];
  await withTransaction(ctx, (inside) => addPrompts(inside, { setId: set.id, changeId: null, prompts }));
  ready = {
    name: "Every hour",
    setId: set.id,
    cron: "0 * * * *",
    ask: {
      connectionId,
      method: "live",
      targets: [{ engine: "gemini", model: "gemini-2.5-flash", parameters: { web_search: true } }],
      ...{ marketIds: [], personaIds: [], repeats: 2, label: null },
    },
    spreadMinutes: 0,
    capPerSlot: "1",
    capPerMonth: "10",
  };
});

afterAll(async () => {
  await closeQueue();
  await api.close();
});

const make = async (changes: Partial<NewSchedule> = {}) =>
  (
    await createSchedule({
      ctx: workspace.ctx,
      input: { ...ready, ...changes, requestKey: crypto.randomUUID() },
    })
  ).id;

/** The last full hour, so many hours earlier. */
const hoursAgo = (hours: number) => new Date(Math.floor(Date.now() / HOUR) * HOUR - hours * HOUR);

const makeDue = (id: string, nextAt: Date) => getDb().schedule.update({ where: { id }, data: { nextAt } });

const dueOne = async (changes: Partial<NewSchedule> = {}, hours = 0) => {
  const id = await make(changes);
  await makeDue(id, hoursAgo(hours));
  return id;
};

const slotsOf = async (id: string) =>
  (await listScheduleSlots({ ctx: workspace.ctx, input: { id, page: 1 } })).rows;
const view = (id: string) => getSchedule({ ctx: workspace.ctx, input: { id } });
const runsOf = (scheduleId: string) =>
  getDb().run.findMany({ where: { scheduleId }, include: { tasks: true } });

describe("a slot", () => {
  it("makes one run, whatever the number of workers that see it", async () => {
    const ids = await Promise.all([dueOne(), dueOne(), dueOne()]);
    await Promise.all([1, 2, 3, 4].map(() => sendDueSlots(job)));
    for (const id of ids) {
      const runs = await runsOf(id);
      expect(runs).toHaveLength(1);
      expect(runs[0]?.tasks).toHaveLength(4);
      expect(await slotsOf(id)).toMatchObject([
        {
          dueAt: hoursAgo(0).toISOString(),
          state: "sent",
          run: { id: runs[0]?.id, tasks: 4, expected: "0.16" },
        },
      ]);
      const { nextAt } = await getDb().schedule.findUniqueOrThrow({ where: { id } });
      expect(nextAt).toEqual(hoursAgo(-1));
    }
    await sendDueSlots(job);
    expect(await Promise.all(ids.map(async (id) => (await runsOf(id)).length))).toEqual([1, 1, 1]);
  });

  it("is sent alone for all that were missed, and the others say so", async () => {
    const id = await dueOne({}, 3);
    await sendDueSlots(job);
    expect(await runsOf(id)).toHaveLength(1);
    const slots = await slotsOf(id);
    expect(slots.map(({ dueAt, state }) => [dueAt, state])).toEqual([
      [hoursAgo(0).toISOString(), "sent"],
      [hoursAgo(1).toISOString(), "skipped"],
      [hoursAgo(2).toISOString(), "skipped"],
      [hoursAgo(3).toISOString(), "skipped"],
    ]);
    expect(slots.at(-1)?.reason).toContain("Missed");
  });

  it("is spread over its time where that is wanted: repeats as far apart as they can be", async () => {
    const id = await dueOne({ spreadMinutes: 60 });
    await sendDueSlots(job);
    const [run] = await runsOf(id);
    const tasks = (run?.tasks ?? []).toSorted((a, b) => a.cell - b.cell || a.repeat - b.repeat);
    const times = tasks.map(({ nextCheckAt }) => nextCheckAt?.getTime() ?? 0);
    const minutes = times.map((time) => Math.round((time - Math.min(...times)) / 60_000));
    // Two questions, each asked twice.
    expect(minutes).toEqual([0, 30, 15, 45]);
    expect(tasks.map(({ state }) => state)).toEqual(Array(4).fill("planned"));
  });

  it("asks once when a worker died between its run and saying so, and when one died before", async () => {
    const [before, after] = [await make(), await make()];
    const slotOf = (scheduleId: string) =>
      getDb().scheduleSlot.create({
        data: {
          ...{ scheduleId, workspaceId: workspace.workspaceId, dueAt: hoursAgo(0), state: "due" },
          leaseUntil: new Date(Date.now() - 1_000),
        },
      });
    await slotOf(before);
    const slot = await slotOf(after);
    await startSetRun({
      ctx: workspace.ctx,
      input: {
        requestKey: derivedId("schedule slot", slot.id),
        setId: ready.setId,
        ask: ready.ask,
        origin: { scheduleId: after, slotId: slot.id },
      },
    });
    await Promise.all([sendDueSlots(job), sendDueSlots(job)]);
    for (const id of [before, after]) {
      expect(await runsOf(id)).toHaveLength(1);
      expect(await slotsOf(id)).toMatchObject([{ state: "sent", run: { tasks: 4 } }]);
    }
  });

  it("stays its worker's however long it takes to be sent", async () => {
    vi.useFakeTimers({ toFake: ["setInterval", "clearInterval"] });
    const id = await dueOne();
    const isHeldBack = async () => {
      const { rows } = await getPool().query<{ pid: number }>(
        "select pid from pg_locks where relation = 'app.run'::regclass and not granted",
      );
      return rows.length > 0;
    };
    const where = { scheduleId: id };
    const isHeld = async () => {
      const slot = await getDb().scheduleSlot.findFirstOrThrow({ where });
      return (slot.leaseUntil?.getTime() ?? 0) > Date.now();
    };
    const blocker = await getPool().connect();
    try {
      await blocker.query("begin");
      await blocker.query("lock table app.run in share mode");
      const sending = sendDueSlots(job);
      await expect.poll(isHeldBack).toBe(true);
      await getDb().scheduleSlot.updateMany({ where, data: { leaseUntil: new Date(0) } });
      vi.advanceTimersByTime(15_000);
      await expect.poll(isHeld).toBe(true);
      // Nobody else gets it.
      await sendDueSlots(job);
      expect(await slotsOf(id)).toMatchObject([{ state: "due" }]);
      await blocker.query("commit");
      await sending;
    } finally {
      blocker.release(true);
      vi.useRealTimers();
    }
    expect(await runsOf(id)).toHaveLength(1);
    expect(await slotsOf(id)).toMatchObject([{ state: "sent" }]);
  });

  it("that is spread is sent a task at a time, and goes on as far apart after a pause", async () => {
    const id = await dueOne({ spreadMinutes: 60 });
    await sendDueSlots(job);
    const runId = (await runsOf(id))[0]?.id ?? "";
    const ofRun = { ctx: workspace.ctx, input: { id: runId } };
    /** Each task still to be sent, by its place: in how many minutes, to the nearest five, and whether a job has it. */
    const waiting = async () => {
      const { rows } = await getPool().query<{ id: string; minutes: number }>(
        `select id, (round(extract(epoch from next_check_at - now()) / 300) * 5)::int as minutes
           from app.task where run_id = $1 and state = 'planned' order by repeat, cell`,
        [runId],
      );
      return Promise.all(rows.map(async ({ id, minutes }) => [minutes, await isPending(callLiveJob, id)]));
    };
    expect(await waiting()).toEqual([
      [0, false],
      [15, false],
      [30, false],
      [45, false],
    ]);
    await sweepTasks(job);
    expect(await waiting()).toEqual([
      [0, true],
      [15, false],
      [30, false],
      [45, false],
    ]);
    await getDb().task.updateMany({ where: { runId, cell: 0, repeat: 0 }, data: { state: "answered" } });

    await pauseRun(ofRun);
    await getPool().query(
      "update app.task set next_check_at = next_check_at - interval '40 minutes' where run_id = $1",
      [runId],
    );
    await sweepTasks(job);
    expect(await waiting()).toEqual([
      [-25, false],
      [-10, false],
      [5, false],
    ]);
    await resumeRun(ofRun);
    expect(await waiting()).toEqual([
      [0, false],
      [15, false],
      [30, false],
    ]);
    await sweepTasks(job);
    await getDb().task.updateMany({ where: { runId, cell: 1, repeat: 0 }, data: { state: "answered" } });
    // A pause in which nothing was to be sent changes nothing.
    await pauseRun(ofRun);
    await resumeRun(ofRun);
    expect(await waiting()).toEqual([
      [15, false],
      [30, false],
    ]);
  });
});

describe("a cap", () => {
  it("of a slot skips it, pauses the schedule and says why in both", async () => {
    const id = await dueOne({ capPerSlot: "0.1599" });
    await sendDueSlots(job);
    const reason = "One run is expected to cost up to $0.16; the cap of a run is $0.1599.";
    expect(await runsOf(id)).toEqual([]);
    expect(await slotsOf(id)).toMatchObject([{ state: "skipped", reason, run: null }]);
    expect(await view(id)).toMatchObject({ state: "paused", pausedReason: reason });
  });

  it("of a month counts what is held and what was spent", async () => {
    const id = await dueOne({ capPerSlot: "0.16", capPerMonth: "0.32" });
    await sendDueSlots(job);
    expect((await view(id)).month).toEqual({ spent: "0", held: "0.16" });
    // One of its tasks has been answered for more than was expected.
    const [run] = await runsOf(id);
    const task = run?.tasks[0];
    if (!run || !task) throw new Error("no run");
    await getDb().spendEntry.create({
      data: {
        ...{ workspaceId: workspace.workspaceId, runId: run.id, taskId: task.id, idempotencyKey: task.id },
        ...{ kind: "charge", cause: "answer", engine: "gemini", model: "m", amount: "0.000000001" },
        scheduleId: id,
      },
    });
    await getDb().scheduleSlot.deleteMany({ where: { scheduleId: id } });
    await makeDue(id, hoursAgo(0));
    await sendDueSlots(job);
    expect(await runsOf(id)).toHaveLength(1);
    expect(await view(id)).toMatchObject({
      state: "paused",
      pausedReason: expect.stringContaining(
        "the month would come to $0.320000001; the cap of a month is $0.32.",
      ),
      month: { spent: "0.000000001", held: "0.16" },
    });
    const [listed] = (await listSchedules({ ctx: workspace.ctx, input: {} })).filter((row) => row.id === id);
    expect(listed).toMatchObject({ state: "paused", nextAt: null, month: { spent: "0.000000001" } });
  });
});

describe("a budget", () => {
  it("that has no room for a slot skips it whole and pauses the schedule, and whoever makes one sees the room before", async () => {
    const { ctx, userId } = workspace;
    const label = "budgeted";
    const ask = { ...ready.ask, label };
    const of = { period: "month", startsOn: null, warnAt: [100] } as const;
    const budget = (name: string, amount: string, scope: NewBudget["of"]) =>
      makeBudget({ ctx, input: { ...of, warnAt: [...of.warnAt], name, amount, of: scope } });
    const { id: labelled } = await budget("Labelled", "0.1", { of: "label", label });
    await budget("Others", "0.01", { of: "label", label: "others" });
    const { id: mine } = await budget("Mine", "0.01", { of: "member", id: userId });
    const id = await dueOne({ ask });
    await budget("Its own", "0.17", { of: "schedule", id });

    const { setId, cron, capPerSlot, capPerMonth } = ready;
    const preview = (of: string | null) =>
      previewSchedule({ ctx, input: { id: of, setId, ask, cron, capPerSlot, capPerMonth } });
    const namesOf = async (of: string | null) => (await preview(of)).budgets.map(({ name }) => name);
    expect(await namesOf(null)).toEqual(["Labelled"]);
    expect(await namesOf(id)).toEqual(["Labelled", "Its own"]);
    const refusal = expect.stringMatching(
      /^The budget “Labelled” has \$0\.10 left .+ 2 of 4 questions fit\.$/,
    );
    expect(await preview(null)).toMatchObject({ refusal });

    await sendDueSlots(job);
    const reason = expect.stringMatching(
      /^The budget “Labelled” .+ 2 of 4 questions fit\. Nothing was sent\.$/,
    );
    expect(await runsOf(id)).toEqual([]);
    expect(await slotsOf(id)).toMatchObject([{ state: "skipped", reason, run: null }]);
    expect(await view(id)).toMatchObject({ state: "paused", pausedReason: reason });
    const told = (await listNotices({ ctx })).notices.filter(({ subjectId }) =>
      [id, labelled].includes(subjectId),
    );
    expect(told).toMatchObject([{ kind: "schedule_paused", facts: { reason } }, { kind: "budget_blocked" }]);

    await changeBudget({ ctx, input: { id: labelled, name: "Labelled", amount: "1", warnAt: [] } });
    await resumeSchedule({ ctx, input: { id } });
    await getDb().scheduleSlot.deleteMany({ where: { scheduleId: id } });
    await makeDue(id, hoursAgo(0));
    await sendDueSlots(job);
    // A schedule's runs are nobody's.
    expect(await runsOf(id)).toMatchObject([{ label, createdById: null }]);
    expect((await preview(id)).refusal).toMatch(
      /^The budget “Its own” has \$0\.01 left .+ Nothing of it fits\.$/,
    );
    await archiveBudget({ ctx, input: { id: mine, archived: true } });
  });
});

describe("what cannot be asked", () => {
  it("pauses the schedule where the API refuses the login, and waits where it is away", async () => {
    const { workspaceId } = workspace;
    const wrong = await newConnection(workspaceId, { baseUrl: api.url, login: "login", password: "wrong" });
    const refused = await dueOne({ ask: { ...ready.ask, connectionId: wrong } });
    await sendDueSlots(job);
    const waiting = await dueOne();
    await api.down();
    await sendDueSlots(job);
    expect(await view(refused)).toMatchObject({
      state: "paused",
      pausedReason: expect.stringContaining("did not answer the test"),
    });
    expect(await view(waiting)).toMatchObject({ state: "active", pausedReason: null });
    expect(await slotsOf(waiting)).toMatchObject([{ state: "due" }]);

    // An hour later it is given up.
    await getDb().scheduleSlot.updateMany({
      where: { scheduleId: waiting },
      data: { createdAt: hoursAgo(2), leaseUntil: hoursAgo(1) },
    });
    await sendDueSlots(job);
    await api.up();
    expect(await view(waiting)).toMatchObject({ state: "paused" });
    expect(await slotsOf(waiting)).toMatchObject([{ state: "skipped" }]);
  });

  it("pauses it where the set is archived", async () => {
    const id = await dueOne();
    const where = { id: ready.setId };
    await getDb().promptSet.update({ where, data: { archivedAt: new Date() } });
    await sendDueSlots(job);
    await getDb().promptSet.update({ where, data: { archivedAt: null } });
    expect(await view(id)).toMatchObject({
      state: "paused",
      pausedReason: expect.stringContaining("is archived"),
    });
  });
});

describe("a schedule", () => {
  it("is due by its zone's clock, also after that changed", async () => {
    const { ctx } = workspace;
    await changeTimeZone({ ctx, input: { timeZone: "Asia/Kolkata" } });
    const id = await make({ cron: "0 9 * * *" });
    const nextAt = async () =>
      (await getDb().schedule.findUniqueOrThrow({ where: { id } })).nextAt?.toISOString();
    expect(await nextAt()).toContain("T03:30:00");
    await changeTimeZone({ ctx, input: { timeZone: "UTC" } });
    expect(await nextAt()).toContain("T09:00:00");
    expect((await view(id)).nextSlots.map((slot) => slot.slice(11, 16))).toEqual(Array(5).fill("09:00"));
  });

  it("is paused, changed, resumed and archived, and each is written down", async () => {
    const { ctx, workspaceId } = workspace;
    const id = await make();
    const before = { state: "active", cron: ready.cron };
    expect(await view(id)).toMatchObject(before);
    await pauseSchedule({ ctx, input: { id } });
    await changeSchedule({ ctx, input: { ...ready, id, cron: " 0  9 * * 1-5" } });
    expect(await view(id)).toMatchObject({
      state: "paused",
      pausedReason: "Paused by hand.",
      cron: "0 9 * * 1-5",
    });
    await resumeSchedule({ ctx, input: { id } });
    expect(await getDb().schedule.findUniqueOrThrow({ where: { id } })).toMatchObject({
      ...{ state: "active", pausedReason: null, nextAt: expect.any(Date) },
    });
    await archiveSchedule({ ctx, input: { id, archived: true } });
    await expect(resumeSchedule({ ctx, input: { id } })).rejects.toMatchObject({ code: "conflict" });
    const idsOf = async (archived: boolean) =>
      (await listSchedules({ ctx, input: { archived } })).map((row) => row.id);
    expect([(await idsOf(true)).includes(id), (await idsOf(false)).includes(id)]).toEqual([true, false]);
    await archiveSchedule({ ctx, input: { id, archived: false } });
    expect(await view(id)).toMatchObject({ state: "paused", archivedAt: null });
    const written = await getDb().auditEntry.findMany({
      where: { workspaceId, entityId: id },
      orderBy: { id: "asc" },
      select: { action: true },
    });
    expect(written.map(({ action }) => action.slice("schedule.".length))).toEqual([
      ...["create", "pause", "change", "resume", "archive", "restore"],
    ]);
  });

  it("is one, however often it is sent with the same key, and another workspace's key is none", async () => {
    const input = { ...ready, name: "Once", requestKey: crypto.randomUUID() };
    const send = () => createSchedule({ ctx: workspace.ctx, input });
    const [one, two] = await Promise.all([send(), send()]);
    expect(await send()).toEqual(one);
    expect(two).toEqual(one);
    expect(await getDb().schedule.count({ where: { name: "Once" } })).toBe(1);
    expect(await getDb().auditEntry.count({ where: { entityId: one.id } })).toBe(1);
    const { ctx, workspaceId } = await newWorkspace();
    const set = await getDb().promptSet.create({ data: { workspaceId, name: "Theirs" } });
    const ask = {
      ...ready.ask,
      connectionId: await newConnection(workspaceId, { baseUrl: api.url, ...CREDENTIALS }),
    };
    const theirs = { ...input, setId: set.id, ask };
    await expect(createSchedule({ ctx, input: theirs })).rejects.toMatchObject({ code: "not_found" });
  });

  it.each<[string, Partial<NewSchedule>]>([
    ["cron", { cron: "0 9 * *" }],
    ["cron", { cron: "*/5 * * * *" }],
    ["setId", { setId: "not an id" }],
    ["capPerMonth", { capPerMonth: "0" }],
    ["spreadMinutes", { spreadMinutes: 721 }],
  ])("is refused where its %s is wrong", async (field, changes) => {
    const refused = await make(changes).catch((error: unknown) => error);
    expect(JSON.stringify(refused)).toContain(field);
  });

  it("says before it is made what a run and a month would come to, and whether it would be sent", async () => {
    const { setId, ask, cron, capPerSlot, capPerMonth } = ready;
    const input = { id: null, setId, ask, cron, capPerSlot, capPerMonth };
    const price = await previewSchedule({ ctx: workspace.ctx, input });
    expect(price).toMatchObject({ tasks: 4, slot: { high: "0.16" }, refusal: null });
    expect(price.month).toMatchObject({ slots: 720, high: "115.2" });
    expect(
      await previewSchedule({ ctx: workspace.ctx, input: { ...input, capPerSlot: "0.1" } }),
    ).toMatchObject({
      refusal: expect.stringContaining("the cap of a run is $0.10."),
    });
  });
});
