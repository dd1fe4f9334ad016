import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { TASK_STATES } from "@/lib/domain/tasks/task-state";
import { publishToEnvironment } from "@/lib/env";
import type { Context } from "@/lib/services/context";
import { startHostedApi, type HostedApi } from "@/test/fakes/hosted-api";
import { plantOne, type PlantedWorkspace } from "@/test/plant-one";
import { newConnection, newWorkspace } from "@/test/workspace";
import { listConnections, listModels, makeDefaultConnection, removeConnection } from ".";

const NOWHERE = { baseUrl: "http://127.0.0.1:1", login: "l", password: "p" };

const contextOf = async ({ workspaceId, userId }: PlantedWorkspace): Promise<Context> => {
  const { ctx } = await newWorkspace();
  return { ...ctx, workspaceId, actor: { kind: "member", userId, role: "owner" } };
};

describe("the connection that compose starts with", () => {
  it("is one, whichever is chosen, and another takes its place when it is removed", async () => {
    const planted = await plantOne();
    const ctx = await contextOf(planted);
    const theirs = await plantOne();
    const second = await newConnection(planted.workspaceId, NOWHERE);
    const third = await newConnection(planted.workspaceId, NOWHERE);
    const defaults = async (context = ctx) =>
      (await listConnections({ ctx: context })).flatMap(({ id, isDefault }) => (isDefault ? [id] : []));

    await makeDefaultConnection({ ctx, input: { id: third } });
    expect(await defaults()).toEqual([third]);
    await makeDefaultConnection({ ctx, input: { id: second } });
    expect(await defaults()).toEqual([second]);

    // The oldest that is left.
    await removeConnection({ ctx, input: { id: second } });
    expect(await defaults()).toEqual([planted.connection]);
    await removeConnection({ ctx, input: { id: third } });
    expect((await listConnections({ ctx })).map(({ id }) => id)).toEqual([planted.connection]);
    expect(await defaults(await contextOf(theirs))).toEqual([theirs.connection]);
  });
});

describe("a connection", () => {
  it.each(TASK_STATES.map((state) => [state, ["planned", "calling", "posting", "posted"].includes(state)]))(
    "with a task that is %s is kept: %s",
    async (state, kept) => {
      const planted = await plantOne();
      const ctx = await contextOf(planted);
      await getDb().task.update({ where: { id: planted.task }, data: { state } });
      const removing = removeConnection({ ctx, input: { id: planted.connection } });
      if (kept) await expect(removing).rejects.toMatchObject({ code: "conflict" });
      else await removing;
      const { removedAt, sealedPassword } = await getDb().connection.findUniqueOrThrow({
        where: { id: planted.connection },
        select: { removedAt: true, sealedPassword: true },
      });
      expect([removedAt === null, sealedPassword.length > 0]).toEqual([kept, kept]);
    },
  );

  it("to the built-in service stays", async () => {
    const planted = await plantOne();
    await getDb().connection.update({ where: { id: planted.connection }, data: { kind: "builtin" } });
    const removing = removeConnection({ ctx: await contextOf(planted), input: { id: planted.connection } });
    await expect(removing).rejects.toMatchObject({ code: "conflict" });
  });
});

describe("a list of models", () => {
  const CREDENTIALS = { login: "login", password: "password" };
  const HOUR_MS = 3_600_000;
  let api: HostedApi;
  let ctx: Context;
  let connectionId: string;

  beforeAll(async () => {
    api = await startHostedApi(CREDENTIALS);
    publishToEnvironment({ SIGHTLINE_ALLOWED_ORIGINS: api.url });
  });
  afterAll(() => api.close());

  beforeEach(async () => {
    const workspace = await newWorkspace();
    ctx = workspace.ctx;
    connectionId = await newConnection(workspace.workspaceId, { baseUrl: api.url, ...CREDENTIALS });
  });

  /** Lists at a time, and says how often the API was asked for it. */
  async function listAt(ms: number) {
    const before = api.calls.length;
    const input = { connectionId, engine: "gemini" as const };
    const { models, fetchedAt } = await listModels({ ctx: { ...ctx, now: () => new Date(ms) }, input });
    return {
      names: models.map(({ name }) => name),
      fetchedAt: Date.parse(fetchedAt),
      asked: api.calls.length - before,
    };
  }

  it("is asked for again after an hour, not before", async () => {
    const first = await listAt(0);
    expect(first).toMatchObject({ fetchedAt: 0, asked: 1 });
    expect(first.names.length).toBeGreaterThan(0);
    expect(await listAt(HOUR_MS - 1)).toEqual({ ...first, asked: 0 });
    expect(await listAt(HOUR_MS)).toEqual({ ...first, fetchedAt: HOUR_MS, asked: 1 });
  });

  it("is the last one known, with its date, while the API does not answer; and said where there was none", async () => {
    const first = await listAt(0);
    await api.down();
    try {
      expect(await listAt(9 * HOUR_MS)).toEqual({ ...first, asked: 0 });
      const other = listModels({ ctx, input: { connectionId, engine: "claude" } });
      await expect(other).rejects.toMatchObject({ code: "upstream" });
    } finally {
      await api.up();
    }
  });
});
