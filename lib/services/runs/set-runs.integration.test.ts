import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/transaction";
import type { NewPrompt } from "@/lib/domain/prompt-set";
import { readPlan } from "@/lib/domain/plan";
import { runPreviewSchema } from "@/lib/domain/run-preview";
import type { SetAsk } from "@/lib/domain/set-run";
import { publishToEnvironment } from "@/lib/env";
import { closeQueue } from "@/lib/queue/queue";
import { addPrompts } from "@/lib/services/prompt-sets/add-prompts";
import { startHostedApi, type HostedApi } from "@/test/fakes/hosted-api";
import { newConnection, newWorkspace, type TestWorkspace } from "@/test/workspace";
import { previewSetRun, startSetRun } from ".";

const CREDENTIALS = { login: "login", password: "password" };

let api: HostedApi;
let workspace: TestWorkspace;
let connectionId: string;
let setId: string;
let finland: string;
let sweden: string;

const question = (userPrompt: string, changes: Partial<NewPrompt> = {}): NewPrompt => ({
  userPrompt,
  systemMessage: null,
  marketId: null,
  personaId: null,
  familyId: null,
  topic: null,
  tags: [],
  intent: null,
  stage: null,
  weight: "1",
  ...changes,
});

const newSet = async (name: string, prompts: NewPrompt[]): Promise<string> => {
  const { id } = await getDb().promptSet.create({ data: { workspaceId: workspace.workspaceId, name } });
  await withTransaction(workspace.ctx, (inside) =>
    addPrompts(inside, { setId: id, changeId: null, prompts }),
  );
  return id;
};

beforeAll(async () => {
  api = await startHostedApi(CREDENTIALS);
  publishToEnvironment({ SIGHTLINE_ALLOWED_ORIGINS: api.url });
  workspace = await newWorkspace();
  const { workspaceId } = workspace;
  connectionId = await newConnection(workspaceId, { baseUrl: api.url, ...CREDENTIALS });
  const market = async (name: string, language: string, country: string) =>
    (await getDb().market.create({ data: { workspaceId, name, language, country } })).id;
  finland = await market("Suomi", "fi", "FI");
  sweden = await market("Sverige", "sv", "SE");
  setId = await newSet("Harbours", [
    question("Which harbour is best?"),
    question("Mikä satama on paras?", { marketId: finland }),
    question("Vilken hamn är bäst?", { marketId: sweden }),
  ]);
});

afterAll(async () => {
  await closeQueue();
  await api.close();
});

const ask = (changes: Partial<SetAsk> = {}): SetAsk => ({
  connectionId,
  method: "standard",
  targets: [
    { engine: "chat_gpt", model: "gpt-4.1-mini", parameters: { web_search: true } },
    { engine: "gemini", model: "gemini-2.5-flash", parameters: {} },
    { engine: "perplexity", model: "sonar", parameters: {} },
  ],
  marketIds: [finland],
  personaIds: [],
  repeats: 2,
  label: null,
  ...changes,
});

const preview = (changes: Partial<SetAsk> = {}, of = setId) =>
  previewSetRun({ ctx: workspace.ctx, input: { setId: of, ask: ask(changes) } });

const start = (changes: Partial<SetAsk> = {}, input: { requestKey?: string; setId?: string } = {}) =>
  startSetRun({
    ctx: workspace.ctx,
    input: { requestKey: randomUUID(), setId, ask: ask(changes), origin: null, ...input },
  });

