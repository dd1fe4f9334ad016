import { beforeAll, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/transaction";
import { ZERO } from "@/lib/domain/amounts/money";
import type { Role } from "@/lib/domain/team/permission";
import type { TaskState } from "@/lib/domain/tasks/task-state";
import { systemContext, type Context } from "@/lib/services/context";
import { pauseSchedule, resumeSchedule } from "@/lib/services/schedules";
import { pause } from "@/lib/services/schedules/state";
import { saveFailure } from "@/lib/services/tasks/finish";
import { plantedPlan } from "@/test/plan";
import { plantOne, type PlantedWorkspace } from "@/test/plant-one";
import { countUnreadNotices, listNotices, markNoticesRead, tellOfRuns } from ".";
import { raiseNotice } from "./raise";

const machine = systemContext("test");
let own: PlantedWorkspace;

beforeAll(async () => {
  own = await plantOne();
  const { workspaceId } = own;
  await getDb().notice.deleteMany({ where: { workspaceId } });
  await getDb().membership.updateMany({
    where: { workspaceId },
    data: { createdAt: new Date("2026-01-01") },
  });
});

const as = (role: Role, userId = own.userId): Context => ({
  ...{ ...machine, workspaceId: own.workspaceId, actor: { kind: "member", userId, role } },
});
const list = async (ctx = as("owner")) => (await listNotices({ ctx })).notices;
const ofSubject = async (id: string) => (await list()).filter(({ subjectId }) => subjectId === id);
/** As several workers would. */
const tell = () => Promise.all([1, 2, 3].map(() => tellOfRuns({ ctx: machine })));

/** A run of the set with so many tasks in each state. */
async function runOf(...counts: [TaskState, number][]): Promise<string> {
  const { workspaceId, connection: connectionId, version: promptVersionId, set: setId } = own;
  const run = await getDb().run.create({
    data: {
      ...{ workspaceId, setId, ...plantedPlan(promptVersionId, connectionId), method: "live" },
      requestKey: crypto.randomUUID(),
    },
  });
  const states = counts.flatMap(([state, count]) => Array.from({ length: count }, () => state));
  await getDb().task.createMany({
    data: states.map((state, cell) => ({
      ...{
        workspaceId,
        runId: run.id,
        promptVersionId,
        connectionId,
        cell,
        repeat: 0,
        method: "live" as const,
      },
      ...{ engine: "gemini", modelAsked: "m-1", parameters: {}, webSearchAsked: false, state },
      nextCheckAt: state === "planned" ? new Date("2100-01-01") : null,
      finishedAt: state === "planned" ? null : ENDED_AT,
    })),
  });
  return run.id;
}

const ENDED_AT = new Date(Date.now() - 60_000);

it("tell once that a run of a set has ended, and how, whatever the number of workers", async () => {
  const [finished, failed, open] = await Promise.all([
    runOf(["answered", 3], ["failed", 1]),
    runOf(["failed", 11], ["unknown", 1]),
    runOf(["answered", 3], ["planned", 1]),
  ]);
  const cancelled = await runOf(["answered", 1], ["cancelled", 9]);
  await getDb().run.update({ where: { id: cancelled }, data: { cancelledAt: new Date() } });
  await tell();
  await tell();
  expect(await ofSubject(finished)).toMatchObject([
    {
      kind: "run_finished",
      facts: { answered: 3, failed: 1, unknown: 0, cancelled: 0 },
      ...{ subjectName: own.slug, at: ENDED_AT.toISOString(), seen: false },
    },
  ]);
  // That all of it failed says that much of it did.
  expect(await ofSubject(failed)).toMatchObject([{ kind: "run_failed", facts: { failed: 11, unknown: 1 } }]);
  expect(await ofSubject(open)).toEqual([]);
  expect(await ofSubject(cancelled)).toEqual([]);
  await getDb().task.updateMany({ where: { runId: open, state: "planned" }, data: { state: "answered" } });
  await tell();
  expect(await ofSubject(open)).toMatchObject([{ kind: "run_finished" }]);
});

it("tell while a run is under way that it fails often, once", async () => {
  const often = await runOf(["answered", 7], ["failed", 3], ["planned", 5]);
  const seldom = await runOf(["answered", 8], ["failed", 2], ["planned", 5]);
  await tell();
  await tell();
  expect(await ofSubject(often)).toMatchObject([
    { kind: "task_failures", facts: { answered: 7, failed: 3, unknown: 0 } },
  ]);
  expect(await ofSubject(seldom)).toEqual([]);
});

it("tell that Sightline paused a schedule, and not that a person did", async () => {
  const id = own.schedule;
  await pauseSchedule({ ctx: as("owner"), input: { id } });
  expect(await ofSubject(id)).toEqual([]);
  await resumeSchedule({ ctx: as("owner"), input: { id } });
  const scheduler: Context = {
    ...{ ...machine, workspaceId: own.workspaceId, actor: { kind: "system", job: "schedule" } },
  };
  await withTransaction(scheduler, (ctx) => pause(ctx, id, "A cap was reached."));
  expect(await ofSubject(id)).toMatchObject([
    { kind: "schedule_paused", facts: { reason: "A cap was reached." }, subjectName: own.slug },
  ]);
});

it("tell once a day that a connection cannot be used, whichever tasks meet it at once", async () => {
  const run = await runOf(["planned", 8]);
  const tasks = await getDb().task.findMany({ where: { runId: run }, select: { id: true } });
  const failure = { statusCode: null, statusMessage: null, cost: ZERO, exchange: null };
  const fail = (taskId: string, failureKind: "unauthorized" | "broken_json", at: string) =>
    saveFailure({}, { ...failure, taskId, failureKind, at: new Date(at) });
  const day = new Date().toISOString().slice(0, 10);
  const [first, second, ...rest] = tasks.map(({ id }) => id);
  await fail(first ?? "", "broken_json", `${day}T00:00:00Z`);
  expect(await ofSubject(own.connection)).toEqual([]);
  await Promise.all(rest.map((id) => fail(id, "unauthorized", `${day}T00:00:01Z`)));
  expect(await ofSubject(own.connection)).toMatchObject([
    { kind: "connection_failing", facts: { failure: "unauthorized" } },
  ]);
  const dayBefore = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
  await fail(second ?? "", "unauthorized", `${dayBefore}T12:00:00Z`);
  expect(await ofSubject(own.connection)).toHaveLength(2);
});

it("are one of one cause, however many raise it at once, and none where what raised it is rolled back", async () => {
  const { workspaceId, schedule: subjectId } = own;
  const paused = { kind: "schedule_paused", facts: { reason: "Once." } } as const;
  const notice = { ...paused, workspaceId, subjectId, at: new Date() };
  await Promise.all(
    Array.from({ length: 20 }, () =>
      withTransaction(machine, ({ tx }) => raiseNotice(tx, { ...notice, cause: "the same" })),
    ),
  );
  const lost = withTransaction(machine, async ({ tx }) => {
    await raiseNotice(tx, { ...notice, cause: "another" });
    throw new Error("not to be");
  });
  await expect(lost).rejects.toThrow("not to be");
  expect((await list()).filter(({ facts }) => "reason" in facts && facts.reason === "Once.")).toHaveLength(1);
});

it("are read by each person alone, shown to whom their subject is, and counted since somebody came", async () => {
  const member = as("researcher", own.member);
  const unread = (ctx: Context) => countUnreadNotices({ ctx });
  const all = await list();
  expect(await unread(as("owner"))).toBe(all.length);
  const [newest, ...others] = all.map(({ id }) => id);
  const read = { ids: [newest ?? ""] };
  await Promise.all([1, 2].map(() => markNoticesRead({ ctx: member, input: read })));
  expect((await list(member)).map(({ seen }) => seen)).toEqual([true, ...others.map(() => false)]);
  expect([await unread(member), await unread(as("owner"))]).toEqual([all.length - 1, all.length]);

  // Whoever pays sees no answers, and does not read on behalf of others what they cannot see.
  const billing = as("billing", own.member);
  expect(await list(billing)).toEqual([]);
  await markNoticesRead({ ctx: billing, input: { ids: others } });
  expect(await unread(member)).toBe(all.length - 1);
  expect((await list(as("viewer"))).some(({ kind }) => kind === "connection_failing")).toBe(false);

  await getDb().membership.update({
    where: { workspaceId_userId: { workspaceId: own.workspaceId, userId: own.member } },
    data: { createdAt: new Date() },
  });
  expect(await unread(member)).toBe(0);
  expect((await list(member)).every(({ seen }) => seen)).toBe(true);
});
