import { expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { asJob } from "@/lib/services/context";
import { expandTemplate } from "@/lib/services/families";
import { newWorkspace } from "@/test/workspace";
import { addQuestion, clonePromptSet, editQuestion } from "./index";
import { PLAIN_PROPERTIES } from "./question-fields";

it("a set is cloned into another workspace with what its prompts are, by somebody who may write in both", async () => {
  const db = getDb();
  const [{ ctx, workspaceId, userId, slug: here }, there] = await Promise.all([
    newWorkspace(),
    newWorkspace(),
  ]);
  const stranger = await newWorkspace();
  const membership = { workspaceId: there.workspaceId, userId };
  await db.membership.create({ data: { ...membership, role: "researcher" } });
  const set = await db.promptSet.create({ data: { workspaceId, name: "Boats", description: "All of them" } });
  const place = (city: string) => ({ name: city, language: "fi", country: "FI", city });
  const [turku, kotka, spare] = await db.market.createManyAndReturn({
    data: ["Turku", "Kotka", "Oulu"].map((city) => ({ workspaceId, ...place(city) })),
  });
  const known = await db.market.create({ data: { workspaceId: there.workspaceId, ...place("TURKU") } });
  const [sailor, novice] = await db.persona.createManyAndReturn({
    data: ["Sailor", "Novice"].map((name) => ({ workspaceId, name, systemMessage: `I am a ${name}.` })),
  });
  const sailorThere = await db.persona.create({
    data: { workspaceId: there.workspaceId, name: "Sailor", systemMessage: "I am a Sailor." },
  });
  const add = (fields: object) => {
    const question = { ...PLAIN_PROPERTIES, tags: [], familyId: null, userPrompt: "Which boat?", ...fields };
    return addQuestion({ ctx, input: { setId: set.id, ...question } });
  };
  const { familyId } = await expandTemplate({
    ctx,
    input: {
      ...{ setId: set.id, familyId: null, name: "Best", template: "best {what}" },
      variables: [{ name: "what", values: ["sail", "oar"] }],
    },
  });
  const said = {
    topic: "Sea",
    tags: ["a"],
    intent: "branded",
    stage: "decision",
    weight: "2.5",
    systemMessage: "Hm.",
  };
  const { promptId } = await add({ ...said, marketId: turku?.id, personaId: sailor?.id, familyId });
  await add({ marketId: kotka?.id, personaId: novice?.id });
  const { promptId: archived } = await add({ marketId: spare?.id });
  await db.prompt.update({ where: { id: archived }, data: { archivedAt: new Date() } });
  await editQuestion({
    ctx,
    input: {
      ...{ ...PLAIN_PROPERTIES, ...said, id: promptId, userPrompt: "Which boat, then?", tags: ["a"] },
      ...{ marketId: turku?.id ?? null, personaId: sailor?.id ?? null, familyId },
      ...{ intent: "branded", stage: "decision" },
    },
  });

  const clone = (slug: string, name: string, as = ctx) =>
    clonePromptSet({ ctx: as, input: { id: set.id, slug, name } });
  const cloned = await clone(there.slug, "Boats abroad");
  expect(cloned).toMatchObject({ prompts: 4, leftOut: 0 });
  const madeSet = await db.promptSet.findUniqueOrThrow({ where: { id: cloned.setId } });
  expect(madeSet).toMatchObject({
    workspaceId: there.workspaceId,
    name: "Boats abroad",
    description: "All of them",
  });
  const prompts = await db.prompt.findMany({
    where: { setId: cloned.setId },
    orderBy: { id: "asc" },
    include: { versions: true, family: true, market: true, persona: true, change: true },
  });
  expect(prompts.map(({ versions }) => versions.map(({ userPrompt }) => userPrompt))).toEqual([
    ["best sail"],
    ["best oar"],
    ["Which boat, then?"],
    ["Which boat?"],
  ]);
  const [sail, , boat, other] = prompts;
  const { weight: _weight, ...properties } = said;
  const { systemMessage, ...kept } = properties;
  expect(boat).toMatchObject({
    ...kept,
    marketId: known.id,
    personaId: sailorThere.id,
    familyId: sail?.familyId,
  });
  expect(boat?.weight.toFixed()).toBe("2.5");
  expect(boat?.versions[0]?.systemMessage).toBe(systemMessage);
  expect(sail?.family).toMatchObject({
    ...{ workspaceId: there.workspaceId, setId: cloned.setId, name: "Best", template: "best {what}" },
    variables: [{ name: "what", values: ["sail", "oar"] }],
  });
  const copied = { workspaceId: there.workspaceId };
  expect(other?.market).toMatchObject({ ...copied, language: "fi", country: "FI", city: "Kotka" });
  expect(other?.persona).toMatchObject({ ...copied, systemMessage: "I am a Novice." });
  expect(prompts.every(({ change }) => change?.kind === "clone" && change.count === 4)).toBe(true);
  expect(await db.market.count({ where: copied })).toBe(2);
  expect(await db.persona.count({ where: copied })).toBe(2);

  const inPlace = await clone(here, "Boats again");
  const same = await db.prompt.findMany({ where: { setId: inPlace.setId }, orderBy: { id: "asc" } });
  expect(same[2]).toMatchObject({ marketId: turku?.id, personaId: sailor?.id });
  expect(same[2]?.familyId).not.toBe(familyId);

  await expect(clone(there.slug, "boats ABROAD")).rejects.toMatchObject({ code: "conflict" });
  await expect(clone(stranger.slug, "Boats")).rejects.toMatchObject({ code: "not_found" });
  const job = asJob(ctx, "test");
  await expect(clone(here, "By a job", job)).rejects.toMatchObject({ code: "forbidden" });
  await db.membership.update({ where: { workspaceId_userId: membership }, data: { role: "viewer" } });
  await expect(clone(there.slug, "Boats, read")).rejects.toMatchObject({ code: "forbidden" });
  expect(await db.promptSet.count({ where: copied })).toBe(1);
  expect(await db.promptSet.count({ where: { workspaceId: stranger.workspaceId } })).toBe(0);
});
