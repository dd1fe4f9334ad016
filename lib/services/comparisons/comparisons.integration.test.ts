import { beforeAll, describe, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import type { TaskState } from "@/lib/domain/tasks/task-state";
import { plantedPlan } from "@/test/plan";
import { newConnection, newWorkspace, type TestWorkspace } from "@/test/workspace";
import { hashWording } from "@/lib/services/prompts/keep-version";
import { compareAnswers, findFollowed, getCell, getFollowUp, listCells, listSameQuestion } from ".";

let mine: TestWorkspace;
let theirs: TestWorkspace;
let connectionId: string;
/** The wordings of one prompt, by number from 1. */
let promptId: string;
const versions: string[] = [];

beforeAll(async () => {
  [mine, theirs] = await Promise.all([newWorkspace(), newWorkspace()]);
  const { workspaceId } = mine;
  connectionId = await newConnection(workspaceId, {
    baseUrl: "https://api.example",
    login: "l",
    password: "p",
  });
  promptId = (await getDb().prompt.create({ data: { workspaceId } })).id;
  for (const number of [1, 2]) {
    const wording = { workspaceId, promptId, number, userPrompt: `Which shoes? ${number}`, turns: [] };
    const { id } = await getDb().promptVersion.create({
      data: { ...wording, contentHash: crypto.randomUUID() },
    });
    versions.push(id);
  }
});

async function newRun(at: string, version = 1): Promise<string> {
  const { id } = await getDb().run.create({
    data: {
      workspaceId: mine.workspaceId,
      ...plantedPlan(versions[version - 1] ?? "", connectionId),
      requestKey: crypto.randomUUID(),
      method: "live",
      createdAt: at,
    },
  });
  return id;
}

interface Planted {
  run: string;
  cell?: number;
  repeat?: number;
  version?: number;
  model?: string;
  /** What it says; null where it was not answered. */
  text: string | null;
  state?: TaskState;
}

async function plant({ run: runId, cell = 0, repeat = 0, version = 1, model = "m-1", text, state }: Planted) {
  const { workspaceId } = mine;
  const { id } = await getDb().task.create({
    data: {
      ...{
        workspaceId,
        runId,
        connectionId,
        cell,
        repeat,
        engine: "gemini",
        modelAsked: model,
        method: "live",
      },
      promptVersionId: versions[version - 1] ?? "",
      parameters: {},
      webSearchAsked: false,
      state: state ?? (text === null ? "failed" : "answered"),
    },
  });
  if (text !== null)
    await getDb().answer.create({
      data: {
        ...{ taskId: id, workspaceId, text, modelAnswered: "m-1-dated", webSearchDone: false, cost: "0.01" },
        items: [{ type: "message", sections: [{ text, citations: [] }] }],
        ...{
          fanOutQueries: [],
          citationCount: 0,
          readingVersions: {},
          answeredAt: new Date(),
          elapsedMs: 10,
        },
      },
    });
  return id;
}

describe("a cell", () => {
  it("has the most typical of its repeats, and those that stand apart", async () => {
    const run = await newRun("2026-03-01T10:00:00Z");
    const texts = [
      "Acme and Bolt are good shoes for flat feet",
      "Acme, Bolt and Cord are good shoes for flat feet",
      "Acme and Cord are good shoes for flat feet",
      "I cannot help with that",
      null,
    ];
    const ids: string[] = [];
    for (const [repeat, text] of texts.entries()) ids.push(await plant({ run, repeat, text }));
    await plant({ run, cell: 1, text: "Another cell" });

    const cell = await getCell({ ctx: mine.ctx, input: { runId: run, cell: 0 } });
    expect(cell).toMatchObject({ cell: 0, prompt: "Which shoes? 1", judged: 4 });
    expect(cell.repeats.map(({ id }) => id)).toEqual(ids);
    expect(cell.repeats.filter(({ isTypical }) => isTypical).map(({ id }) => id)).toEqual([ids[1]]);
    expect(cell.repeats.filter(({ isOutlier }) => isOutlier).map(({ id }) => id)).toEqual([ids[3]]);
    // 9 of 10 words with the first, 9 of 10 with the third, none with the fourth.
    expect(cell.repeats[1]?.meanOverlap).toBeCloseTo((0.9 + 0.9 + 0) / 3, 9);
    expect(cell.repeats[4]).toMatchObject({
      state: "failed",
      meanOverlap: null,
      isTypical: false,
      isOutlier: false,
    });

    const page = await listCells({ ctx: mine.ctx, input: { runId: run, page: 1 } });
    expect(page.total).toBe(2);
    expect(page.rows.map(({ cell: number, asked, answered }) => [number, asked, answered])).toEqual([
      [0, 5, 4],
      [1, 1, 1],
    ]);
    expect((await listCells({ ctx: mine.ctx, input: { runId: run, page: 2 } })).rows).toEqual([]);
  });

  it.each([-1, 0.5, 7, 2 ** 31, Number.NaN])("of the number %d is not there", async (number) => {
    const run = await newRun("2026-03-01T10:00:00Z");
    await plant({ run, text: "One" });
    await expect(getCell({ ctx: mine.ctx, input: { runId: run, cell: number } })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("of another workspace is not there", async () => {
    const run = await newRun("2026-03-01T10:00:00Z");
    await plant({ run, text: "One" });
    await expect(getCell({ ctx: theirs.ctx, input: { runId: run, cell: 0 } })).rejects.toMatchObject({
      code: "not_found",
    });
    expect(await listCells({ ctx: theirs.ctx, input: { runId: run, page: 1 } })).toEqual({
      rows: [],
      total: 0,
    });
  });
});

describe("the same question", () => {
  it("names other versions, models and dates, each once and nearest first, and no repeats", async () => {
    const [first, second, third] = [
      await newRun("2026-04-01T10:00:00Z"),
      await newRun("2026-04-02T10:00:00Z"),
      await newRun("2026-04-03T10:00:00Z", 2),
    ];
    const own = await plant({ run: first, text: "Own" });
    await plant({ run: first, repeat: 1, text: "A repeat" });
    const otherModel = await plant({ run: first, cell: 1, model: "m-2", text: "Another model" });
    await plant({ run: second, repeat: 0, text: null });
    const otherDate = await plant({ run: second, repeat: 1, text: "Another date" });
    await plant({ run: second, cell: 1, model: "m-2", text: "Both" });
    const otherVersion = await plant({ run: third, version: 2, text: "Another version" });

    const {
      versions: others,
      models,
      places,
      dates,
    } = await listSameQuestion({ ctx: mine.ctx, input: { id: own } });
    expect(others.named.map(({ id, versionNumber }) => [id, versionNumber])).toEqual([[otherVersion, 2]]);
    expect(models.named.map(({ id }) => id)).toEqual([otherModel]);
    expect(places.named).toEqual([]);
    expect(dates.named.slice(0, 1).map(({ id, runAt }) => [id, runAt])).toEqual([
      [otherDate, "2026-04-02T10:00:00.000Z"],
    ]);
    await expect(listSameQuestion({ ctx: theirs.ctx, input: { id: own } })).rejects.toMatchObject({
      code: "not_found",
    });
  });

  it("names some of the newest runs where there are many", async () => {
    const runs: string[] = [];
    for (let day = 10; day < 30; day += 1) runs.push(await newRun(`2026-05-${day}T10:00:00Z`));
    const ids = await Promise.all(runs.map((run) => plant({ run, text: "Asked every day" })));
    const { dates } = await listSameQuestion({ ctx: mine.ctx, input: { id: ids[0] ?? "" } });
    expect(dates.hasMore).toBe(true);
    expect(dates.named.map(({ id }) => id)).toEqual(ids.toReversed().slice(0, 6));
  });
});

describe("answers side by side", () => {
  it("stand in the order asked for, each compared with the base, and what is not theirs is named", async () => {
    const run = await newRun("2026-06-01T10:00:00Z");
    const one = await plant({ run, text: "Acme is good." });
    const two = await plant({ run, repeat: 1, text: "Acme is very good." });
    const failed = await plant({ run, repeat: 2, text: null });
    const gone = crypto.randomUUID();
    const ids = [two, gone, one, failed];

    const compared = await compareAnswers({ ctx: mine.ctx, input: { ids, baseId: one } });
    expect(compared.answers.map(({ task }) => task.id)).toEqual([two, one, failed]);
    expect(compared).toMatchObject({ baseId: one, missing: [gone] });
    expect(compared.answers[0]?.difference?.parts).toEqual([
      { text: "Acme is ", change: "kept" },
      { text: "very ", change: "added" },
      { text: "good.", change: "kept" },
    ]);
    expect(compared.answers.map(({ overlap }) => overlap)).toEqual([0.75, null, null]);
    expect(compared.answers.map(({ text }) => text)).toEqual(["Acme is very good.", "Acme is good.", null]);

    const unnamed = await compareAnswers({ ctx: mine.ctx, input: { ids: [two, one], baseId: gone } });
    expect(unnamed.baseId).toBe(two);
    expect(await compareAnswers({ ctx: theirs.ctx, input: { ids: [one, "nonsense"], baseId: one } })).toEqual(
      {
        answers: [],
        baseId: null,
        missing: [one, "nonsense"],
      },
    );
  });
});

describe("a follow-up", () => {
  const NEXT = "And for running in snow?";

  /** The task of a question that goes on with these turns, as compose would send it. */
  async function follow(turns: { role: "user" | "ai"; message: string }[], model = "m-1") {
    const { workspaceId } = mine;
    const wording = { userPrompt: NEXT, systemMessage: null, turns };
    const prompt = await getDb().prompt.create({ data: { workspaceId } });
    const version = await getDb().promptVersion.create({
      data: { ...wording, workspaceId, promptId: prompt.id, number: 1, contentHash: hashWording(wording) },
    });
    versions.push(version.id);
    const number = versions.length;
    return plant({ run: await newRun("2026-07-02T10:00:00Z", number), version: number, model, text: "Yes." });
  }

  it("begins with the conversation, cut to what the API takes, and finds the answer that it follows", async () => {
    const text = `Acme makes good shoes. ${"They last for years. ".repeat(60)}`;
    const own = await plant({ run: await newRun("2026-07-01T10:00:00Z"), text });
    // What it answered is found by the hash of its wording, as every wording that is asked by hand has it.
    const wording = { userPrompt: "Which shoes? 1", systemMessage: null, turns: [] };
    await getDb().promptVersion.update({
      where: { id: versions[0] },
      data: { contentHash: hashWording(wording) },
    });

    const begun = await getFollowUp({ ctx: mine.ctx, input: { id: own } });
    expect(begun).toMatchObject({
      taskId: own,
      engine: "gemini",
      model: "m-1",
      method: "live",
      connectionId,
    });
    expect(begun.turns[0]).toEqual({ role: "user", message: "Which shoes? 1" });
    expect(begun.turns[1]?.message).toMatch(/^Acme makes good shoes\. .*…$/);
    expect(begun.shortened).toMatchObject([{ number: 2, role: "ai", before: text.length }]);
    expect(begun.shortened[0]?.after).toBeLessThanOrEqual(500);

    const next = await follow(begun.turns);
    expect(await findFollowed({ ctx: mine.ctx, input: { id: next } })).toBe(own);
    const second = await getFollowUp({ ctx: mine.ctx, input: { id: next } });
    expect(second.turns.slice(2)).toEqual([
      { role: "user", message: NEXT },
      { role: "ai", message: "Yes." },
    ]);
    expect(second).toMatchObject({ shortened: [], dropped: 0 });
    const third = await follow(second.turns);
    expect(await findFollowed({ ctx: mine.ctx, input: { id: third } })).toBe(next);

    // Another model's answer, and a turn that nobody gave, are nobody's.
    expect(await findFollowed({ ctx: mine.ctx, input: { id: await follow(begun.turns, "m-2") } })).toBeNull();
    const madeUp = [
      begun.turns[0] ?? { role: "user" as const, message: "" },
      { role: "ai" as const, message: "No." },
    ];
    expect(await findFollowed({ ctx: mine.ctx, input: { id: await follow(madeUp) } })).toBeNull();
    expect(await findFollowed({ ctx: mine.ctx, input: { id: own } })).toBeNull();
  });

  it("is of nothing that was not answered, or is another workspace's", async () => {
    const run = await newRun("2026-07-03T10:00:00Z");
    const answered = await plant({ run, text: "One" });
    const blank = await plant({ run, repeat: 1, text: " " });
    const failed = await plant({ run, repeat: 2, text: null });
    for (const id of [blank, failed])
      await expect(getFollowUp({ ctx: mine.ctx, input: { id } })).rejects.toMatchObject({
        code: "not_found",
      });
    for (const call of [getFollowUp, findFollowed])
      await expect(call({ ctx: theirs.ctx, input: { id: answered } })).rejects.toMatchObject({
        code: "not_found",
      });
  });

  it("is not for who may only view", async () => {
    const viewer = {
      ...mine.ctx,
      actor: { kind: "member" as const, userId: mine.userId, role: "viewer" as const },
    };
    const id = await plant({ run: await newRun("2026-07-04T10:00:00Z"), text: "One" });
    await expect(getFollowUp({ ctx: viewer, input: { id } })).rejects.toMatchObject({ code: "forbidden" });
  });
});