describe("a run of a set", () => {
  it("says before it is sent what it will be, and is that then", async () => {
    const said = runPreviewSchema.parse(await preview());
    const target = { tasks: 4, basedOn: 0 };
    expect(said).toMatchObject({
      tasks: 12,
      questions: 2,
      repeats: 2,
      queued: true,
      targets: [
        { ...target, engine: "chat_gpt", method: "standard", market: "Suomi", lacks: null, high: "0.32" },
        { engine: "gemini", market: null, tasks: 2, lacks: expect.stringContaining("no country") },
        { engine: "gemini", market: "Suomi", tasks: 2, lacks: expect.stringContaining("no country") },
        { ...target, engine: "perplexity", method: "live", market: "Suomi", lacks: null, low: "0.0024" },
      ],
      low: "0.004",
      high: "0.4",
      leftOut: [{ reason: "market_not_asked", market: "Sverige", prompts: 1 }],
      problems: [],
    });

    const requestKey = randomUUID();
    const [first, second] = await Promise.all([start({}, { requestKey }), start({}, { requestKey })]);
    expect(second.runId).toBe(first.runId);
    expect(first.taskIds).toHaveLength(said.tasks);
    const run = await getDb().run.findUniqueOrThrow({
      where: { id: first.runId },
      include: { tasks: true, setVersion: true },
    });
    expect(run).toMatchObject({ kind: "set", setId, scheduleId: null, setVersion: { setId, number: 1 } });
    expect([run.expectedLow?.toFixed(), run.expectedHigh?.toFixed()]).toEqual([said.low, said.high]);
    expect(readPlan(run.plan).origin).toEqual({
      setVersionId: run.setVersionId,
      scheduleId: null,
      slotId: null,
    });
    expect(
      run.tasks
        .map(({ engine, marketId, parameters }) => JSON.stringify([engine, marketId, parameters]))
        .sort(),
    ).toEqual(
      [
        ...Array.from({ length: 4 }, () => [
          "chat_gpt",
          finland,
          { web_search: true, web_search_country_iso_code: "FI" },
        ]),
        ...Array.from({ length: 2 }, () => ["gemini", finland, {}]),
        ...Array.from({ length: 2 }, () => ["gemini", null, {}]),
        ...Array.from({ length: 4 }, () => ["perplexity", finland, { web_search_country_iso_code: "FI" }]),
      ]
        .map((row) => JSON.stringify(row))
        .sort(),
    );
    // The same set asked again is the same version.
    const again = await getDb().run.findUniqueOrThrow({ where: { id: (await start()).runId } });
    expect(again.setVersionId).toBe(run.setVersionId);
  });

  it("is refused with every prompt and target that cannot be asked, by field, and keeps nothing", async () => {
    const { workspaceId } = workspace;
    const persona = await getDb().persona.create({
      data: { workspaceId, name: "Sailor", systemMessage: "I sail. ".repeat(60) },
    });
    const broken = await newSet("Broken", [
      question("Fine?"),
      question("x".repeat(501)),
      question("As whom?", { systemMessage: "Answer briefly. ".repeat(4), personaId: persona.id }),
    ]);
    const { problems, problemCount } = await preview({ marketIds: [] }, broken);
    expect(problemCount).toBe(2);
    expect(problems).toMatchObject([
      { field: "user_prompt", message: expect.stringMatching(/at most 500.*501/) },
      { of: "As whom?", field: "system_message", message: expect.stringContaining("persona") },
    ]);
    const runs = () => getDb().run.count({ where: { workspaceId } });
    const before = await runs();
    await expect(start({ marketIds: [] }, { setId: broken })).rejects.toMatchObject({
      code: "invalid",
      fields: { [`prompts.${problems[0]?.promptId ?? ""}.user_prompt`]: expect.stringContaining("500") },
    });
    await expect(
      start({ targets: [{ engine: "gemini", model: "no-such", parameters: { temperature: 3 } }] }),
    ).rejects.toMatchObject({
      code: "invalid",
      fields: { "temperature.0": expect.stringContaining("Gemini") },
    });
    const none = await newSet("Empty", []);
    await expect(start({}, { setId: none })).rejects.toMatchObject({ code: "invalid" });
    expect(await runs()).toBe(before);
    expect(await getDb().promptSetVersion.count({ where: { setId: { in: [broken, none] } } })).toBe(0);
  });

  it("asks personas of an ask in their newest wording, and none that is archived or another workspace's", async () => {
    const { workspaceId } = workspace;
    const newer = await getDb().persona.create({
      data: { workspaceId, name: "Parent", systemMessage: "Two." },
    });
    const older = await getDb().persona.create({
      data: {
        workspaceId,
        name: "Parent",
        systemMessage: "One.",
        replacedById: newer.id,
        archivedAt: new Date(),
      },
    });
    const { runId } = await start({ personaIds: [older.id], repeats: 1 });
    const asked = await getDb().task.groupBy({ by: ["personaId"], where: { runId } });
    expect(asked).toEqual([{ personaId: newer.id }]);
    await getDb().persona.update({ where: { id: newer.id }, data: { archivedAt: new Date() } });
    await expect(preview({ personaIds: [older.id] })).rejects.toMatchObject({
      code: "invalid",
      fields: { personaIds: expect.stringContaining("archived") },
    });
    const other = await newWorkspace();
    const input = { setId, ask: ask() };
    await expect(previewSetRun({ ctx: other.ctx, input })).rejects.toMatchObject({ code: "not_found" });
    await expect(preview({ marketIds: [randomUUID()] })).rejects.toMatchObject({ code: "not_found" });
    await expect(
      startSetRun({
        ctx: workspace.ctx,
        input: {
          ...input,
          requestKey: randomUUID(),
          origin: { scheduleId: randomUUID(), slotId: randomUUID() },
        },
      }),
    ).rejects.toMatchObject({ code: "not_found" });
  });
});
