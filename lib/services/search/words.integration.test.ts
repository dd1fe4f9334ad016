import { expect, it } from "vitest";
import { getPool } from "@/lib/db/pool";
import { withTransaction } from "@/lib/db/transaction";
import { makeMarket } from "@/lib/services/markets";
import { addQuestion, createPromptSet, editQuestion } from "@/lib/services/prompt-sets";
import { addPrompts } from "@/lib/services/prompt-sets/add-prompts";
import { keepPromptVersion } from "@/lib/services/prompts/keep-version";
import { question } from "@/test/questions";
import { newWorkspace } from "@/test/workspace";

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
