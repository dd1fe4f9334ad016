import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import {
  ANSWERS_PER_PAGE,
  ANY_ANSWER,
  type AnswerCursor,
  type AnswerFilter,
} from "@/lib/domain/answers/answer-filter";
import type { TaskState } from "@/lib/domain/tasks/task-state";
import { ANYTHING } from "@/lib/domain/lists/workspace-filter";
import { getPrompt, listPrompts } from "@/lib/services/prompts";
import { plantedPlan } from "@/test/plan";
import { readWordsOf } from "@/test/read-words";
import { newConnection, newWorkspace, type TestWorkspace } from "@/test/workspace";
import { getAnswer, getRawReply, getTask, listAnswers, listAskedLately } from ".";

interface Planted {
  prompt: string;
  at: string;
  text?: string;
  engine?: string;
  model?: string;
  state?: TaskState;
  cites?: string;
}

let mine: TestWorkspace;
let connectionId: string;

beforeAll(async () => {
  mine = await newWorkspace();
  connectionId = await newConnection(mine.workspaceId, {
    baseUrl: "https://api.example",
    login: "login",
    password: "password",
  });
});

const hash = (text: string): string => createHash("sha256").update(text).digest("hex");

/** A run of one task, with its answer where it has a text, as the use cases leave them. */
async function plant({ prompt, at, text, engine = "gemini", model = "m-1", state, cites }: Planted) {
  const { workspaceId } = mine;
  const contentHash = hash(prompt);
  const wording = { workspaceId, contentHash, userPrompt: prompt, turns: [], number: 1 };
  const found = await getDb().promptVersion.findFirst({ where: { workspaceId, contentHash } });
  const version =
    found ??
    (await getDb().promptVersion.create({
      data: { ...wording, promptId: (await getDb().prompt.create({ data: { workspaceId } })).id },
    }));
  const run = await getDb().run.create({
    data: {
      workspaceId,
      ...plantedPlan(version.id, connectionId),
      requestKey: crypto.randomUUID(),
      method: "live",
      createdAt: at,
    },
  });
  const task = await getDb().task.create({
    data: {
      workspaceId,
      runId: run.id,
      promptVersionId: version.id,
      connectionId,
      cell: 0,
      repeat: 0,
      engine,
      modelAsked: model,
      method: "live",
      parameters: {},
      webSearchAsked: false,
      state: state ?? (text === undefined ? "planned" : "answered"),
      createdAt: at,
    },
  });
  if (text === undefined) return { id: task.id, promptId: version.promptId, runId: run.id };
  await getDb().answer.create({
    data: {
      taskId: task.id,
      workspaceId,
      modelAnswered: `${model}-dated`,
      webSearchDone: cites !== undefined,
      inputTokens: 1,
      outputTokens: 1,
      modelCharge: "0.0351548",
      cost: "0.0357548",
      text,
      items: [{ type: "message", sections: [{ text, citations: [] }] }],
      fanOutQueries: [],
      citationCount: cites === undefined ? 0 : 1,
      readingVersions: {},
      answeredAt: at,
      elapsedMs: 10,
    },
  });
  if (cites !== undefined) {
    await getDb().citation.create({
      data: {
        workspaceId,
        taskId: task.id,
        position: 0,
        rawUrl: cites,
        resolvedUrl: cites,
        sourceUrl: cites,
        domain: new URL(cites).hostname,
        title: "",
        engine,
        sectionIndex: 0,
        answeredAt: at,
      },
    });
  }
  return { id: task.id, promptId: version.promptId, runId: run.id };
}

/** The newest answers of a filter, whose days are those of UTC. */
const newest = (filter: Partial<AnswerFilter>, after: AnswerCursor | null = null) => ({
  filter: { ...ANY_ANSWER, zone: "UTC", ...filter },
  sort: "asked" as const,
  after,
});

const idsOf = async (filter: Partial<AnswerFilter>): Promise<string[]> => {
  await readWordsOf(mine.workspaceId);
  const { rows } = await listAnswers({ ctx: mine.ctx, input: newest(filter) });
  return rows.map(({ id }) => id);
};

