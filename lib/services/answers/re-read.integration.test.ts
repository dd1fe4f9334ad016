import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { beforeAll, describe, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { getPool } from "@/lib/db/pool";
import { READER, type Reader } from "@/lib/reading/read-again";
import { READING_VERSIONS } from "@/lib/reading/versions";
import { machineClock, systemContext } from "@/lib/services/context";
import { newConnection, newWorkspace, type TestWorkspace } from "@/test/workspace";
import { reReadAnswers } from ".";

let mine: TestWorkspace;
let connectionId: string;
const system = systemContext("test");

beforeAll(async () => {
  mine = await newWorkspace();
  connectionId = await newConnection(mine.workspaceId, {
    baseUrl: "https://api.example",
    login: "l",
    password: "p",
  });
});

const hash = (text: string): string => createHash("sha256").update(text).digest("hex");

const URL_CITED = "http://www.a.example/page/?utm_source=openai";
const reply = JSON.stringify({
  status_code: 20000,
  tasks: [
    {
      status_code: 20000,
      status_message: "Ok. Stopped early: length.",
      result: [
        {
          model_name: "m-dated",
          output_tokens: 7,
          web_search: true,
          money_spent: 9,
          datetime: "2020-01-01 00:00:00 +00:00",
          items: [
            5,
            {
              type: "message",
              sections: [{ text: "Acme[1].", annotations: [{ title: "t", url: URL_CITED }] }],
            },
          ],
        },
      ],
    },
  ],
});

/** An answer as an older version left it: everything that is derived is wrong. */
async function plant(rawReply: string | null, workspace = mine): Promise<string> {
  const { workspaceId } = workspace;
  const wording = crypto.randomUUID();
  const prompt = await getDb().prompt.create({ data: { workspaceId } });
  const version = await getDb().promptVersion.create({
    data: {
      workspaceId,
      promptId: prompt.id,
      number: 1,
      userPrompt: wording,
      turns: [],
      contentHash: hash(wording),
    },
  });
  const run = await getDb().run.create({
    data: { workspaceId, requestKey: crypto.randomUUID(), plan: "{}", planHash: hash("{}"), method: "live" },
  });
  const { id: taskId } = await getDb().task.create({
    data: {
      workspaceId,
      runId: run.id,
      promptVersionId: version.id,
      connectionId,
      cell: 0,
      repeat: 0,
      engine: "perplexity",
      modelAsked: "m",
      method: "live",
      parameters: {},
      webSearchAsked: false,
      state: "answered",
    },
  });
  await getDb().answer.create({
    data: {
      taskId,
      workspaceId,
      modelAnswered: "old",
      webSearchDone: false,
      inputTokens: 0,
      outputTokens: 0,
      modelCharge: "0.5",
      cost: "0.6",
      text: "old",
      items: [],
      fanOutQueries: ["old"],
      citationCount: 2,
      readingVersions: { text: 2, citations: 2 },
      answeredAt: "2026-05-01T10:00:00Z",
      elapsedMs: 900,
    },
  });
  await getDb().citation.createMany({
    data: [0, 1].map((position) => ({
      workspaceId,
      taskId,
      position,
      rawUrl: URL_CITED,
      resolvedUrl: URL_CITED,
      sourceUrl: "old",
      domain: "old",
      title: "t",
      engine: "perplexity",
      sectionIndex: 0,
      answeredAt: "2026-05-01T10:00:00Z",
    })),
  });
  if (rawReply !== null)
    await getDb().rawReply.create({
      data: {
        taskId,
        workspaceId,
        request: Uint8Array.from(gzipSync("[]")),
        requestSha256: hash("[]"),
        reply: Uint8Array.from(gzipSync(rawReply)),
        replySha256: hash(rawReply),
      },
    });
  return taskId;
}

/** All rows of a workspace as they are, with the transactions that wrote them. */
async function rowsOf(tables: string[], { workspaceId } = mine): Promise<string[]> {
  const rows = [];
  for (const table of tables) {
    const found = await getPool().query<{ row: string }>(
      `select t.xmin::text || t.ctid::text || t::text as row from app.${table} t where workspace_id = $1 order by 1`,
      [workspaceId],
    );
    rows.push(...found.rows.map(({ row }) => `${table} ${row}`));
  }
  return rows;
}
const DERIVED = ["answer", "citation"];
const GIVEN = ["task", "raw_reply", "spend_entry", "run", "prompt_version"];

const reRead = (input: {
  workspaceId?: string;
  taskId?: string;
  reader?: Reader;
  signal?: AbortSignal;
  after?: string;
}) =>
  reReadAnswers({
    ctx: system,
    input: { workspaceId: mine.workspaceId, taskId: null, after: null, ...input },
  });

const answerOf = (taskId: string) =>
  getDb().answer.findUniqueOrThrow({
    where: { taskId },
    include: { task: { select: { citations: { orderBy: { position: "asc" } } } } },
  });

const raised = (stage: keyof typeof READING_VERSIONS, more: Partial<Reader> = {}): Reader => ({
  ...READER,
  ...more,
  versions: { ...READING_VERSIONS, [stage]: READING_VERSIONS[stage] + 1 },
});

describe("reading again", () => {
  it("makes what is derived from the raw reply, and changes nothing else", async () => {
    const taskId = await plant(reply);
    const before = await rowsOf(GIVEN);
    expect(await reRead({ taskId })).toEqual({ done: 1, fromStored: 0, after: null });
    const { task, ...answer } = await answerOf(taskId);
    expect(answer).toMatchObject({
      modelAnswered: "m-dated",
      webSearchDone: true,
      inputTokens: null,
      outputTokens: 7,
      text: "Acme[1].",
      // Its text is the answer's.
      items: [{ type: "message", sections: [{ citations: [0] }] }],
      fanOutQueries: [],
      citationCount: 1,
      leftOut: 1,
      endedEarly: "length",
      readingVersions: READING_VERSIONS,
      // Booked once, and never read again.
      answeredAt: new Date("2026-05-01T10:00:00Z"),
      elapsedMs: 900,
    });
    expect([answer.modelCharge?.toString(), answer.cost?.toString()]).toEqual(["0.5", "0.6"]);
    expect(task.citations).toMatchObject([
      {
        rawUrl: URL_CITED,
        sourceUrl: "https://a.example/page",
        domain: "a.example",
        place: { kind: "marker", spans: [{ start: 4, end: 7 }] },
        answeredAt: new Date("2026-05-01T10:00:00Z"),
      },
    ]);
    expect(await rowsOf(GIVEN)).toEqual(before);
  });

  it("changes no row that the present versions have made", async () => {
    const taskId = await plant(reply);
    await plant(null);
    await reRead({});
    const before = await rowsOf([...DERIVED, ...GIVEN]);
    expect(before.length).toBeGreaterThan(8);
    expect(await reRead({})).toEqual({ done: 0, fromStored: 0, after: null });
    expect(await reRead({ taskId })).toEqual({ done: 0, fromStored: 0, after: null });
    expect(await rowsOf([...DERIVED, ...GIVEN])).toEqual(before);
  });

  it("reaches old answers when a stage's version rises, and leaves rows alone that come out the same", async () => {
    const taskId = await plant(reply);
    await reRead({ taskId });
    const citations = await rowsOf(["citation"]);
    const reader = raised("text", { readReply: (kept) => ({ ...READER.readReply(kept), text: "Better." }) });
    expect(await reRead({ taskId, reader })).toMatchObject({ done: 1 });
    expect(await answerOf(taskId)).toMatchObject({ text: "Better.", readingVersions: reader.versions });
    const columns = (row: string) => row.slice(row.indexOf("("));
    expect((await rowsOf(["citation"])).map(columns)).toEqual(citations.map(columns));
    // Older code takes nothing back.
    expect(await reRead({ taskId })).toMatchObject({ done: 0 });
    expect((await answerOf(taskId)).text).toBe("Better.");
  });

  it.each([
    ["is gone", null],
    ["is no answer", "<html>"],
  ])("begins at what is stored where the raw reply %s, and says so", async (_, raw) => {
    const taskId = await plant(raw);
    expect(await reRead({ taskId })).toEqual({ done: 1, fromStored: 1, after: null });
    const { task, ...answer } = await answerOf(taskId);
    expect(answer).toMatchObject({
      text: "old",
      citationCount: 2,
      readingVersions: { text: 2, citations: 2, sources: READING_VERSIONS.sources },
    });
    const source = { sourceUrl: "https://a.example/page", domain: "a.example", rawUrl: URL_CITED };
    expect(task.citations).toMatchObject([source, source]);
  });

  it("does not try stages again that need a reply which is gone", async () => {
    const taskId = await plant(null);
    await reRead({ taskId });
    expect(await reRead({ taskId, reader: raised("text") })).toMatchObject({ done: 0 });
    expect(await reRead({ taskId, reader: raised("sources") })).toMatchObject({ done: 1, fromStored: 1 });
  });
});

describe("a scope", () => {
  it("is a workspace, and no other", async () => {
    const other = await newWorkspace();
    await plant(reply, other);
    const before = await rowsOf(DERIVED, other);
    await reRead({});
    expect(await rowsOf(DERIVED, other)).toEqual(before);
    expect(await reRead({ workspaceId: other.workspaceId })).toMatchObject({ done: 1 });
  });

  it("is read in batches, told as it goes, and gone on with where it stopped", async () => {
    const other = await newWorkspace();
    for (let planted = 0; planted < 55; planted += 1) await plant(reply, other);
    const { workspaceId } = other;
    const progress: [number, number][] = [];
    const first = await reReadAnswers({
      ctx: system,
      input: {
        workspaceId,
        taskId: null,
        after: null,
        signal: AbortSignal.abort(),
        onProgress: ({ done, of }) => progress.push([done, of]),
      },
    });
    expect(first).toMatchObject({ done: 50, after: expect.any(String) });
    expect(progress).toEqual([[50, 55]]);
    expect(
      await reReadAnswers({ ctx: system, input: { workspaceId, taskId: null, after: first.after } }),
    ).toEqual({
      done: 5,
      fromStored: 0,
      after: null,
    });
  });

  it("is for the operator and jobs only", async () => {
    const { userId } = mine;
    const ctx = { ...system, actor: { kind: "member" as const, userId }, now: machineClock };
    const input = { workspaceId: null, taskId: null, after: null };
    await expect(reReadAnswers({ ctx, input })).rejects.toMatchObject({ code: "not_found" });
  });
});
