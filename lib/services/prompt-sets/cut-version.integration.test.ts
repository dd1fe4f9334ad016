import { expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/transaction";
import { readMembers } from "@/lib/domain/library/prompt-set";
import { question } from "@/test/questions";
import { newWorkspace } from "@/test/workspace";
import { addPrompts } from "./add-prompts";
import { cutSetVersion } from "./cut-version";
import { editQuestion } from "./edit-question";
import { compareSetVersions, listSetVersions } from "./read-versions";

it("cuts a version where the set holds something else than ever before, and finds the one of the same members", async () => {
  const { ctx, workspaceId } = await newWorkspace();
  const db = getDb();
  const { id: setId } = await db.promptSet.create({ data: { workspaceId, name: "Harbours" } });
  const cut = () => withTransaction(ctx, (inside) => cutSetVersion(inside, setId));
  const prompts = ["Which harbour?", "Which quay?"].map((words) =>
    question(words, { tags: ["boats"], weight: "2.50" }),
  );
  const [first, second] = await withTransaction(ctx, (inside) =>
    addPrompts(inside, { setId, changeId: null, prompts }),
  );

  const one = await cut();
  expect(one.number).toBe(1);
  expect(one.members.map(({ promptId }) => promptId)).toEqual([first, second].sort());
  expect(one.members[0]).toMatchObject({ tags: ["boats"], weight: "2.5", marketId: null });
  // Two that cut at once, of the same members.
  expect(await Promise.all([cut(), cut()])).toEqual([one, one]);
  const kept = await db.promptSetVersion.findUniqueOrThrow({ where: { id: one.id } });
  expect(readMembers(kept.members)).toEqual(one.members);

  await db.prompt.update({ where: { id: second ?? "" }, data: { archivedAt: new Date() } });
  const two = await cut();
  expect(two).toMatchObject({ number: 2, members: [{ promptId: first }] });
  await db.prompt.update({ where: { id: second ?? "" }, data: { archivedAt: null } });
  expect(await cut()).toEqual(one);

  const input = { setId };
  expect(await listSetVersions({ ctx, input })).toMatchObject([
    { number: 2, prompts: 1, runs: 0 },
    { number: 1, prompts: 2 },
  ]);
  expect(await compareSetVersions({ ctx, input: { setId, older: 1, newer: 2 } })).toMatchObject({
    counts: { added: 0, removed: 1, changed: 0, same: 1 },
    removed: [{ promptId: second, words: "Which quay?" }],
  });

  const market = await db.market.create({ data: { workspaceId, name: "Suomi", language: "fi" } });
  await db.prompt.update({ where: { id: first ?? "" }, data: { marketId: market.id, tags: [] } });
  const edited = { userPrompt: "Which harbour?", systemMessage: "Be short." };
  await editQuestion({
    ctx,
    input: { id: first ?? "", ...question("", { ...edited, marketId: market.id }), tags: [] },
  });
  await db.prompt.update({ where: { id: second ?? "" }, data: { archivedAt: new Date() } });
  expect(await cut()).toMatchObject({ number: 3 });
  expect(await compareSetVersions({ ctx, input: { setId, older: 2, newer: 3 } })).toMatchObject({
    changed: [
      {
        promptId: first,
        words: "Which harbour?",
        before: null,
        properties: [
          { property: "system message", before: null, after: "Be short." },
          { property: "tags", before: "boats", after: null },
          { property: "weight", before: "2.5", after: "1" },
          { property: "market", before: null, after: "Suomi" },
        ],
      },
    ],
  });

  const other = await newWorkspace();
  await expect(withTransaction(other.ctx, (inside) => cutSetVersion(inside, setId))).rejects.toMatchObject({
    code: "not_found",
  });
});
