import { beforeAll, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/transaction";
import type { NewPrompt } from "@/lib/domain/library/prompt-set";
import { question } from "@/test/questions";
import { newWorkspace, type TestWorkspace } from "@/test/workspace";
import { addPrompts } from "./add-prompts";

let workspace: TestWorkspace;
let setId: string;

beforeAll(async () => {
  workspace = await newWorkspace();
  const { workspaceId } = workspace;
  setId = (await getDb().promptSet.create({ data: { workspaceId, name: "Harbours" } })).id;
});

const add = (...prompts: NewPrompt[]) =>
  withTransaction(workspace.ctx, (inside) => addPrompts(inside, { setId, changeId: null, prompts }));

it("keeps every property of new questions, and each question once", async () => {
  const { workspaceId } = workspace;
  const finland = await getDb().market.create({
    data: { workspaceId, name: "Finland", language: "fi", country: "FI" },
  });
  const first = question("Which harbour is best?", {
    tags: ["boats", 'a "quoted", one'],
    topic: "harbours",
    intent: "unbranded",
    stage: "decision",
    weight: "12.5",
  });
  const added = await add(first, question("Which harbour is nearest?"), first);
  expect(added).toEqual([expect.any(String), expect.any(String), null]);
  // The same words for a market are another question.
  expect(await add(first, { ...first, marketId: finland.id })).toEqual([null, expect.any(String)]);

  const kept = await getDb().prompt.findUniqueOrThrow({
    where: { id: added[0] ?? "" },
    include: { versions: true },
  });
  expect(kept).toMatchObject({ setId, topic: "harbours", tags: first.tags, intent: "unbranded" });
  expect(kept).toMatchObject({ stage: "decision", createdById: workspace.userId });
  expect(kept.weight.toFixed()).toBe("12.5");
  expect(kept.versions).toMatchObject([{ number: 1, userPrompt: "Which harbour is best?", workspaceId }]);
});

it("is refused with another workspace's market, persona or family, and nothing is kept", async () => {
  const { workspaceId } = await newWorkspace();
  const db = getDb();
  const market = await db.market.create({ data: { workspaceId, name: "Norge", language: "no" } });
  const persona = await db.persona.create({
    data: { workspaceId, name: "Sailor", systemMessage: "I sail." },
  });
  const set = await db.promptSet.create({ data: { workspaceId, name: "Theirs" } });
  const family = await db.family.create({ data: { workspaceId, setId: set.id, name: "Theirs" } });
  const before = await db.prompt.count({ where: { setId } });
  for (const foreign of [{ marketId: market.id }, { personaId: persona.id }, { familyId: family.id }]) {
    await expect(add(question("Mine?"), question("Theirs?", foreign))).rejects.toMatchObject({
      code: "not_found",
    });
  }
  expect(await db.prompt.count({ where: { setId } })).toBe(before);
});

it("adds ten thousand in a few statements", async () => {
  const many = Array.from({ length: 10_000 }, (_, place) => question(`Question ${place}?`));
  const added = await add(...many);
  expect(added.filter((id) => id !== null)).toHaveLength(10_000);
});
