import { afterAll, beforeAll, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { startHostedApi, type HostedApi } from "@/test/fakes/hosted-api";
import { publishToEnvironment } from "@/lib/env";
import { newConnection, newWorkspace } from "@/test/workspace";
import { readDemoProgress, resumeDemo } from ".";
import { requireSandbox } from "./require-sandbox";

const LOGIN = { login: "login", password: "password" };

let api: HostedApi;

beforeAll(async () => {
  api = await startHostedApi(LOGIN);
  publishToEnvironment({ SIGHTLINE_ALLOWED_ORIGINS: api.url });
});

afterAll(() => api.close());

it("tells a demo that stopped half-way from one that is being made, and goes on when asked to", async () => {
  const { ctx } = await newWorkspace();
  await expect(readDemoProgress({ ctx })).rejects.toMatchObject({ code: "not_found" });
  await expect(resumeDemo({ ctx })).rejects.toMatchObject({ code: "not_found" });

  const where = { id: ctx.workspaceId };
  await getDb().workspace.update({ where, data: { isDemo: true } });
  expect(await readDemoProgress({ ctx })).toMatchObject({ ready: false, going: true });
  await getDb().workspace.update({ where, data: { createdAt: new Date(Date.now() - 600_000) } });
  expect(await readDemoProgress({ ctx })).toMatchObject({ ready: false, going: false });

  await resumeDemo({ ctx });
  expect(await readDemoProgress({ ctx })).toMatchObject({ ready: false, going: true });
});

it("is not made where anything but the sandbox would answer, and be paid", async () => {
  const { workspaceId } = await newWorkspace();
  const connectionId = await newConnection(workspaceId, {
    baseUrl: api.url,
    ...LOGIN,
  });
  await expect(requireSandbox(workspaceId, connectionId)).rejects.toMatchObject({ code: "conflict" });
  expect(api.calls.map(({ call }) => call)).toEqual(["models", "models", "models", "models"]);
});
