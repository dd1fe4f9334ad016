import { expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { undoChange } from "@/lib/services/prompt-sets";
import { newWorkspace } from "@/test/workspace";
import { expandTemplate, getTemplate } from "./index";

it("a template makes a family of its questions; more values add the missing ones; undo takes them out", async () => {
  const { ctx, workspaceId } = await newWorkspace();
  const db = getDb();
  const { id: setId } = await db.promptSet.create({ data: { workspaceId, name: "Hotels" } });
  const cities = { name: "city", values: ["Turku", "Oulu", "Turku", " "] };
  const given = {
    setId,
    familyId: null,
    name: "Best",
    template: "best hotel in {city}",
    variables: [cities],
  };
  const { familyId, ...made } = await expandTemplate({ ctx, input: given });
  expect(made).toMatchObject({ added: 2, already: 0, tooLong: 0, changeId: expect.any(String) as string });
  await expect(expandTemplate({ ctx, input: given })).rejects.toMatchObject({ code: "conflict" });
  expect(await db.family.count({ where: { setId } })).toBe(1);

  const variables = [{ name: "city", values: ["Turku", "Oulu", "Kotka", "x".repeat(490)] }];
  const again = await expandTemplate({ ctx, input: { ...given, familyId, variables } });
  expect(again).toMatchObject({ familyId, added: 1, already: 2, tooLong: 1 });
  expect(await getTemplate({ ctx, input: { id: familyId } })).toMatchObject({
    template: given.template,
    variables,
  });
  expect(await db.prompt.count({ where: { setId, familyId } })).toBe(3);
  await undoChange({ ctx, input: { id: again.changeId ?? "" } });
  expect(await db.prompt.count({ where: { setId, familyId } })).toBe(2);

  // Another template is somebody's decision, also where it makes nothing new; the same one again is none.
  const fewer = { ...given, familyId, name: "Good", variables: [{ name: "city", values: ["Oulu"] }] };
  expect(await expandTemplate({ ctx, input: fewer })).toMatchObject({ added: 0, changeId: null });
  expect(await expandTemplate({ ctx, input: fewer })).toMatchObject({ added: 0, changeId: null });
  const decisions = await db.auditEntry.findMany({ where: { entityId: familyId }, orderBy: { id: "asc" } });
  expect(decisions.map(({ action }) => action)).toEqual(["family.change_template", "family.change_template"]);
  expect(decisions[1]).toMatchObject({
    before: { name: "Best", template: given.template, variables },
    after: { name: "Good", template: given.template, variables: fewer.variables },
  });

  await undoChange({ ctx, input: { id: made.changeId ?? "" } });
  expect(await db.family.count({ where: { setId } })).toBe(0);

  const many = { name: "city", values: Array.from({ length: 50 }, (_, place) => String(place)) };
  for (const wrong of [
    { template: "best {city" },
    { template: "best" },
    { variables: [] },
    { template: "{city} {a}", variables: [many, { ...many, name: "a" }] },
  ])
    await expect(expandTemplate({ ctx, input: { ...given, ...wrong } })).rejects.toThrow();
});
