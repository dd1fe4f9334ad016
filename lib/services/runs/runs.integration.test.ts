import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startHostedApi, type HostedApi } from "@/test/fakes/hosted-api";
import type { Turn } from "@/lib/domain/answers/answer";
import type { Ask, AskSettings } from "@/lib/domain/runs/ask";
import { runViewSchema } from "@/lib/domain/runs/run";
import { publishToEnvironment } from "@/lib/env";
import { getDb } from "@/lib/db/client";
import { newConnection, newWorkspace, type TestWorkspace } from "@/test/workspace";
import { askAgain, createRun, getRun, getLastRunAsk } from ".";

const CREDENTIALS = { login: "login", password: "password" };

let api: HostedApi;
let workspace: TestWorkspace;
let connectionId: string;

beforeAll(async () => {
  api = await startHostedApi(CREDENTIALS);
  publishToEnvironment({ SIGHTLINE_ALLOWED_ORIGINS: api.url });
  workspace = await newWorkspace();
  connectionId = await newConnection(workspace.workspaceId, { baseUrl: api.url, ...CREDENTIALS });
});

afterAll(() => api.close());

const send = (changes: Partial<Ask> = {}) =>
  createRun({
    ctx: workspace.ctx,
    input: {
      requestKey: crypto.randomUUID(),
      connectionId,
      promptId: null,
      userPrompt: "Which harbour is best?",
      systemMessage: null,
      turns: [],
      method: "live",
      targets: [{ engine: "gemini", model: "gemini-2.5-flash" }],
      settings: {},
      label: null,
      ...changes,
    },
  });

const crabs = (count: number) => "🦀".repeat(count);
const turns = (count: number): Turn[] =>
  Array.from({ length: count }, (_, index) => ({ role: index % 2 ? "ai" : "user", message: "x" }));
const setting = (settings: AskSettings) => ({ settings });

describe("a limit of the API", () => {
  it.each<[field: string, right: Partial<Ask>, wrong: Partial<Ask>]>([
    ["user_prompt", { userPrompt: crabs(500) }, { userPrompt: crabs(501) }],
    ["system_message", { systemMessage: crabs(500) }, { systemMessage: crabs(501) }],
    ["tag", { label: crabs(255) }, { label: crabs(256) }],
    ["message_chain", { turns: turns(10) }, { turns: turns(11) }],
    [
      "message_chain",
      { turns: [{ role: "user", message: crabs(500) }] },
      { turns: [{ role: "user", message: crabs(501) }] },
    ],
    ["max_output_tokens", setting({ max_output_tokens: 4096 }), setting({ max_output_tokens: 4097 })],
    ["max_output_tokens", setting({ max_output_tokens: 1 }), setting({ max_output_tokens: 0 })],
    ["temperature", setting({ temperature: 2 }), setting({ temperature: 2.01 })],
    ["top_p", setting({ top_p: 1 }), setting({ top_p: 1.01 })],
  ])("holds for %s, to the last one allowed", async (field, right, wrong) => {
    await expect(send(right)).resolves.toMatchObject({ alreadySent: false });
    await expect(send(wrong)).rejects.toMatchObject({
      code: "invalid",
      fields: { [field]: expect.any(String) },
    });
  });
});

describe("a run read again", () => {
  it("says what was asked, of whom, over what, and what was held back for it", async () => {
    const { runId } = await send({
      label: "pilot",
      method: "standard",
      targets: [
        { engine: "perplexity", model: "sonar" },
        { engine: "chat_gpt", model: "gpt-4.1-mini" },
      ],
      settings: { web_search: true, web_search_country_iso_code: "FI" },
    });
    const run = runViewSchema.parse(await getRun({ ctx: workspace.ctx, input: { id: runId } }));
    expect(run).toMatchObject({
      id: runId,
      connectionId,
      label: "pilot",
      method: "standard",
      reserved: "0.09",
    });
    expect(
      run.tasks.map(({ engine, modelAsked, method, parameters }) => ({
        engine,
        modelAsked,
        method,
        parameters,
      })),
    ).toEqual([
      {
        engine: "perplexity",
        modelAsked: "sonar",
        method: "live",
        parameters: { web_search_country_iso_code: "FI" },
      },
      {
        engine: "chat_gpt",
        modelAsked: "gpt-4.1-mini",
        method: "standard",
        parameters: { web_search: true, web_search_country_iso_code: "FI" },
      },
    ]);
    expect(await getLastRunAsk({ ctx: workspace.ctx })).toMatchObject({
      method: "standard",
      targets: [
        { engine: "perplexity", model: "sonar", parameters: { web_search_country_iso_code: "FI" } },
        {
          engine: "chat_gpt",
          model: "gpt-4.1-mini",
          parameters: { web_search: true, web_search_country_iso_code: "FI" },
        },
      ],
    });
  });

  it("is not there for another workspace, nor under a name that is no id", async () => {
    const { runId } = await send();
    const stranger = await newWorkspace();
    await expect(getRun({ ctx: stranger.ctx, input: { id: runId } })).rejects.toMatchObject({
      code: "not_found",
    });
    await expect(getRun({ ctx: workspace.ctx, input: { id: "1 or 1=1" } })).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await getLastRunAsk({ ctx: stranger.ctx })).toBeNull();
  });
});

