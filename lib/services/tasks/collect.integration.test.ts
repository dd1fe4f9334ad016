import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { createApiClient } from "@/lib/api-client/client";
import { getDb } from "@/lib/db/client";
import { getPool } from "@/lib/db/pool";
import { takeFromRateWindow } from "@/lib/db/rate-window";
import { wakeAccount } from "@/lib/db/sql/tasks/connected-accounts";
import { claimLive, nextForSlot } from "@/lib/db/sql/tasks/live-slots";
import type { Plan } from "@/lib/domain/runs/plan";
import { env, publishToEnvironment } from "@/lib/env";
import { closeQueue } from "@/lib/queue/queue";
import { systemContext } from "@/lib/services/context";
import { readShellNotices } from "@/lib/services/instance";
import { readRunProgress } from "@/lib/services/runs";
import { startRun } from "@/lib/services/runs/start-run";
import { startHostedApi, type HostedApi } from "@/test/fakes/hosted-api";
import { newConnection, newWorkspace, type TestWorkspace } from "@/test/workspace";
import { collectDueTasks, findLostPosts, postStandardTasks, wakeCollector } from ".";
import { pingbackUrl } from "./wake";

const job = systemContext("test");
const CREDENTIALS = { login: "login", password: "password" };

let api: HostedApi;

beforeAll(async () => {
  api = await startHostedApi({ ...CREDENTIALS, readyAfterMs: 0, pendingLooks: 0 });
  publishToEnvironment({ SIGHTLINE_ALLOWED_ORIGINS: api.url });
});

afterAll(async () => {
  await closeQueue();
  await api.close();
});

beforeEach(async () => {
  await getPool().query(
    "delete from app.task; delete from app.rate_window; delete from app.connected_account",
  );
});

const target = (method: "live" | "standard", engine: "chat_gpt" | "gemini" | "perplexity") => ({
  ...{ engine, model: "a model", method, parameters: {}, webSearch: false, marketId: null },
});

/** A workspace's run of so many tasks, planned. */
async function plannedRun(tasks: number, asked = target("standard", "gemini")) {
  const workspace = await newWorkspace();
  const { workspaceId } = workspace;
  const connectionId = await newConnection(workspaceId, { baseUrl: api.url, ...CREDENTIALS });
  const { id: promptId } = await getDb().prompt.create({ data: { workspaceId } });
  const wording = { promptId, number: 1, userPrompt: "Which harbour is best?", contentHash: randomUUID() };
  const version = await getDb().promptVersion.create({ data: { workspaceId, ...wording } });
  const plan: Plan = {
    version: 1,
    origin: null,
    connectionId,
    method: asked.method,
    label: null,
    entries: [{ promptVersionId: version.id, personaId: null, marketId: null }],
    targets: [asked],
    repeats: tasks,
  };
  const run = { requestKey: randomUUID(), kind: "question", setId: null } as const;
  const priced = { plan, expected: [{ low: "0", high: "0.01" }] };
  const started = await startRun(workspace.ctx, {
    ...run,
    plan: () => Promise.resolve(priced),
    sentByCaller: true,
  });
  if (!started) throw new Error("the run was there already");
  return { workspace, connectionId, ...started };
}

async function postedRun(tasks: number) {
  const run = await plannedRun(tasks);
  await postStandardTasks({ ctx: job, input: { taskIds: run.taskIds } });
  await wakeAccount(run.connectionId, 0);
  return run;
}

const states = async ({ workspaceId }: TestWorkspace) =>
  Object.fromEntries(
    (await getDb().task.groupBy({ by: ["state"], where: { workspaceId }, _count: true })).map(
      ({ state, _count }) => [state, _count],
    ),
  );

/** The calls of a kind that the work makes, by their paths. */
async function callsOf(call: string, work: () => Promise<unknown>): Promise<string[]> {
  const before = api.calls.length;
  await work();
  return api.calls.slice(before).flatMap((made) => (made.call === call ? [made.path] : []));
}

it("a large run is collected from the ready list, each result once, whatever number of workers look", async () => {
  const { workspace } = await postedRun(120);
  const gets = await callsOf("task_get", () =>
    Promise.all(Array.from({ length: 4 }, () => collectDueTasks({ ctx: job }))),
  );
  expect(await states(workspace)).toEqual({ answered: 120 });
  expect(gets).toHaveLength(120);
  expect(new Set(gets).size).toBe(120);
});

it("workspaces with one account on an API share a collector and its lists", async () => {
  const [one, other] = [await postedRun(30), await postedRun(30)];
  const lists = await callsOf("tasks_ready", () => collectDueTasks({ ctx: job }));
  expect([await states(one.workspace), await states(other.workspace)]).toEqual([
    { answered: 30 },
    { answered: 30 },
  ]);
  expect(lists).toHaveLength(1);
});

