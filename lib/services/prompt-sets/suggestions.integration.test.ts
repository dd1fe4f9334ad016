import { expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { READING_VERSIONS } from "@/lib/reading/versions";
import { plantedPlan } from "@/test/plan";
import { newConnection, newWorkspace } from "@/test/workspace";
import { addQuestion, addSuggestions, listSuggestions, undoChange } from "./index";
import { PLAIN_PROPERTIES } from "./question-fields";

it("what models searched for is grouped, counted, marked and added as one act that can be undone", async () => {
  const { ctx, workspaceId } = await newWorkspace();
  const db = getDb();
  const set = await db.promptSet.create({ data: { workspaceId, name: "Shoes" } });
  const setId = set.id;
  const versionOf = async (userPrompt: string) => {
    const question = { ...PLAIN_PROPERTIES, tags: [], userPrompt, familyId: null };
    const { promptId } = await addQuestion({ ctx, input: { setId, ...question } });
    return db.promptVersion.findFirstOrThrow({ where: { promptId } });
  };
  const [first, second] = [await versionOf("Which shoes?"), await versionOf("best  Running shoes")];
  const connectionId = await newConnection(workspaceId, {
    baseUrl: "http://127.0.0.1:1",
    login: "l",
    password: "p",
  });
  const answer = async (runId: string, cell: number, engine: string, version: string, queries: string[]) => {
    const asked = {
      runId,
      cell,
      repeat: 0,
      engine,
      modelAsked: "m",
      method: "live" as const,
      parameters: {},
    };
    const { id } = await db.task.create({
      data: {
        ...{ workspaceId, connectionId, promptVersionId: version, ...asked },
        ...{ webSearchAsked: true, state: "answered" },
      },
    });
    const read = { text: "t", items: [], citationCount: 0, readingVersions: READING_VERSIONS, elapsedMs: 1 };
    const answered = {
      modelAnswered: "m",
      webSearchDone: true,
      answeredAt: new Date(Date.UTC(2026, 4, 1 + cell)),
    };
    await db.answer.create({
      data: { workspaceId, taskId: id, fanOutQueries: queries, ...read, ...answered },
    });
  };
  const run = async () => {
    const plan = plantedPlan(first.id, connectionId);
    const requestKey = crypto.randomUUID();
    return (await db.run.create({ data: { workspaceId, setId, ...plan, requestKey, method: "live" } })).id;
  };
  const [older, newer] = [await run(), await run()];
  const long = "x".repeat(501);
  await answer(older, 0, "gemini", first.id, ["Flat feet shoes", "flat feet  shoes", "best running shoes"]);
  await answer(newer, 1, "chat_gpt", first.id, ["flat feet shoes", "wide shoes 2026"]);
  await answer(newer, 2, "gemini", second.id, ["FLAT FEET SHOES ", " ", long]);

  const found = await listSuggestions({ ctx, input: { setId } });
  expect(found.map(({ words }) => words)).toEqual([
    "flat feet shoes",
    "best running shoes",
    "wide shoes 2026",
    long,
  ]);
  const [flat, best, wide, tooLong] = found;
  expect(flat).toEqual({
    ...{ words: "flat feet shoes", answers: 3, prompts: 2, isNew: false, isInSet: false, isTooLong: false },
    engines: [
      { engine: "gemini", answers: 2 },
      { engine: "chat_gpt", answers: 1 },
    ],
    prompt: { id: first.promptId, userPrompt: "Which shoes?" },
    ...{ firstSeenAt: "2026-05-01T00:00:00.000Z", lastSeenAt: "2026-05-03T00:00:00.000Z" },
  });
  expect(best).toMatchObject({ isInSet: true, isNew: false });
  expect(wide).toMatchObject({ isInSet: false, isNew: true });
  expect(tooLong).toMatchObject({ isTooLong: true, isNew: true });

  const questions = ["flat feet shoes", "wide shoes 2026", long];
  const added = await addSuggestions({ ctx, input: { setId, questions } });
  expect(added).toMatchObject({ added: 2, already: 0, tooLong: 1 });
  const again = await addSuggestions({ ctx, input: { setId, questions } });
  expect(again).toEqual({ changeId: null, added: 0, already: 2, tooLong: 1 });
  expect((await listSuggestions({ ctx, input: { setId } }))[0]).toMatchObject({ isInSet: true });
  await undoChange({ ctx, input: { id: added.changeId ?? "" } });
  expect((await listSuggestions({ ctx, input: { setId } }))[0]).toMatchObject({ isInSet: false });
});
