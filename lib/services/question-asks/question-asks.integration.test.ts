import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { ANY_SPEND } from "@/lib/domain/money/spend";
import { publishToEnvironment } from "@/lib/env";
import { getAnswer } from "@/lib/services/answers";
import { systemContext, type Context } from "@/lib/services/context";
import { markModelChanges } from "@/lib/services/marks";
import {
  addQuestion,
  getPromptSet,
  listSetChanges,
  listSuggestions,
  undoChange,
} from "@/lib/services/prompt-sets";
import { PLAIN_PROPERTIES } from "@/lib/services/prompt-sets/question-fields";
import { askAgain, getLastRunAsk, getLastSetAsk, getRun, getSetRun, listRuns } from "@/lib/services/runs";
import { listSources } from "@/lib/services/sources";
import { reportSpend } from "@/lib/services/spend";
import { callLiveTask } from "@/lib/services/tasks";
import { startHostedApi, type HostedApi } from "@/test/fakes/hosted-api";
import { serveV3, type ServedV3 } from "@/test/serve-v3";
import { createTestService } from "@/test/service";
import { newConnection, newWorkspace } from "@/test/workspace";
import { addAskedQuestions, askForQuestions, listQuestionAsks, readAskedQuestions } from ".";

const job = systemContext("test");
const CREDENTIALS = { login: "login", password: "password" };

let served: ServedV3;
let hosted: HostedApi;
let account: { login: string; password: string };

let ctx: Context;
let setId: string;
let connectionId: string;

beforeAll(async () => {
  const { service, newCaller } = await createTestService();
  served = await serveV3(service);
  hosted = await startHostedApi(CREDENTIALS);
  publishToEnvironment({ SIGHTLINE_ALLOWED_ORIGINS: `${served.origin},${hosted.url}` });
  ({ account } = await newCaller());
});

afterAll(async () => {
  await served.close();
  await hosted.close();
});

beforeEach(async () => {
  const workspace = await newWorkspace();
  ({ ctx } = workspace);
  const { workspaceId } = workspace;
  setId = (await getDb().promptSet.create({ data: { workspaceId, name: "Shoes" } })).id;
  connectionId = await newConnection(workspaceId, { baseUrl: served.origin, ...account });
});

type Asked = Parameters<typeof askForQuestions>[0]["input"];

const ask = (changes: Partial<Asked> = {}): Asked => ({
  requestKey: crypto.randomUUID(),
  setId,
  description: "A runner with flat feet.",
  count: 6,
  marketId: null,
  connectionId,
  target: { engine: "claude", model: "claude-sonnet-4-6" },
  webSearch: false,
  ...changes,
});

/** Asks, and makes the call as the worker does. */
async function answered(changes: Partial<Asked> = {}): Promise<{ runId: string; taskId: string }> {
  const { runId } = await askForQuestions({ ctx, input: ask(changes) });
  const { id: taskId } = await getDb().task.findFirstOrThrow({ where: { runId } });
  await callLiveTask({ ctx: job, input: { taskId } });
  return { runId, taskId };
}

const listed = async (runId: string) => (await readAskedQuestions({ ctx, input: { setId, runId } })) ?? [];

const reply = (taskId: string, text: string) => getDb().answer.update({ where: { taskId }, data: { text } });

const daysFromNow = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

const inSet = () =>
  getDb().promptVersion.findMany({
    where: { prompt: { setId, archivedAt: null } },
    orderBy: { id: "asc" },
    select: { userPrompt: true, prompt: { select: { topic: true, marketId: true } } },
  });