describe("a run asked again", () => {
  const again = (runId: string, taskId: string | null = null, requestKey: string = crypto.randomUUID()) =>
    askAgain({ ctx: workspace.ctx, input: { runId, taskId, requestKey } });

  const planOf = (id: string) =>
    getDb().run.findUniqueOrThrow({ where: { id }, select: { plan: true, planHash: true } });

  const taskIdsOf = async (runId: string) => {
    const tasks = await getDb().task.findMany({ where: { runId }, orderBy: { cell: "asc" } });
    return tasks.map(({ id }) => id);
  };

  const asked = async () => {
    const { runId } = await send({
      label: "pilot",
      method: "standard",
      targets: [
        { engine: "perplexity", model: "sonar" },
        { engine: "chat_gpt", model: "gpt-4.1-mini" },
      ],
      settings: { web_search: true, web_search_country_iso_code: "FI" },
    });
    return { runId, taskIds: await taskIdsOf(runId) };
  };

  it("has the same plan, tasks and money of its own, and is one run however often it is sent", async () => {
    const { runId, taskIds } = await asked();
    const key = crypto.randomUUID();
    const sent = await Promise.all([
      again(runId, null, key),
      again(runId, null, key),
      again(runId, null, key),
    ]);
    const [first] = sent;
    expect(new Set(sent.map((run) => run.runId)).size).toBe(1);
    expect(sent.filter(({ alreadySent }) => !alreadySent)).toHaveLength(1);
    expect(first.runId).not.toBe(runId);
    expect(await planOf(first.runId)).toEqual(await planOf(runId));
    const ownIds = await taskIdsOf(first.runId);
    expect(ownIds).toHaveLength(taskIds.length);
    expect(ownIds.filter((id) => taskIds.includes(id))).toEqual([]);
    expect(await getRun({ ctx: workspace.ctx, input: { id: first.runId } })).toMatchObject({
      reserved: "0.09",
    });
  });

  it("can be one of its tasks alone", async () => {
    const { runId, taskIds } = await asked();
    const one = await again(runId, taskIds[1] ?? "");
    const run = await getRun({ ctx: workspace.ctx, input: { id: one.runId } });
    expect(run).toMatchObject({ label: "pilot", reserved: "0.08" });
    expect(run.tasks.map(({ modelAsked }) => modelAsked)).toEqual(["gpt-4.1-mini"]);
  });

  it("is refused by name where a model is gone, and keeps nothing", async () => {
    const { runId } = await asked();
    await getDb().modelList.update({
      where: { connectionId_engine: { connectionId, engine: "perplexity" } },
      data: { models: [] },
    });
    const before = await getDb().run.count({ where: { workspaceId: workspace.workspaceId } });
    await expect(again(runId)).rejects.toMatchObject({
      code: "invalid",
      fields: { model_name: expect.stringContaining("sonar") },
    });
    expect(await getDb().run.count({ where: { workspaceId: workspace.workspaceId } })).toBe(before);
    await getDb().modelList.deleteMany({ where: { connectionId } });
  });

  it("is nobody's but the workspace's, and nothing a viewer may do", async () => {
    const { runId, taskIds } = await asked();
    const stranger = await newWorkspace();
    const input = { runId, taskId: null, requestKey: crypto.randomUUID() };
    await expect(askAgain({ ctx: stranger.ctx, input })).rejects.toMatchObject({ code: "not_found" });
    const other = await asked();
    await expect(again(other.runId, taskIds[0] ?? "")).rejects.toMatchObject({ code: "not_found" });
    await expect(again("1 or 1=1")).rejects.toMatchObject({ code: "not_found" });
    const viewer = await newWorkspace("viewer");
    await expect(askAgain({ ctx: viewer.ctx, input })).rejects.toMatchObject({ code: "forbidden" });
  });
});
