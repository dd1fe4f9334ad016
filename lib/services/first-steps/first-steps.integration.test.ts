import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { readPlan } from "@/lib/domain/runs/plan";
import { publishToEnvironment } from "@/lib/env";
import { closeQueue } from "@/lib/queue/queue";
import { makeBudget } from "@/lib/services/budgets";
import { makeBrand } from "@/lib/services/brands";
import { startHostedApi, type HostedApi } from "@/test/fakes/hosted-api";
import { newConnection, newWorkspace, type TestWorkspace } from "@/test/workspace";
import { askForNames, type FirstRun, startFirstRun } from ".";

const CREDENTIALS = { login: "login", password: "password" };

let api: HostedApi;

beforeAll(async () => {
  api = await startHostedApi(CREDENTIALS);
  publishToEnvironment({ SIGHTLINE_ALLOWED_ORIGINS: api.url });
});

afterAll(async () => {
  await closeQueue();
  await api.close();
});

async function begin(): Promise<{ ctx: TestWorkspace["ctx"]; workspaceId: string; first: FirstRun }> {
  const { ctx, workspaceId } = await newWorkspace();
  const connectionId = await newConnection(workspaceId, { baseUrl: api.url, ...CREDENTIALS });
  const first: FirstRun = {
    requestKey: randomUUID(),
    brand: { name: "Veltrano GmbH", domains: ["veltrano.example"], aliases: ["Veltrano"] },
    competitors: [{ name: "Pacerra", domains: [], aliases: ["Pacerra"] }],
    market: { name: "Germany", language: "de", country: "DE", city: null },
    setName: "Running shoes",
    families: [
      { name: "Best", stage: "consideration", questions: ["Which are the best?", "Who is the best?"] },
      { name: "Value", stage: null, questions: ["Which give the best value?"] },
    ],
    ask: {
      connectionId,
      method: "live",
      targets: [{ engine: "chat_gpt", model: "gpt-4.1-mini", parameters: { web_search: true } }],
      repeats: 1,
    },
  };
  return { ctx, workspaceId, first };
}

/** How much of each kind there is. */
async function count(workspaceId: string) {
  const db = getDb();
  const where = { workspaceId };
  const [brands, markets, sets, families, prompts, runs] = await Promise.all([
    db.brand.count({ where }),
    db.market.count({ where }),
    db.promptSet.count({ where }),
    db.family.count({ where }),
    db.prompt.count({ where }),
    db.run.count({ where }),
  ]);
  return { brands, markets, sets, families, prompts, runs };
}

const NOTHING = { brands: 0, markets: 0, sets: 0, families: 0, prompts: 0, runs: 0 };

it("makes brands, market and questions with the run that asks them, once however often it is sent", async () => {
  const { ctx, workspaceId, first } = await begin();
  // At once, as two clicks are, and once more, as after a lost reply.
  const both = await Promise.all([
    startFirstRun({ ctx, input: first }),
    startFirstRun({ ctx, input: first }),
  ]);
  const again = await startFirstRun({ ctx, input: first });
  expect(new Set([...both, again].map(({ runId }) => runId)).size).toBe(1);
  expect([...both, again].filter(({ alreadySent }) => !alreadySent)).toHaveLength(1);
  expect(await count(workspaceId)).toEqual({
    ...{ brands: 2, markets: 1, sets: 1, families: 2, prompts: 3, runs: 1 },
  });

  const db = getDb();
  const run = await db.run.findUniqueOrThrow({
    where: { id: again.runId },
    select: { kind: true, set: { select: { name: true } }, plan: true, _count: { select: { tasks: true } } },
  });
  expect(run).toMatchObject({ kind: "set", set: { name: "Running shoes" }, _count: { tasks: 3 } });
  const [target] = readPlan(run.plan).targets;
  expect(target?.parameters).toMatchObject({ web_search_country_iso_code: "DE" });
  const brands = await db.brand.findMany({ where: { workspaceId }, orderBy: { number: "asc" } });
  expect(brands.map(({ name, role }) => [name, role])).toEqual([
    ["Veltrano GmbH", "own"],
    ["Pacerra", "competitor"],
  ]);
  const decided = await db.auditEntry.findMany({ where: { workspaceId }, select: { action: true } });
  expect(new Set(decided.map(({ action }) => action))).toEqual(
    new Set(["brand.create", "market.create", "prompt_set.create", "prompt_set.suggest", "run.create"]),
  );
});