describe("asking an engine for questions", () => {
  it("sends one wording as one run, and what it lists is in the set once it was reviewed, as one act", async () => {
    const { runId, taskId } = await answered();
    const run = await getRun({ ctx, input: { id: runId } });
    expect(run.tasks).toHaveLength(1);
    expect(run.tasks[0]).toMatchObject({
      state: "answered",
      method: "live",
      userPrompt:
        "Write 6 questions that this customer would ask an AI assistant.\n\nA runner with flat feet.",
      systemMessage: expect.stringContaining("numbered Markdown list"),
      parameters: { max_output_tokens: 4096 },
    });
    const questions = await listed(runId);
    expect(questions).toHaveLength(6);
    expect(questions.every(({ problem, isInSet }) => problem === null && !isInSet)).toBe(true);
    expect(new Set(questions.map(({ topic }) => topic))).toEqual(new Set(["Choosing", "Price", "Problems"]));
    expect(await inSet()).toEqual([]);

    const [first, second] = questions;
    const reworded = `${second?.words} And why?`;
    const reviewed = [
      { userPrompt: first?.words ?? "", topic: first?.topic ?? null },
      { userPrompt: reworded, topic: null },
      { userPrompt: `${"x".repeat(501)}?`, topic: null },
    ];
    const added = await addAskedQuestions({ ctx, input: { setId, runId, questions: reviewed } });
    expect(added).toMatchObject({ added: 2, already: 0, tooLong: 1 });
    expect(await inSet()).toEqual([
      { userPrompt: first?.words, prompt: { topic: "Choosing", marketId: null } },
      { userPrompt: reworded, prompt: { topic: null, marketId: null } },
    ]);
    expect((await listed(runId)).map(({ isInSet }) => isInSet)).toEqual([
      true,
      ...questions.slice(1).map(() => false),
    ]);
    const again = await addAskedQuestions({ ctx, input: { setId, runId, questions: reviewed } });
    expect(again).toEqual({ changeId: null, added: 0, already: 2, tooLong: 1 });

    const changes = await listSetChanges({ ctx, input: { setId, page: 1 } });
    expect(changes.rows).toMatchObject([{ kind: "suggest", count: 2, runId }]);
    const [row] = await listQuestionAsks({ ctx, input: { setId } });
    const { task } = await getAnswer({ ctx, input: { id: taskId } });
    expect(row).toMatchObject({
      ...{
        runId,
        engine: "claude",
        model: "claude-sonnet-4-6",
        market: null,
        state: "answered",
        connectionId,
      },
      ...{ description: "A runner with flat feet.", found: 6, added: 2, cost: task.answer?.cost },
    });
    await undoChange({ ctx, input: { id: added.changeId ?? "" } });
    expect(await inSet()).toEqual([]);
    expect((await listQuestionAsks({ ctx, input: { setId } }))[0]).toMatchObject({ added: 0 });
  });

  it("sent twice is one run and one call", async () => {
    const input = ask();
    const [one, two] = await Promise.all([askForQuestions({ ctx, input }), askForQuestions({ ctx, input })]);
    const three = await askForQuestions({ ctx, input });
    expect(new Set([one.runId, two.runId, three.runId]).size).toBe(1);
    expect(three.alreadySent).toBe(true);
    expect(await listQuestionAsks({ ctx, input: { setId } })).toHaveLength(1);
    expect(await getDb().spendEntry.count({ where: { runId: one.runId, kind: "reservation" } })).toBe(1);
  });

  it("asks in a market in its words, tells the place where the target takes one, and adds for that market", async () => {
    const { workspaceId } = ctx;
    const place = { language: "fi", country: "FI", city: "Helsinki" };
    const market = await getDb().market.create({ data: { workspaceId, name: "Finland", ...place } });
    const perplexity = { engine: "perplexity", model: "sonar" } as const;
    const { runId } = await answered({ marketId: market.id, target: perplexity });
    const [task] = (await getRun({ ctx, input: { id: runId } })).tasks;
    expect(task?.parameters).toMatchObject({ web_search_country_iso_code: "FI" });
    expect(task?.systemMessage).toContain("Write in Finnish. The customer is in Helsinki, Finland.");
    await addAskedQuestions({
      ctx,
      input: { setId, runId, questions: [{ userPrompt: "Mikä?", topic: null }] },
    });
    expect(await inSet()).toMatchObject([{ prompt: { marketId: market.id } }]);
    expect(await listQuestionAsks({ ctx, input: { setId } })).toMatchObject([
      { market: { id: market.id, name: "Finland" } },
    ]);

    const plain = await answered({ marketId: market.id });
    const [silent] = (await getRun({ ctx, input: { id: plain.runId } })).tasks;
    expect(silent?.parameters).not.toHaveProperty("web_search_country_iso_code");
    await getDb().market.update({ where: { id: market.id }, data: { archivedAt: new Date() } });
    await expect(askForQuestions({ ctx, input: ask({ marketId: market.id }) })).rejects.toMatchObject({
      code: "invalid",
      fields: { marketId: expect.any(String) },
    });
  });

  it("keeps nothing where it cannot be asked", async () => {
    const refused = (changes: Partial<Asked>, error: object) =>
      expect(askForQuestions({ ctx, input: ask(changes) })).rejects.toMatchObject(error);
    await refused({ target: { engine: "claude", model: "no-such-model" } }, { code: "invalid" });
    await refused({ connectionId: crypto.randomUUID() }, { code: "not_found" });
    await refused({ description: "🦀".repeat(401) }, { name: "ZodError" });
    await refused({ description: " " }, { name: "ZodError" });
    await refused({ count: 31 }, { name: "ZodError" });
    await getDb().promptSet.update({ where: { id: setId }, data: { archivedAt: new Date() } });
    await refused({}, { code: "conflict" });
    expect(await listQuestionAsks({ ctx, input: { setId } })).toEqual([]);
    expect(await getDb().prompt.count({ where: { workspaceId: ctx.workspaceId } })).toBe(0);
  });

  it("that fails says why, keeps what it may have cost, and can be asked again for the same set", async () => {
    connectionId = await newConnection(ctx.workspaceId, { baseUrl: hosted.url, ...CREDENTIALS });
    hosted.fault("filtered", { on: "live" });
    const target = { engine: "gemini", model: "gemini-2.5-flash" } as const;
    const { runId } = await answered({ target });
    const [task] = (await getRun({ ctx, input: { id: runId } })).tasks;
    expect(task).toMatchObject({
      state: "failed",
      failureMeaning: expect.any(String),
      failureRemedy: expect.any(String),
    });
    expect(await readAskedQuestions({ ctx, input: { setId, runId } })).toBeNull();
    const requestKey = crypto.randomUUID();
    const again = await askAgain({ ctx, input: { requestKey, runId, taskId: null } });
    const asks = await listQuestionAsks({ ctx, input: { setId } });
    expect(asks.map((row) => [row.runId, row.state, row.found])).toEqual([
      [again.runId, "planned", null],
      [runId, "failed", null],
    ]);
  });

  it("shows what a model hides, and chooses none of it by itself", async () => {
    const { runId, taskId } = await answered();
    await reply(
      taskId,
      "1. Which\u202E?sehs\n2. <script>alert(1)</script> Where?\n## \u2066Topic\n3. best shoes",
    );
    expect(await listed(runId)).toEqual([
      { words: "Which[U+202E]?sehs", topic: null, problem: "no_question", isInSet: false },
      { words: "<script>alert(1)</script> Where?", topic: null, problem: null, isInSet: false },
      { words: "best shoes", topic: "[U+2066]Topic", problem: "no_question", isInSet: false },
    ]);
    await reply(taskId, "1. \u202EWhich?");
    expect(await listed(runId)).toMatchObject([{ words: "[U+202E]Which?", problem: "hidden_characters" }]);
  });

  it("knows what the set asks already, whatever the case and the spaces", async () => {
    const { runId, taskId } = await answered();
    await addQuestion({
      ctx,
      input: { setId, ...PLAIN_PROPERTIES, tags: [], familyId: null, userPrompt: "which  shoes?" },
    });
    await reply(taskId, "1. Which shoes?\n2. Which boots?");
    expect((await listed(runId)).map(({ isInSet }) => isInSet)).toEqual([true, false]);
  });
});

