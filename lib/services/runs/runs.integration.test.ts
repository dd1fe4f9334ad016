import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startHostedApi, type HostedApi } from "@/test/fakes/hosted-api";
import type { Turn } from "@/lib/domain/answer";
import type { Ask, AskSettings } from "@/lib/domain/ask";
import { runViewSchema } from "@/lib/domain/run";
import { publishToEnvironment } from "@/lib/env";
import { newConnection, newWorkspace, type TestWorkspace } from "@/test/workspace";
import { createRun, getRun, getLastRunAsk } from ".";

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
