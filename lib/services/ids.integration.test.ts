import { beforeAll, describe, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { getAnswer, getRawReply, getTask } from "@/lib/services/answers";
import { getTaskInWorkspace } from "@/lib/services/answers/get-task-in-workspace";
import { makeDefaultConnection, removeConnection, testConnection } from "@/lib/services/connections";
import { getConnectionInWorkspace } from "@/lib/services/connections/list";
import type { Context } from "@/lib/services/context";
import { getPrompt } from "@/lib/services/prompts";
import { getPromptInWorkspace, getPromptVersionInWorkspace } from "@/lib/services/prompts/in-workspace";
import { getRun, getRunAsk } from "@/lib/services/runs";
import { getRunInWorkspace } from "@/lib/services/runs/get-run-in-workspace";
import { plantedPlan } from "@/test/plan";
import { newConnection, newWorkspace, type TestWorkspace } from "@/test/workspace";

/** What a workspace has one of. */
interface Ids {
  task: string;
  run: string;
  prompt: string;
  version: string;
  connection: string;
}

let theirs: TestWorkspace;
let mine: TestWorkspace;
let foreign: Ids;

beforeAll(async () => {
  [mine, theirs] = [await newWorkspace(), await newWorkspace()];
  foreign = await plantOne(theirs.workspaceId);
});

async function plantOne(workspaceId: string): Promise<Ids> {
  const db = getDb();
  const login = { baseUrl: "https://api.example", login: "login", password: "password" };
  const connectionId = await newConnection(workspaceId, login);
  const prompt = await db.prompt.create({ data: { workspaceId } });
  const wording = { userPrompt: "Which harbour?", contentHash: crypto.randomUUID(), number: 1 };
  const version = await db.promptVersion.create({ data: { workspaceId, promptId: prompt.id, ...wording } });
  const run = await db.run.create({
    data: {
      workspaceId,
      ...plantedPlan(version.id, connectionId),
      requestKey: crypto.randomUUID(),
      method: "live",
    },
  });
  const task = await db.task.create({
    data: {
      workspaceId,
      runId: run.id,
      promptVersionId: version.id,
      connectionId,
      cell: 0,
      repeat: 0,
      engine: "gemini",
      modelAsked: "m-1",
      method: "live",
      parameters: {},
      webSearchAsked: false,
      state: "answered",
    },
  });
  await db.rawReply.create({
    data: {
      workspaceId,
      taskId: task.id,
      request: new Uint8Array(),
      requestSha256: "",
      reply: new Uint8Array(),
      replySha256: "",
    },
  });
  return { task: task.id, run: run.id, prompt: prompt.id, version: version.id, connection: connectionId };
}

const READS: [name: string, of: keyof Ids, read: (ctx: Context, id: string) => Promise<unknown>][] = [
  ["getTaskInWorkspace", "task", getTaskInWorkspace],
  ["getTask", "task", (ctx, id) => getTask({ ctx, input: { id } })],
  ["getAnswer", "task", (ctx, id) => getAnswer({ ctx, input: { id } })],
  ["getRawReply", "task", (ctx, taskId) => getRawReply({ ctx, input: { taskId } })],
  ["getRunInWorkspace", "run", getRunInWorkspace],
  ["getRun", "run", (ctx, id) => getRun({ ctx, input: { id } })],
  ["getRunAsk", "run", (ctx, id) => getRunAsk({ ctx, input: { id } })],
  ["getPromptInWorkspace", "prompt", getPromptInWorkspace],
  ["getPrompt", "prompt", (ctx, id) => getPrompt({ ctx, input: { id } })],
  ["getPromptVersionInWorkspace", "version", getPromptVersionInWorkspace],
  ["getConnectionInWorkspace", "connection", getConnectionInWorkspace],
  ["makeDefaultConnection", "connection", (ctx, id) => makeDefaultConnection({ ctx, input: { id } })],
  ["testConnection", "connection", (ctx, id) => testConnection({ ctx, input: { id } })],
  ["removeConnection", "connection", (ctx, id) => removeConnection({ ctx, input: { id } })],
];

const failure = async (work: Promise<unknown>): Promise<unknown> => {
  const error: unknown = await work.then(
    () => "found",
    (thrown: unknown) => thrown,
  );
  return error instanceof Error ? { ...error, message: error.message } : error;
};

describe("an id that is not the workspace's", () => {
  it.each(READS)("%s: malformed, unknown and foreign are one answer", async (_name, of, read) => {
    const unknown = await failure(read(mine.ctx, crypto.randomUUID()));
    expect(unknown).toMatchObject({ code: "not_found" });
    for (const id of [foreign[of], "", "1", "not-an-id", `${foreign[of]} `, "a\u0000b", "x".repeat(5_000)])
      expect(await failure(read(mine.ctx, id)), JSON.stringify(id.slice(0, 60))).toEqual(unknown);
  });

  it.each(READS.filter(([name]) => name.endsWith("InWorkspace")))(
    "%s: its own workspace finds it",
    async (_name, of, read) => {
      expect(await read(theirs.ctx, foreign[of])).toMatchObject({ id: foreign[of] });
    },
  );
});
