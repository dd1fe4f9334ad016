import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/transaction";
import type { NewPrompt } from "@/lib/domain/library/prompt-set";
import { readPlan } from "@/lib/domain/runs/plan";
import { runPreviewSchema } from "@/lib/domain/runs/run-preview";
import type { SetAsk } from "@/lib/domain/runs/set-run";
import { publishToEnvironment } from "@/lib/env";
import { getPool } from "@/lib/db/pool";
import { callLiveJob, postTasksJob } from "@/lib/queue/definitions";
import { closeQueue, QUEUE_SCHEMA } from "@/lib/queue/queue";
import { getAnswer, getTask } from "@/lib/services/answers";
import { makeBudget } from "@/lib/services/budgets";
import { addPrompts } from "@/lib/services/prompt-sets/add-prompts";
import { getPrompt } from "@/lib/services/prompts";
import { startHostedApi, type HostedApi } from "@/test/fakes/hosted-api";
import { question } from "@/test/questions";
import { newConnection, newWorkspace, type TestWorkspace } from "@/test/workspace";
import {
  askAgain,
  cancelRun,
  getLastSetAsk,
  getRun,
  getSetRun,
  listRuns,
  pauseRun,
  previewSetRun,
  priceAgain,
  readRunProgress,
  resumeRun,
  retryRun,
  startSetRun,
} from ".";
import { startRun } from "./start-run";

const CREDENTIALS = { login: "login", password: "password" };