it("leaves other tools' tasks alone, and asks by id where they fill the list", async () => {
  const tool = createApiClient({ baseUrl: api.url, ...CREDENTIALS, allowedOrigins: [api.url] });
  const foreign = Array.from({ length: 100 }, () => ({ user_prompt: "theirs", model_name: "a model" }));
  for (let sent = 0; sent < 10; sent += 1) await tool.taskPost("gemini", foreign);
  const { workspace } = await postedRun(40);
  const theirs = new Set(api.tasks.flatMap(({ id, posted }) => (posted["tag"] === undefined ? [id] : [])));
  const gets = await callsOf("task_get", () => collectDueTasks({ ctx: job }));
  expect(await states(workspace)).toEqual({ answered: 40 });
  expect(gets.filter((path) => theirs.has(path.split("/").at(-1) ?? ""))).toEqual([]);
  for (const task of api.tasks) task.collected = true;
});

it("a collector's tasks are nobody else's until its lease ends", async () => {
  const { workspace } = await postedRun(30);
  await getPool().query(
    "update app.connected_account set collector_id = gen_random_uuid(), lease_until = now() + interval '1 minute'",
  );
  await collectDueTasks({ ctx: job });
  expect(await states(workspace)).toEqual({ posted: 30 });
  await getPool().query("update app.connected_account set lease_until = now() - interval '1 second'");
  await collectDueTasks({ ctx: job });
  expect(await states(workspace)).toEqual({ answered: 30 });
});

it("a run that is paused or cancelled posts nothing more; what it has posted is collected", async () => {
  for (const column of ["paused_at", "cancelled_at"]) {
    const { workspace, runId, taskIds } = await plannedRun(4);
    await postStandardTasks({ ctx: job, input: { taskIds: taskIds.slice(0, 1) } });
    await getPool().query(`update app.run set ${column} = now() where id = $1`, [runId]);
    await postStandardTasks({ ctx: job, input: { taskIds } });
    expect(await states(workspace)).toEqual({ posted: 1, planned: 3 });
    await getPool().query(
      "update app.task set next_check_at = now() - interval '1 second' where state = 'posted'",
    );
    await collectDueTasks({ ctx: job });
    expect(await states(workspace)).toEqual({ answered: 1, planned: 3 });
  }
});

it("a lost post is found behind a thousand others in the list of ids", async () => {
  const tool = createApiClient({ baseUrl: api.url, ...CREDENTIALS, allowedOrigins: [api.url] });
  const foreign = Array.from({ length: 100 }, () => ({ user_prompt: "theirs", model_name: "a model" }));
  const { workspace, taskIds } = await plannedRun(2);
  for (let sent = 0; sent < 10; sent += 1) await tool.taskPost("gemini", foreign);
  api.fault("cut_off", { on: "task_post" });
  await postStandardTasks({ ctx: job, input: { taskIds } });
  for (const task of api.tasks) task.collected = true;
  expect(await states(workspace)).toEqual({ posting: 2 });
  const posts = await callsOf("task_post", () => findLostPosts({ ctx: job }));
  expect(posts).toEqual([]);
  expect(await states(workspace)).toEqual({ posted: 2 });
});

it("a result that nobody could ask for is given up when the API has forgotten it, and not before", async () => {
  const { workspace } = await postedRun(1);
  const at = async (days: number) => {
    await getPool().query(
      "update app.task set next_check_at = now() - interval '1 second', started_at = now() - make_interval(days => $1)",
      [days],
    );
    api.fault("http_401", { on: "task_get" });
    await collectDueTasks({ ctx: job });
    return states(workspace);
  };
  await getPool().query("update app.connected_account set ready_at = now() + interval '1 hour'");
  expect(await at(29)).toEqual({ posted: 1 });
  expect(await at(31)).toEqual({ unknown: 1 });
});

it("a task that stays in the API's queue is given up after 72 hours, and not before", async () => {
  const { workspace, runId } = await postedRun(1);
  for (const task of api.tasks.slice(-1)) task.postedAt = new Date(Date.now() + 3_600_000);
  const at = async (hours: number) => {
    await getPool().query(
      "update app.task set next_check_at = now() - interval '1 second', started_at = now() - make_interval(hours => $1)",
      [hours],
    );
    await collectDueTasks({ ctx: job });
    return states(workspace);
  };
  await getPool().query("update app.connected_account set ready_at = now() + interval '1 hour'");
  expect(await at(72)).toEqual({ posted: 1 });
  expect(await at(75)).toEqual({ unknown: 1 });
  expect(await readRunProgress({ ctx: workspace.ctx, input: { id: runId } })).toMatchObject({
    failures: [{ cause: "late", count: 1, seenAs: ["never_finished"] }],
    held: "0.01",
  });
});

it("a post that left no trace is of unknown outcome after 72 hours, says so, and is never sent again", async () => {
  const { workspace, runId, taskIds } = await plannedRun(1);
  api.fault("cut_off", { on: "task_post" });
  await postStandardTasks({ ctx: job, input: { taskIds } });
  // Nothing the API shows is ours.
  for (const task of api.tasks.slice(-1)) task.posted = {};
  const at = async (hours: number) => {
    await getPool().query(
      "update app.task set next_check_at = now() - interval '1 second', started_at = now() - make_interval(hours => $1)",
      [hours],
    );
    await findLostPosts({ ctx: job });
    return states(workspace);
  };
  const posts = await callsOf("task_post", async () => {
    expect(await at(71)).toEqual({ posting: 1 });
    expect(await at(73)).toEqual({ unknown: 1 });
    await postStandardTasks({ ctx: job, input: { taskIds } });
  });
  expect(posts).toEqual([]);
  expect(await readRunProgress({ ctx: workspace.ctx, input: { id: runId } })).toMatchObject({
    failures: [{ cause: "lost", count: 1, seenAs: ["post_lost"] }],
    held: "0.01",
  });
});

