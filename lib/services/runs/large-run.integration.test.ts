import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { getDb } from "@/lib/db/client";
import { getPool } from "@/lib/db/pool";
import type { Plan } from "@/lib/domain/runs/plan";
import { publishToEnvironment } from "@/lib/env";
import { postTasksJob } from "@/lib/queue/definitions";
import { closeQueue, QUEUE_SCHEMA } from "@/lib/queue/queue";
import { systemContext } from "@/lib/services/context";
import { postStandardTasks } from "@/lib/services/tasks";
import { startHostedApi, type HostedApi } from "@/test/fakes/hosted-api";
import { makeWatchable, watchStatements } from "@/test/statements";
import { newConnection, newWorkspace, type TestWorkspace } from "@/test/workspace";
import { startRun } from "./start-run";

const CREDENTIALS = { login: "login", password: "password" };

let api: HostedApi;

beforeAll(async () => {
  makeWatchable(getPool());
  api = await startHostedApi(CREDENTIALS);
  publishToEnvironment({ SIGHTLINE_ALLOWED_ORIGINS: api.url });
});

afterAll(async () => {
  await closeQueue();
  await api.close();
});

interface Place {
  workspace: TestWorkspace;
  connectionId: string;
  promptVersionId: string;
}

async function freshPlace(): Promise<Place> {
  const workspace = await newWorkspace();
  const { workspaceId } = workspace;
  const connectionId = await newConnection(workspaceId, { baseUrl: api.url, ...CREDENTIALS });
  const { id: promptId } = await getDb().prompt.create({ data: { workspaceId } });
  const wording = { promptId, number: 1, userPrompt: "Which harbour is best?", contentHash: randomUUID() };
  const version = await getDb().promptVersion.create({ data: { workspaceId, ...wording } });
  return { workspace, connectionId, promptVersionId: version.id };
}

const STANDARD = { method: "standard", parameters: {}, webSearch: false, marketId: null } as const;
const TARGETS = [
  { engine: "chat_gpt", model: "gpt-4.1-mini", ...STANDARD },
  { engine: "gemini", model: "gemini-2.5-flash", ...STANDARD },
] as const;

/** Starts a run that asks two engines so often each, and counts the statements it takes. */
const start = ({ workspace, connectionId, promptVersionId }: Place, repeats: number) => {
  const plan: Plan = {
    version: 1,
    origin: null,
    connectionId,
    method: "standard",
    label: null,
    entries: [{ promptVersionId, personaId: null, marketId: null }],
    targets: [...TARGETS],
    repeats,
  };
  const expected = ["0.03", "0.02"].map((high) => ({ low: "0", high }));
  const run = { requestKey: randomUUID(), kind: "question", setId: null } as const;
  return watchStatements(() =>
    startRun(workspace.ctx, { ...run, plan: () => Promise.resolve({ plan, expected }) }),
  );
};

const payloadOf = z.object({ data: postTasksJob.payload }).transform(({ data }) => data.taskIds);

/** The groups of a run's tasks that wait in the queue to be posted. */
async function waitingGroups(taskIds: readonly string[]): Promise<string[][]> {
  const { rows } = await getPool().query(
    `select data from ${QUEUE_SCHEMA}.job where name = $1 and data->'taskIds' ?| $2::text[]`,
    [postTasksJob.name, taskIds],
  );
  return payloadOf.array().parse(rows);
}

const posts = () => api.calls.filter(({ call }) => call === "task_post");
const bodySchema = z.array(z.object({ tag: z.uuid() }));

it("of 250 tasks is written in as few statements as one of 102, and posted by jobs alone", async () => {
  const place = await freshPlace();
  const { statements: fewer } = await start(place, 51);
  const { result: run, statements } = await start(place, 125);
  const taskIds = run?.taskIds ?? [];
  expect(taskIds).toHaveLength(250);
  expect(statements).toBe(fewer);
  expect(statements).toBeLessThanOrEqual(12);
  expect(posts()).toEqual([]);

  const tasks = await getDb().task.findMany({
    where: { runId: run?.runId },
    select: { id: true, engine: true },
  });
  const engineOf = new Map(tasks.map(({ id, engine }) => [id, engine]));
  const groups = await waitingGroups(taskIds);
  expect(groups.map((group) => group.length).sort()).toEqual([100, 100, 25, 25]);
  for (const group of groups) expect(new Set(group.map((id) => engineOf.get(id))).size).toBe(1);
  expect(groups.flat().sort()).toEqual([...taskIds].sort());

  // Each job, and one of them again.
  for (const taskIds of [...groups, ...groups.slice(0, 1)])
    await postStandardTasks({ ctx: systemContext("test"), input: { taskIds } });
  const posted = posts().map(({ path, body }) => ({
    path,
    tags: bodySchema.parse(body).map(({ tag }) => tag),
  }));
  expect(posted.map(({ tags }) => tags.length).sort()).toEqual([100, 100, 25, 25]);
  expect(posted.flatMap(({ tags }) => tags).sort()).toEqual([...taskIds].sort());
  for (const { path, tags } of posted) for (const tag of tags) expect(path).toContain(engineOf.get(tag));
  const states = await getDb().task.groupBy({ by: ["state"], where: { runId: run?.runId }, _count: true });
  expect(states).toEqual([{ state: "posted", _count: 250 }]);
  const held = await getDb().spendEntry.aggregate({ where: { runId: run?.runId }, _sum: { amount: true } });
  expect(held._sum.amount?.toFixed()).toBe("6.25");
});

it("that asks another workspace's wording, or over its connection, is refused, and nothing of it is kept", async () => {
  const [mine, theirs] = [await freshPlace(), await freshPlace()];
  const before = posts().length;
  for (const foreign of [
    { promptVersionId: theirs.promptVersionId },
    { connectionId: theirs.connectionId },
    { promptVersionId: randomUUID() },
    { connectionId: randomUUID() },
  ]) {
    await expect(start({ ...mine, ...foreign }, 2), JSON.stringify(foreign)).rejects.toMatchObject({
      code: "not_found",
    });
  }
  const where = { workspaceId: { in: [mine.workspace.workspaceId, theirs.workspace.workspaceId] } };
  expect(await getDb().run.count({ where })).toBe(0);
  expect(await getDb().task.count({ where })).toBe(0);
  expect(await getDb().spendEntry.count({ where })).toBe(0);
  expect(posts()).toHaveLength(before);
});
