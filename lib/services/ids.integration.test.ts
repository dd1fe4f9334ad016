import { beforeAll, describe, expect, it } from "vitest";
import { getAnswer, getRawReply, getTask } from "@/lib/services/answers";
import { getTaskInWorkspace } from "@/lib/services/answers/get-task-in-workspace";
import { makeDefaultConnection, removeConnection, testConnection } from "@/lib/services/connections";
import { getConnectionInWorkspace } from "@/lib/services/connections/list";
import type { Context } from "@/lib/services/context";
import { getPrompt } from "@/lib/services/prompts";
import { getPromptInWorkspace, getPromptVersionInWorkspace } from "@/lib/services/prompts/in-workspace";
import { getRun, getRunAsk } from "@/lib/services/runs";
import { getRunInWorkspace } from "@/lib/services/runs/get-run-in-workspace";
import { plantOne, type PlantedWorkspace } from "@/test/plant-one";
import { newWorkspace, type TestWorkspace } from "@/test/workspace";

let mine: TestWorkspace;
let foreign: PlantedWorkspace;

beforeAll(async () => {
  mine = await newWorkspace();
  foreign = await plantOne();
});

type Ids = Pick<PlantedWorkspace, "task" | "run" | "prompt" | "version" | "connection">;

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
      const theirs = { ...mine.ctx, workspaceId: foreign.workspaceId };
      expect(await read(theirs, foreign[of])).toMatchObject({ id: foreign[of] });
    },
  );
});