it("takes what is there: a brand of the name as it is, a market of the place", async () => {
  const { ctx, workspaceId, first } = await begin();
  await makeBrand({
    ctx,
    input: { brand: { name: "veltrano gmbh", role: "own", domains: ["old.example"] } },
  });
  await getDb().market.create({ data: { workspaceId, name: "D", language: "de", country: "DE" } });
  await startFirstRun({ ctx, input: first });
  expect(await count(workspaceId)).toMatchObject({ brands: 2, markets: 1, runs: 1 });
  const own = await getDb().brand.findFirstOrThrow({ where: { workspaceId, role: "own" } });
  expect(own.rules).toMatchObject({ domains: ["old.example"], aliases: [] });
});

it("keeps nothing of what is refused, and says it by field", async () => {
  const { ctx, workspaceId, first } = await begin();
  const refused = (changes: Partial<FirstRun>) => startFirstRun({ ctx, input: { ...first, ...changes } });
  const competitors = [
    { name: "Pacerra", domains: [], aliases: ["Pacerra"] },
    { name: "pacerra", domains: ["github.io"], aliases: [] },
  ];
  await expect(refused({ competitors })).rejects.toMatchObject({
    code: "invalid",
    fields: { "competitors[1].name": "“pacerra” stands here twice." },
  });
  await expect(refused({ brand: { ...first.brand, domains: ["no domain"] } })).rejects.toMatchObject({
    fields: { "brand.domains[0]": expect.stringContaining("Not a domain") as unknown },
  });
  const unknown = {
    ...first.ask,
    targets: [{ engine: "gemini" as const, model: "none", parameters: { top_p: 7 } }],
  };
  await expect(refused({ ask: unknown })).rejects.toMatchObject({ code: "invalid" });
  expect(await count(workspaceId)).toEqual(NOTHING);

  await makeBudget({
    ctx,
    input: {
      ...{ name: "Little", of: { of: "workspace" }, period: "month", startsOn: null },
      ...{ amount: "0.0001", warnAt: [] },
    },
  });
  await expect(startFirstRun({ ctx, input: first })).rejects.toMatchObject({ code: "conflict" });
  expect(await count(workspaceId)).toEqual(NOTHING);

  await makeBrand({ ctx, input: { brand: { name: "Veltrano GmbH", role: "competitor" } } });
  await expect(startFirstRun({ ctx, input: first })).rejects.toMatchObject({
    code: "conflict",
    fields: { "brand.name": expect.stringContaining("tracked as a competitor") as unknown },
  });
  expect(await count(workspaceId)).toEqual({ ...NOTHING, brands: 1 });
});

it("asks for names by a run that no figure counts", async () => {
  const { ctx, workspaceId, first } = await begin();
  const { connectionId, targets } = first.ask;
  const input = {
    ...{
      requestKey: randomUUID(),
      connectionId,
      category: "running shoes",
      place: "Germany",
      webSearch: true,
    },
    targets: targets.map(({ engine, model }) => ({ engine, model })),
  };
  const { runId } = await askForNames({ ctx, input });
  expect(await askForNames({ ctx, input })).toEqual({ runId, alreadySent: true });
  const run = await getDb().run.findUniqueOrThrow({
    where: { id: runId, workspaceId },
    select: { kind: true },
  });
  expect(run.kind).toBe("suggestions");
});
