import { expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { addQuestion } from "@/lib/services/prompt-sets";
import { newWorkspace } from "@/test/workspace";
import { addSibling, getFamily } from "./index";

it("a prompt asked in another market is a sibling in its family, once per market, and stays as it is itself", async () => {
  const { ctx, workspaceId } = await newWorkspace();
  const db = getDb();
  const { id: setId } = await db.promptSet.create({ data: { workspaceId, name: "Harbours" } });
  const [fi, se] = await db.market.createManyAndReturn({
    data: ["fi", "sv"].map((language) => ({ workspaceId, name: language, language })),
  });
  const properties = {
    topic: "Sea",
    tags: ["a"],
    intent: "unbranded",
    stage: "decision",
    weight: "2.5",
  } as const;
  const { promptId: first } = await addQuestion({
    ctx,
    input: {
      ...{ setId, userPrompt: "Which\n harbour?", systemMessage: "Be short.", ...properties, tags: ["a"] },
      ...{ marketId: null, personaId: null, familyId: null },
    },
  });
  const ask = (promptId: string, market: typeof fi, userPrompt: string) =>
    addSibling({ ctx, input: { promptId, marketId: market?.id ?? "", userPrompt } });

  const { promptId, familyId } = await ask(first, fi, "Mikä satama?");
  const [before, sibling] = await db.prompt.findMany({ where: { familyId }, orderBy: { id: "asc" } });
  expect(before).toMatchObject({ id: first, marketId: null });
  expect(sibling).toMatchObject({ id: promptId, setId, marketId: fi?.id, topic: "Sea", tags: ["a"] });
  expect(sibling?.weight.toFixed()).toBe("2.5");
  const version = await db.promptVersion.findFirstOrThrow({ where: { promptId } });
  expect(version).toMatchObject({ userPrompt: "Mikä satama?", systemMessage: "Be short." });
  expect(await db.family.findUniqueOrThrow({ where: { id: familyId } })).toMatchObject({
    name: "Which harbour?",
  });

  expect((await ask(promptId, se, "Vilken hamn?")).familyId).toBe(familyId);
  const family = await getFamily({ ctx, input: { id: familyId, most: 1 } });
  expect(family).toMatchObject({ size: 3, members: [{ id: first }] });
  expect(family.marketIds.sort()).toEqual([fi?.id, se?.id].sort());
  const conflict = { code: "conflict", fields: { marketId: expect.stringContaining("“fi”") as string } };
  await expect(ask(first, fi, "Minne satamaan?")).rejects.toMatchObject(conflict);
  await expect(ask(first, fi, "x".repeat(501))).rejects.toThrow("At most 500 characters.");
  await db.market.update({ where: { id: se?.id ?? "" }, data: { archivedAt: new Date() } });
  await db.prompt.updateMany({ where: { marketId: se?.id ?? "" }, data: { archivedAt: new Date() } });
  await expect(ask(first, se, "Vilken hamn, då?")).rejects.toMatchObject({ code: "not_found" });
  expect(await db.prompt.count({ where: { setId } })).toBe(3);
  expect(await db.family.count({ where: { setId } })).toBe(1);
});