describe("the list", () => {
  it("walks page by page over rows of the same moment, each once, newest first", async () => {
    const ids = new Set<string>();
    const prompt = "Which paging is complete?";
    let promptId = "";
    for (let index = 0; index < ANSWERS_PER_PAGE + 7; index += 1) {
      const task = await plant({ prompt, at: "2026-03-01T10:00:00.123Z" });
      ids.add(task.id);
      promptId = task.promptId;
    }
    const first = await listAnswers({ ctx: mine.ctx, input: newest({ promptId }) });
    const second = await listAnswers({ ctx: mine.ctx, input: newest({ promptId }, first.next) });
    expect(first.rows).toHaveLength(ANSWERS_PER_PAGE);
    expect(second.next).toBeNull();
    expect(new Set([...first.rows, ...second.rows].map(({ id }) => id))).toEqual(ids);
    expect(second.rows).toHaveLength(7);
  });

  it("finds by every filter exactly what it names", async () => {
    const shoe = await plant({
      prompt: "Which shoe?",
      at: "2026-04-01T23:59:59.999Z",
      text: "The Quexl runs well.",
      engine: "claude",
      model: "c-9",
      cites: "https://a.example/quexl",
    });
    const kettle = await plant({
      prompt: "Which quexl kettle?",
      at: "2026-04-02T00:00:00Z",
      state: "failed",
    });
    expect(await idsOf({ text: "quexl" })).toEqual([shoe.id]);
    expect(await idsOf({ text: "quexl", to: "2026-04-01" })).toEqual([shoe.id]);
    expect(await idsOf({ text: "quexl", from: "2026-04-02" })).toEqual([]);
    expect(await idsOf({ promptText: "quexl", state: "failed" })).toEqual([kettle.id]);
    expect(await idsOf({ engine: "claude" })).toEqual([shoe.id]);
    expect(await idsOf({ model: "c-9" })).toEqual([shoe.id]);
    expect(await idsOf({ model: "c-9-dated" })).toEqual([shoe.id]);
    expect(await idsOf({ promptId: kettle.promptId })).toEqual([kettle.id]);
    expect(await idsOf({ runId: shoe.runId })).toEqual([shoe.id]);
    expect(await idsOf({ domain: "a.example" })).toEqual([shoe.id]);
    expect(await idsOf({ sourceUrl: "https://a.example/quexl" })).toEqual([shoe.id]);
    expect(await idsOf({ domain: "b.example" })).toEqual([]);
    expect(await idsOf({ text: "'\"); -- <&" })).toEqual([]);
    const [row] = (await listAnswers({ ctx: mine.ctx, input: newest({ runId: shoe.runId }) })).rows;
    expect(row).toMatchObject({ excerpt: "The Quexl runs well.", citationCount: 1, webSearchDone: true });
    const lately = await listAskedLately({ ctx: mine.ctx });
    expect(lately.models).toEqual([
      { engine: "claude", model: "c-9" },
      { engine: "gemini", model: "m-1" },
    ]);
    expect(lately.prompts.slice(0, 2)).toEqual([
      { id: kettle.promptId, words: "Which quexl kettle?" },
      { id: shoe.promptId, words: "Which shoe?" },
    ]);
  });
});

describe("an answer", () => {
  it("knows its neighbours among repeats, also those of the same moment", async () => {
    const at = "2026-05-01T10:00:00Z";
    const prompt = "Which repeat is next?";
    const planted = [
      await plant({ prompt, at, text: "one" }),
      await plant({ prompt, at, text: "two" }),
      await plant({ prompt, at: "2026-05-02T10:00:00Z", text: "three" }),
    ].map(({ id }) => id);
    await plant({ prompt, at, text: "another model", model: "m-2" });
    await plant({ prompt, at: "2026-05-03T10:00:00Z" });
    const views = await Promise.all(planted.map((id) => getAnswer({ ctx: mine.ctx, input: { id } })));
    expect(views.map(({ previousId }) => previousId)).toEqual([null, planted[0], planted[1]]);
    expect(views.map(({ nextId }) => nextId)).toEqual([planted[1], planted[2], null]);
    expect(views[0]?.task.answer).toMatchObject({ cost: "0.0357548", modelAnswered: "m-1-dated" });
  });

  it("gives request and reply to the letter with their hashes", async () => {
    const { id } = await plant({ prompt: "Which reply is raw?", at: "2026-05-04T10:00:00Z", text: "x" });
    const [request, reply] = ['[{"user_prompt":"né 🦀"}]', '{"status_code": 20000, "text":"\\u202e"}\n'];
    await getDb().rawReply.create({
      data: {
        taskId: id,
        workspaceId: mine.workspaceId,
        request: Uint8Array.from(gzipSync(request)),
        requestSha256: hash(request),
        reply: Uint8Array.from(gzipSync(reply)),
        replySha256: hash(reply),
      },
    });
    const raw = await getRawReply({ ctx: mine.ctx, input: { taskId: id } });
    expect(raw).toEqual({
      ...{ request, requestSha256: hash(request), reply, replySha256: hash(reply) },
      deletedAt: null,
    });
  });

  it("is not there for another workspace, nor is anything of it", async () => {
    const { id, promptId } = await plant({
      prompt: "Whose is it?",
      at: "2026-05-05T10:00:00Z",
      text: "mine",
    });
    const { ctx } = await newWorkspace();
    for (const read of [
      () => getAnswer({ ctx, input: { id } }),
      () => getTask({ ctx, input: { id } }),
      () => getRawReply({ ctx, input: { taskId: id } }),
      () => getPrompt({ ctx, input: { id: promptId } }),
      () => getAnswer({ ctx: mine.ctx, input: { id: "no-id" } }),
      () => getRawReply({ ctx: mine.ctx, input: { taskId: id } }),
    ])
      await expect(read()).rejects.toMatchObject({ code: "not_found" });
    const other = await listAnswers({ ctx, input: newest({}) });
    expect(other).toEqual({ rows: [], next: null, total: { count: 0, isMore: false } });
  });
});

it("a prompt tells its runs with how their tasks stand and what they cost", async () => {
  const prompt = "Which run went how?";
  const { promptId } = await plant({ prompt, at: "2026-06-01T10:00:00Z", text: "answered" });
  await plant({ prompt, at: "2026-06-02T10:00:00Z", state: "failed" });
  const view = await getPrompt({ ctx: mine.ctx, input: { id: promptId } });
  expect(view.runs).toMatchObject([
    { versionNumber: 1, tasks: 1, answered: 0, failed: 1, cost: null },
    { versionNumber: 1, tasks: 1, answered: 1, failed: 0, cost: "0.0357548" },
  ]);
  expect(view.versions).toMatchObject([{ number: 1, runs: 2, answers: 1 }]);
  await readWordsOf(mine.workspaceId);
  for (const sort of ["asked", "runs", "versions", "created", "words"] as const) {
    const { rows } = await listPrompts({
      ctx: mine.ctx,
      input: { ...ANYTHING, zone: "UTC", text: "which run", page: 1, sort },
    });
    expect(rows).toMatchObject([{ id: promptId, runs: 2, answers: 1, versions: 1 }]);
  }
});
