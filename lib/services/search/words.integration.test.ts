import { expect, it } from "vitest";
import { getPool } from "@/lib/db/pool";
import { withTransaction } from "@/lib/db/transaction";
import { ANYTHING } from "@/lib/domain/lists/workspace-filter";
import { ANY_SET_PROMPT } from "@/lib/domain/library/set-prompt";
import { makeMarket } from "@/lib/services/markets";
import { addQuestion, createPromptSet, editQuestion, listSetPrompts } from "@/lib/services/prompt-sets";
import { addPrompts } from "@/lib/services/prompt-sets/add-prompts";
import { keepPromptVersion } from "@/lib/services/prompts/keep-version";
import { listPrompts } from "@/lib/services/prompts";
import { question } from "@/test/questions";
import { newWorkspace } from "@/test/workspace";
import { find } from "./index";

it("what was just asked, added or worded anew is found by its words, without a worker", async () => {
  const { ctx, workspaceId } = await newWorkspace();
  const { id: setId } = await createPromptSet({ ctx, input: { name: "Boats", description: "" } });
  await addQuestion({ ctx, input: { setId, ...question("Which buoy?"), tags: [] } });
  const [id] = await withTransaction(ctx, (inside) =>
    addPrompts(inside, { setId, changeId: null, prompts: [question("Which quay?")] }),
  );
  await editQuestion({ ctx, input: { id: id ?? "", ...question("Which quay is dry?"), tags: [] } });
  const wording = { userPrompt: "Which anchor?", systemMessage: null, turns: [] };
  await withTransaction(ctx, (inside) => keepPromptVersion(inside, { promptId: null, wording }));

  const wordingsWith = async (words: string) => {
    const { rows } = await getPool().query<{ asked: string }>(
      `select user_prompt as asked from app.prompt_version
        where workspace_id = $1 and words @@ $2::tsquery order by number`,
      [workspaceId, words],
    );
    return rows.map(({ asked }) => asked);
  };
  expect(await wordingsWith("quay")).toEqual(["Which quay?", "Which quay is dry?"]);
  expect(await wordingsWith("buoy")).toEqual(["Which buoy?"]);
  expect(await wordingsWith("anchor")).toEqual(["Which anchor?"]);
  expect(await wordingsWith("which")).toHaveLength(4);
});

it("the same words find the same prompts in a set, in the list of prompts and in the palette", async () => {
  const { ctx } = await newWorkspace();
  const { id: setId } = await createPromptSet({ ctx, input: { name: "Towers", description: "" } });
  for (const words of ["東京タワーはどこ？", "Which Café-Bar?", "Which bar, which café?"])
    await addQuestion({ ctx, input: { setId, ...question(words), tags: [] } });
  for (const [text, count] of [
    ["東京", 1],
    ["京タワ", 1],
    ['"café bar"', 1],
    ["bar café", 2],
    ["which -tokyo", 2],
    ["ＢＡＲ", 2],
    ["cafe", 0],
    ["&", 0],
  ] as const) {
    const filter = { ...ANY_SET_PROMPT, text };
    const ofSet = await listSetPrompts({ ctx, input: { setId, filter, sort: "words", page: 1 } });
    const all = await listPrompts({
      ctx,
      input: { ...ANYTHING, zone: "UTC", text, sort: "created", page: 1 },
    });
    const { prompts } = await find({ ctx, input: { text } });
    expect([ofSet.total, all.rows.length, prompts.length], text).toEqual([count, count, count]);
  }
});

it("a prompt that gets another market is found by the forms that words have in its language", async () => {
  const { ctx, workspaceId } = await newWorkspace();
  const market = await makeMarket({
    ctx,
    input: { name: "France", language: "fr", country: "FR", city: null },
  });
  const { id: setId } = await createPromptSet({ ctx, input: { name: "Boats", description: "" } });
  const [id] = await withTransaction(ctx, (inside) =>
    addPrompts(inside, { setId, changeId: null, prompts: [question("Quels chevaux courent ?")] }),
  );
  const hasStem = async () => {
    const { rows } = await getPool().query<{ has: boolean }>(
      `select words @@ $$'fr:cheval'$$::tsquery as has from app.prompt_version where workspace_id = $1`,
      [workspaceId],
    );
    return rows.map(({ has }) => has);
  };
  expect(await hasStem()).toEqual([false]);
  const inFrance = { ...question("Quels chevaux courent ?"), marketId: market.id, tags: [] };
  await editQuestion({ ctx, input: { id: id ?? "", ...inFrance } });
  expect(await hasStem()).toEqual([true]);
  await editQuestion({ ctx, input: { id: id ?? "", ...inFrance, marketId: null } });
  expect(await hasStem()).toEqual([false]);
});