it("a connection that cannot be opened keeps nobody from collecting, nor its tasks from another look", async () => {
  const [spoilt, good] = [await postedRun(30), await postedRun(30)];
  const spoil = { sealedPassword: new Uint8Array() };
  await getDb().connection.update({ where: { id: spoilt.connectionId }, data: spoil });
  await collectDueTasks({ ctx: job });
  expect([await states(spoilt.workspace), await states(good.workspace)]).toEqual([
    { posted: 30 },
    { answered: 30 },
  ]);
  await getPool().query(
    "update app.task set next_check_at = now() - interval '1 second' where state = 'posted'",
  );
  await getPool().query(
    "update app.connected_account set ready_at = now() - interval '1 second', ready_pause_ms = 0",
  );
  await collectDueTasks({ ctx: job });
  expect(await getDb().task.count({ where: { state: "posted", leaseUntil: null } })).toBe(30);
});

it("an API that is told where to call wakes the collector, which believes nothing else", async () => {
  const { workspace, connectionId, taskIds } = await plannedRun(30);
  const url = env().url;
  publishToEnvironment({ SIGHTLINE_URL: "https://sightline.internal" });
  expect(pingbackUrl({ id: connectionId, kind: "hosted" })).toBeNull();
  publishToEnvironment({ SIGHTLINE_URL: "https://sightline.harbour-research.org" });
  await postStandardTasks({ ctx: job, input: { taskIds } });
  publishToEnvironment({ SIGHTLINE_URL: url });
  const [told] = new Set(api.tasks.slice(-30).map(({ posted }) => String(posted["pingback_url"])));
  const token = String(told).split("https://sightline.harbour-research.org/api/wake/")[1] ?? "";

  await getPool().query("update app.connected_account set ready_at = now() + interval '1 hour'");
  const wake = (given: string) => wakeCollector({ ctx: job, input: { token: given } });
  for (const guess of ["", "x", connectionId, `${token}x`, token.replace(connectionId, randomUUID())])
    expect(await wake(guess)).toBe(false);
  await collectDueTasks({ ctx: job });
  expect(await states(workspace)).toEqual({ posted: 30 });
  expect(await wake(token)).toBe(true);
  await collectDueTasks({ ctx: job });
  expect(await states(workspace)).toEqual({ answered: 30 });
});

it("says so while results are about to be forgotten by their API", async () => {
  const { workspace } = await postedRun(1);
  const notices = () =>
    readShellNotices({ ctx: workspace.ctx, input: { id: workspace.workspaceId, isDemo: false } });
  expect(await notices()).not.toContain("results-expiring");
  await getPool().query("update app.task set started_at = now() - interval '24 days'");
  expect(await notices()).toContain("results-expiring");
});

it("an account's allowance is a row: what two takers at once may use is what one may", async () => {
  const taken = Array.from({ length: 50 }, () => takeFromRateWindow("test", 1_000));
  await Promise.all(taken);
  const { rows } = await getPool().query<{ used: string }>(
    "select sum(used)::text as used from app.rate_window where bucket = 'test'",
  );
  expect(rows).toEqual([{ used: "50" }]);
});

it("live calls of an account keep to its slots, over workspaces; one that ends hands its slot on", async () => {
  const [one, other] = [
    await plannedRun(3, target("live", "perplexity")),
    await plannedRun(1, target("live", "perplexity")),
  ];
  const claim = (taskId: string | undefined) =>
    claimLive({ taskId: taskId ?? "", atOnce: 2, leaseMs: 60_000, at: new Date(), againMs: 60_000 });
  const [first, second, third] = one.taskIds;
  expect(await Promise.all([claim(first), claim(second), claim(third), claim(other.taskIds[0])])).toSatisfy(
    (won: boolean[]) => won.filter(Boolean).length === 2,
  );
  expect(await getDb().task.count({ where: { failureKind: "no_slot", state: "planned" } })).toBe(2);
  const called = await getDb().task.findFirstOrThrow({ where: { state: "calling" } });
  await getDb().task.update({ where: { id: called.id }, data: { state: "answered" } });
  const next = await nextForSlot(called.id, 60_000);
  expect(await claim(next ?? "")).toBe(true);
  const last = await nextForSlot(called.id, 60_000);
  expect(last).not.toBe(next);
  expect(await claim(last ?? "")).toBe(false);
  for (const { runId } of [one, other])
    await getDb().run.update({ where: { id: runId }, data: { pausedAt: new Date() } });
  expect(await nextForSlot(called.id, 60_000)).toBeNull();
});