it("what lists questions is spent money and a readable answer, and no part of the programme", async () => {
  const perplexity = { engine: "perplexity", model: "sonar" } as const;
  const { runId, taskId } = await answered({ target: perplexity, webSearch: true });
  const zoned = { ...ANY_SPEND, zone: "UTC" };
  const { workspaceId } = ctx;
  const answeredAt = new Date();
  await getDb().answer.update({ where: { taskId }, data: { webSearchDone: true } });
  await getDb().citation.create({
    data: {
      ...{ workspaceId, taskId, position: 999, sectionIndex: 0, engine: "perplexity", answeredAt },
      ...{ rawUrl: "https://a.example/", sourceUrl: "https://a.example", domain: "a.example", title: "A" },
    },
  });
  const sources = await listSources({
    ctx,
    input: {
      filter: { ...zoned, domain: null, text: null, sourceClass: null, pageType: null },
      sort: "citations",
      page: 1,
    },
  });
  expect(sources).toMatchObject({ rows: [], total: 0, searchedAnswers: 0 });
  await markModelChanges({ ctx: job });
  const run = await getDb().run.findUniqueOrThrow({ where: { id: runId } });
  expect(run).toMatchObject({ kind: "suggestions", setId: null, forSetId: setId, modelsComparedAt: null });
  expect(await getLastSetAsk({ ctx })).toBeNull();
  expect(await getLastRunAsk({ ctx })).toBeNull();
  expect(await getPromptSet({ ctx, input: { id: setId } })).toMatchObject({ lastRunAt: null });
  expect(await listSuggestions({ ctx, input: { setId } })).toEqual([]);
  const filter = { setId: null, scheduleId: null, state: null, page: 1 };
  expect((await listRuns({ ctx, input: { ...filter, ofSets: true } })).rows).toEqual([]);
  expect((await listRuns({ ctx, input: { ...filter, ofSets: false } })).rows).toMatchObject([
    { id: runId, forSetId: setId, set: null },
  ]);
  expect(await getSetRun({ ctx, input: { id: runId } })).toMatchObject({
    kind: "suggestions",
    forSetId: setId,
  });
  expect((await getAnswer({ ctx, input: { id: taskId } })).task.answer).not.toBeNull();
  const [from, to] = [daysFromNow(-1), daysFromNow(1)];
  const spent = await reportSpend({
    ctx,
    input: { filter: { ...zoned, from, to }, by: "day", groupBy: "engine" },
  });
  expect(spent.total.calls).toBe(1);
  // The money is of the set it asked for.
  const ofSet = await reportSpend({
    ctx,
    input: { filter: { ...zoned, from, to, setId }, by: "day", groupBy: "set" },
  });
  expect(ofSet.groups).toMatchObject([{ key: setId, calls: 1, spent: spent.total.spent }]);
  const entries = await getDb().spendEntry.findMany({ where: { workspaceId, runId } });
  expect([...new Set(entries.map((entry) => entry.setId))]).toEqual([setId]);
});