let api: HostedApi;
let workspace: TestWorkspace;
let connectionId: string;
let setId: string;
let finland: string;
let sweden: string;

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
        { engine: "gemini", market: null, tasks: 2, alike: [], lacks: expect.stringContaining("no country") },
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
    const run = await getDb().run.findUniqueOrThrow({
      where: { id: first.runId },
      include: { tasks: true, setVersion: true },
    });
    expect(run.tasks).toHaveLength(said.tasks);
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

  it("asks once in two cities what an engine is told of neither, and says so before and after", async () => {
    const { workspaceId } = workspace;
    const city = async (name: string) =>
      (
        await getDb().market.create({
          data: { workspaceId, name, language: "fi", country: "FI", city: name },
        })
      ).id;
    const marketIds = [await city("Helsinki"), await city("Turku")];
    const open = await newSet("Cities", [question("Where to eat?")]);
    const said = await preview({ marketIds, repeats: 1 }, open);
    expect(said.targets).toMatchObject([
      { engine: "chat_gpt", market: "Helsinki", lacks: null, alike: [], tasks: 1 },
      { engine: "chat_gpt", market: "Turku", lacks: null, alike: [], tasks: 1 },
      { engine: "gemini", market: null, lacks: expect.stringContaining("no country"), alike: [], tasks: 1 },
      {
        engine: "perplexity",
        market: "Helsinki",
        lacks: expect.stringContaining("no city"),
        alike: ["Turku"],
      },
    ]);
    const { runId } = await start({ marketIds, repeats: 1 }, { setId: open });
    expect((await getSetRun(ofRun(runId))).targets).toMatchObject([
      { engine: "chat_gpt", market: "Helsinki", only: null, tasks: 1 },
      { engine: "chat_gpt", market: "Turku", only: null, tasks: 1 },
      { engine: "gemini", market: null, only: "language", tasks: 1 },
      { engine: "perplexity", market: "Helsinki", only: "country", tasks: 1 },
    ]);
    const tasks = await getDb().task.findMany({ where: { runId }, orderBy: { cell: "asc" } });
    const told = await Promise.all(tasks.map(({ id }) => getTask({ ctx: workspace.ctx, input: { id } })));
    expect(told.map(({ market }) => market)).toEqual([
      { name: "Helsinki", only: null },
      { name: "Turku", only: null },
      null,
      { name: "Helsinki", only: "country" },
    ]);
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

const promptOf = async (userPrompt: string, of: string): Promise<string> =>
  (await getDb().promptVersion.findFirstOrThrow({ where: { userPrompt, prompt: { setId: of } } })).promptId;

/** Jobs that wait for a run's tasks, by what they do. */
async function waitingJobs(runId: string): Promise<Record<string, number>> {
  const { rows } = await getPool().query<{ name: string; tasks: string }>(
    `select job.name, count(distinct task.id) as tasks from ${QUEUE_SCHEMA}.job
       join app.task on job.data->>'taskId' = task.id::text or job.data->'taskIds' ? task.id::text
      where task.run_id = $1 and job.state = 'created' group by job.name`,
    [runId],
  );
  return Object.fromEntries(rows.map(({ name, tasks }) => [name, Number(tasks)]));
}

const heldOf = async (runId: string) => {
  const { _sum } = await getDb().spendEntry.aggregate({ where: { runId }, _sum: { amount: true } });
  return _sum.amount?.toFixed();
};

const ofRun = (id: string) => ({ ctx: workspace.ctx, input: { id } });

describe("a run under way", () => {
  it("is no question by hand: its answers say what was sent, and it is never read as a whole", async () => {
    const { workspaceId, ctx } = workspace;
    const persona = await getDb().persona.create({
      data: { workspaceId, name: "Diver", systemMessage: "I dive." },
    });
    const brief = question("Where to?", { systemMessage: "Be brief.", personaId: persona.id });
    const briefly = await newSet("Briefly", [brief]);
    const { runId } = await start({ marketIds: [], repeats: 1 }, { setId: briefly });
    const task = await getDb().task.findFirstOrThrow({ where: { runId } });
    const shown = await getAnswer({ ctx, input: { id: task.id } });
    expect(shown).toMatchObject({
      run: { id: runId, kind: "set" },
      task: { userPrompt: "Where to?", systemMessage: "I dive.\n\nBe brief." },
    });
    expect(await getPrompt({ ctx, input: { id: shown.promptId } })).toMatchObject({
      runs: [{ id: runId, kind: "set", versionNumber: 1 }],
    });
    await expect(getRun(ofRun(runId))).rejects.toMatchObject({ code: "not_found" });
  });

  it("is paused, goes on where it was, is cancelled with what was held given back, and what it did not send is asked by another", async () => {
    // Too many to be posted by whoever sends them: they wait for jobs, which nobody carries out here.
    const { runId } = await start({ repeats: 30 });
    expect(await readRunProgress(ofRun(runId))).toMatchObject({
      state: "running",
      perMinute: null,
      secondsLeft: null,
      spent: "0",
      held: "6",
      expectedHigh: "6",
      groups: [
        { engine: "chat_gpt", method: "standard", counts: { planned: 60 } },
        { engine: "gemini", method: "standard", counts: { planned: 60 } },
        { engine: "perplexity", method: "live", counts: { planned: 60 } },
      ],
    });
    await getPool().query(`delete from ${QUEUE_SCHEMA}.job where name = any($1)`, [
      [callLiveJob.name, postTasksJob.name],
    ]);
    await pauseRun(ofRun(runId));
    await pauseRun(ofRun(runId));
    expect(await readRunProgress(ofRun(runId))).toMatchObject({ state: "paused" });
    expect(await waitingJobs(runId)).toEqual({});
    await Promise.all([resumeRun(ofRun(runId)), resumeRun(ofRun(runId))]);
    expect(await waitingJobs(runId)).toEqual({ [callLiveJob.name]: 60, [postTasksJob.name]: 120 });

    await getDb().task.updateMany({
      where: { runId, engine: "gemini", repeat: { lt: 2 } },
      data: { state: "posted", startedAt: new Date() },
    });
    await cancelRun(ofRun(runId));
    await cancelRun(ofRun(runId));
    expect(await readRunProgress(ofRun(runId))).toMatchObject({
      state: "cancelled",
      perMinute: null,
      held: "0.04",
      groups: [
        { counts: { cancelled: 60 } },
        { counts: { cancelled: 56, posted: 4 } },
        { counts: { cancelled: 60 } },
      ],
    });
    for (const act of [pauseRun, resumeRun])
      await expect(act(ofRun(runId))).rejects.toMatchObject({ code: "conflict" });
    const audited = await getDb().auditEntry.findMany({
      where: { entityId: runId },
      orderBy: { id: "asc" },
      select: { action: true },
    });
    expect(audited.map(({ action }) => action)).toEqual([
      "run.create",
      "run.pause",
      "run.resume",
      "run.cancel",
    ]);

    const again = { runId, state: "cancelled" } as const;
    expect(await priceAgain({ ctx: workspace.ctx, input: again })).toMatchObject({ tasks: 176 });
    const retried = await retryRun({ ctx: workspace.ctx, input: { requestKey: randomUUID(), ...again } });
    const run = await getSetRun(ofRun(retried.runId));
    expect(run).toMatchObject({ kind: "set", set: { id: setId }, tasks: 176, plan: { repeats: null } });
    expect(await heldOf(retried.runId)).toBe("5.96");
  });

  it("says why tasks have no answer, and only what failed is asked again", async () => {
    const { runId } = await start({ repeats: 30 });
    const gemini = { runId, engine: "gemini" };
    const fail = (repeat: number, how: { statusCode: number | null; failureKind: string }) =>
      getDb().task.updateMany({
        where: { ...gemini, repeat },
        data: { state: "failed", finishedAt: new Date(), startedAt: new Date(), ...how },
      });
    await fail(0, { statusCode: 40501, failureKind: "task_code" });
    await fail(1, { statusCode: null, failureKind: "not_sent" });
    const { failures, perMinute, secondsLeft } = await readRunProgress(ofRun(runId));
    expect(failures).toMatchObject([
      { cause: "connection", count: 2, seenAs: ["not_sent"], remedy: expect.stringContaining("Settings") },
      { cause: "request", count: 2, seenAs: ["40501"] },
    ]);
    expect(perMinute).toBeGreaterThan(0);
    expect(secondsLeft).toBeGreaterThan(0);
    const input = { requestKey: randomUUID(), runId, state: "failed" } as const;
    const retried = await retryRun({ ctx: workspace.ctx, input });
    expect(await retryRun({ ctx: workspace.ctx, input })).toEqual({ ...retried, alreadySent: true });
    const asked = await getDb().task.groupBy({
      by: ["engine", "promptVersionId"],
      where: { runId: retried.runId },
      _count: true,
    });
    expect(asked.map(({ engine, _count }) => [engine, _count])).toEqual([
      ["gemini", 2],
      ["gemini", 2],
    ]);
    await expect(
      retryRun({ ctx: workspace.ctx, input: { ...input, requestKey: randomUUID(), state: "unknown" } }),
    ).rejects.toMatchObject({ code: "conflict" });
  });

  it("is asked again as it was frozen, whatever the set holds by now, and by whoever asks it now", async () => {
    const again = await newSet("Again", [question("One?"), question("Two?")]);
    const { runId } = await start({ label: "pilot" }, { setId: again });
    await getDb().prompt.updateMany({ where: { setId: again }, data: { archivedAt: new Date() } });
    await getDb().promptSet.update({ where: { id: again }, data: { archivedAt: new Date() } });
    const [input, price] = [
      { runId, taskId: null },
      { runId, state: null },
    ];
    const [one, other] = [randomUUID(), randomUUID()];
    const sent = await Promise.all(
      [one, one, other].map((requestKey) =>
        askAgain({ ctx: workspace.ctx, input: { ...input, requestKey } }),
      ),
    );
    expect(new Set(sent.map((run) => run.runId)).size).toBe(2);
    const runOf = (id: string) =>
      getDb().run.findUniqueOrThrow({
        where: { id },
        include: {
          tasks: {
            select: { cell: true, repeat: true, engine: true, promptVersionId: true, parameters: true },
            orderBy: [{ cell: "asc" }, { repeat: "asc" }],
          },
        },
      });
    const [before, after] = [await runOf(runId), await runOf(sent[2]?.runId ?? "")];
    const { planHash, kind, setId: of, setVersionId, label } = before;
    expect(after).toMatchObject({ planHash, kind, setId: of, setVersionId, label, scheduleId: null });
    expect(after.tasks).toEqual(before.tasks);
    const priced = await priceAgain({ ctx: workspace.ctx, input: price });
    expect(priced).toMatchObject({ tasks: before.tasks.length, high: after.expectedHigh?.toFixed() });
  });

  it("is asked again, whole or what failed of it, as far as budgets have room, with the same words and choice as at first", async () => {
    const { ctx } = workspace;
    const label = "again within";
    const few = await newSet("Few", [question("Once?")]);
    const { targets } = ask();
    const { runId } = await start(
      { label, marketIds: [], repeats: 3, targets: targets.slice(1) },
      { setId: few },
    );
    await getDb().task.updateMany({ where: { runId }, data: { state: "answered" } });
    await getDb().task.updateMany({ where: { runId, engine: "perplexity" }, data: { state: "failed" } });
    const price = (state: "failed" | null) => priceAgain({ ctx, input: { runId, state } });
    expect(await price(null)).toMatchObject({ tasks: 6, high: "0.06", fits: 6, refusal: null, budgets: [] });
    const { id } = await makeBudget({
      ctx,
      input: {
        ...{ name: "Again", amount: "0.025", period: "month", startsOn: null },
        ...{ warnAt: [], of: { of: "label", label } },
      },
    });
    for (const [state, tasks] of [
      ["failed", 3],
      [null, 6],
    ] as const) {
      const words = new RegExp(`^The budget “Again” has \\$0\\.025 left .+ 2 of ${tasks} questions fit\\.`);
      const refusal = expect.stringMatching(words);
      expect(await price(state)).toMatchObject({ tasks, fits: 2, refusal, budgets: [{ id }] });
      const requestKey = randomUUID();
      const again = (onlyWhatFits: boolean) =>
        state === null
          ? askAgain({ ctx, input: { requestKey, runId, taskId: null, onlyWhatFits } })
          : retryRun({ ctx, input: { requestKey, runId, state, onlyWhatFits } });
      await expect(again(false)).rejects.toMatchObject({ code: "conflict", message: refusal });
      const part = await again(true);
      expect(await getSetRun(ofRun(part.runId))).toMatchObject({ tasks: 2 });
      expect(await price(state)).toMatchObject({ fits: 0 });
      await cancelRun(ofRun(part.runId));
    }
  });

  it("is not asked again, whole or in part, where the API takes one of its wordings no more", async () => {
    const { workspaceId } = workspace;
    const { id: personaId } = await getDb().persona.create({
      data: { workspaceId, name: "Pilot", systemMessage: "I pilot. ".repeat(60) },
    });
    const many = await newSet("Many", [question("Plain?"), question("As whom?")]);
    const { runId: fine } = await start({ marketIds: [], repeats: 1 }, { setId: many });
    const plan = readPlan((await getDb().run.findUniqueOrThrow({ where: { id: fine } })).plan);
    const [plain, put] = plan.entries;
    if (!plain || !put) throw new Error("the plan has two entries");
    // As it could be asked when a persona's message might be longer.
    const entries = [plain, { ...put, personaId }];
    const expected = plan.targets.map(() => ({ low: "0", high: "0" }));
    const sent = await startRun(workspace.ctx, {
      ...{ requestKey: randomUUID(), kind: "set", setId: many, sentByCaller: true },
      plan: () => Promise.resolve({ plan: { ...plan, entries }, expected }),
    });
    const runId = sent?.runId ?? "";
    await getDb().task.updateMany({ where: { runId, personaId }, data: { state: "failed" } });
    const refusal = {
      code: "invalid",
      fields: {
        [`prompts.${await promptOf("As whom?", many)}.system_message`]: expect.stringMatching("As whom"),
      },
    };
    const runs = () => getDb().run.count({ where: { workspaceId } });
    const before = await runs();
    const call = { ctx: workspace.ctx, input: { requestKey: randomUUID(), runId } };
    await expect(askAgain({ ...call, input: { ...call.input, taskId: null } })).rejects.toMatchObject(
      refusal,
    );
    await expect(retryRun({ ...call, input: { ...call.input, state: "failed" } })).rejects.toMatchObject(
      refusal,
    );
    expect(await runs()).toBe(before);
  });

  it("is compared with the whole run before it, whatever was retried in between", async () => {
    const steady = await newSet("Steady", [question("Still here?"), question("And here?")]);
    const once = () => start({ marketIds: [], repeats: 1 }, { setId: steady });
    const before = await once();
    await getDb().task.updateMany({
      where: { runId: before.runId, engine: "gemini" },
      data: { state: "failed", finishedAt: new Date() },
    });
    const { runId: part } = await retryRun({
      ctx: workspace.ctx,
      input: { requestKey: randomUUID(), runId: before.runId, state: "failed" },
    });
    expect(await getSetRun(ofRun(part))).toMatchObject({ tasks: 2, difference: null });
    const last = await getLastSetAsk({ ctx: workspace.ctx });
    expect(last?.targets.map(({ engine }) => engine)).toEqual(["chat_gpt", "gemini", "perplexity"]);
    const after = await once();
    expect((await getSetRun(ofRun(after.runId))).difference).toMatchObject({
      before: { id: before.runId },
      ...{ same: 2, added: { count: 0 }, removed: { count: 0 }, targetsAdded: [], targetsRemoved: [] },
      repeats: null,
    });
  });

  it("says what it asks otherwise than the run before, and stands in the list with how far it is", async () => {
    const changing = await newSet("Changing", [question("First?"), question("Second?")]);
    const of = { setId: changing };
    const before = await start({ marketIds: [], repeats: 1 }, of);
    await withTransaction(workspace.ctx, (inside) =>
      addPrompts(inside, { setId: changing, changeId: null, prompts: [question("Third?")] }),
    );
    const [second] = await getDb().promptVersion.findMany({ where: { userPrompt: "Second?" } });
    await getDb().prompt.update({ where: { id: second?.promptId ?? "" }, data: { archivedAt: new Date() } });
    const after = await start(
      { marketIds: [], label: "now", targets: [{ engine: "perplexity", model: "sonar", parameters: {} }] },
      of,
    );
    const run = await getSetRun(ofRun(after.runId));
    expect(run).toMatchObject({
      set: { id: changing },
      setVersion: 2,
      label: "now",
      plan: { engines: 1, models: 1, questions: 2, repeats: 2, markets: [] },
      difference: {
        before: { id: before.runId },
        same: 1,
        added: { count: 1, first: ["Third?"] },
        removed: { count: 1, first: ["Second?"] },
        reworded: { count: 0 },
        targetsAdded: [],
        targetsRemoved: [{ engine: "chat_gpt" }, { engine: "gemini" }],
        repeats: { before: 1, after: 2 },
      },
    });
    expect((await getSetRun(ofRun(before.runId))).difference).toBeNull();
    expect(await getLastSetAsk({ ctx: workspace.ctx })).toMatchObject({
      connectionId,
      targets: [{ engine: "perplexity", model: "sonar", parameters: {} }],
      repeats: 2,
    });

    const list = (changes: object) =>
      listRuns({
        ctx: workspace.ctx,
        input: { setId: changing, scheduleId: null, state: null, ofSets: true, page: 1, ...changes },
      });
    const { rows } = await list({});
    expect(rows.map(({ id, state, counts }) => [id, state, counts])).toEqual([
      [after.runId, "running", { planned: 4 }],
      [before.runId, "running", { planned: 2, posted: 4 }],
    ]);
    expect(rows[0]).toMatchObject({
      set: { name: "Changing" },
      spent: "0",
      expectedHigh: "0.04",
      label: "now",
    });
    expect((await list({ state: "finished" })).rows).toEqual([]);
    await getDb().task.updateMany({ where: { runId: after.runId }, data: { state: "answered" } });
    await pauseRun(ofRun(before.runId));
    const inState = async (state: string) => (await list({ state })).rows.map(({ id }) => id);
    expect(await inState("finished")).toEqual([after.runId]);
    expect(await inState("paused")).toEqual([before.runId]);
    expect(await inState("running")).toEqual([]);
    const stranger = await newWorkspace();
    expect(
      (
        await listRuns({
          ctx: stranger.ctx,
          input: { setId: null, scheduleId: null, state: null, ofSets: true, page: 1 },
        })
      ).rows,
    ).toEqual([]);
    for (const read of [getSetRun, readRunProgress, pauseRun, resumeRun, cancelRun])
      await expect(read({ ctx: stranger.ctx, input: { id: after.runId } })).rejects.toMatchObject({
        code: "not_found",
      });
  });
});
