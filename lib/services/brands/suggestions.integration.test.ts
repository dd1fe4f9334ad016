import { beforeEach, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import type { Context } from "@/lib/services/context";
import { systemContext } from "@/lib/services/context";
import { plantOne, type PlantedWorkspace } from "@/test/plant-one";
import { archiveBrand, decideName, listBrands, makeBrand, suggestNames, tellIntents, trackName } from ".";

let own: PlantedWorkspace;
let ctx: Context;

beforeEach(async () => {
  own = await plantOne();
  const { workspaceId, userId } = own;
  ctx = { ...systemContext("test"), workspaceId, actor: { kind: "member", userId, role: "owner" } };
});

it("suggests what answers name and nobody tracks, until it is tracked, counted or dismissed", async () => {
  const text = "Good ones:\n\n- **Acme**: sturdy.\n- **Zephlo**: light.\n- **Kestora**: cheap.";
  await getDb().answer.update({ where: { taskId: own.task }, data: { text } });
  const names = async () => (await suggestNames({ ctx })).names.map(({ name }) => name);
  expect(await suggestNames({ ctx })).toMatchObject({ answers: 1, isAll: true, companyVersion: 0 });
  expect(await names()).toEqual(expect.arrayContaining(["Acme", "Zephlo", "Kestora"]));
  const [first] = (await suggestNames({ ctx })).names.find(({ name }) => name === "Acme")?.examples ?? [];
  expect(first).toMatchObject({ answerId: own.task });
  expect(first?.sentence.slice(first.mark.start, first.mark.end)).toBe("Acme");

  await trackName({ ctx, input: { name: "Acme" } });
  expect((await listBrands({ ctx })).find(({ name }) => name === "Acme")?.role).toBe("competitor");
  await decideName({ ctx, input: { name: "Zephlo", decision: "company" } });
  await decideName({ ctx, input: { name: "Kestora", decision: "dismissed" } });
  expect(await suggestNames({ ctx })).toMatchObject({ names: [], companyVersion: 1 });
  const { workspaceId } = own;
  const where = { workspaceId, kind: "companies" as const };
  expect(await getDb().ruleVersion.findMany({ where })).toMatchObject([{ number: 1, rules: ["Zephlo"] }]);

  // What was decided can be taken back; one that is tracked is no company beside the tracked any more.
  await decideName({ ctx, input: { name: "kestora", decision: null } });
  expect(await names()).toEqual(["Kestora"]);
  await trackName({ ctx, input: { name: "Zephlo" } });
  const versions = await getDb().ruleVersion.findMany({ where, orderBy: { number: "asc" } });
  expect(versions).toMatchObject([{ rules: ["Zephlo"] }, { rules: [] }]);
});

it("tells the intent of questions from our own brands, and leaves what a person said", async () => {
  const db = getDb();
  const { workspaceId, question, prompt } = own;
  const tell = () => tellIntents({ ctx: systemContext("test") });
  const intents = async () => {
    const rows = await db.prompt.findMany({ where: { id: { in: [question, prompt] } } });
    return new Map(rows.map(({ id, intent }) => [id, intent]));
  };
  const word = (promptId: string, number: number, userPrompt: string) =>
    db.promptVersion.create({
      data: { workspaceId, promptId, number, userPrompt, contentHash: crypto.randomUUID() },
    });
  await word(question, 2, "Is Ring any good?");
  await tell();
  expect(await intents()).toEqual(
    new Map([
      [question, null],
      [prompt, null],
    ]),
  );

  const { id } = await makeBrand({ ctx, input: { brand: { name: "Ring", role: "own" } } });
  await tell();
  expect(await intents()).toEqual(
    new Map([
      [question, "branded"],
      [prompt, "unbranded"],
    ]),
  );

  // Other words, another intent.
  await word(question, 3, "Which doorbell is good?");
  await db.prompt.update({ where: { id: prompt }, data: { intent: "branded", intentByHand: true } });
  await tell();
  expect(await intents()).toEqual(
    new Map([
      [question, "unbranded"],
      [prompt, "branded"],
    ]),
  );

  // Without a brand of our own nothing is told; what a person said stays.
  await archiveBrand({ ctx, input: { id, archived: true } });
  await tell();
  expect(await intents()).toEqual(
    new Map([
      [question, null],
      [prompt, "branded"],
    ]),
  );
});
