import { beforeAll, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { ANY_ANSWER } from "@/lib/domain/answers/answer-filter";
import { ANNOTATION_LIMITS } from "@/lib/domain/answers/annotation";
import { listAnswers } from "@/lib/services/answers";
import { systemContext, type Context } from "@/lib/services/context";
import { plantOne, type PlantedWorkspace } from "@/test/plant-one";
import { changeFlag, countFlags, flagAnswers, flagsOf, listFlags, mergeFlags, removeFlag } from ".";

let own: PlantedWorkspace;
let other: PlantedWorkspace;
let ctx: Context;

const contextOf = ({ workspaceId, userId }: PlantedWorkspace): Context => ({
  ...systemContext("test"),
  workspaceId,
  actor: { kind: "member", userId, role: "researcher" },
});

beforeAll(async () => {
  [own, other] = await Promise.all([plantOne(), plantOne()]);
  ctx = contextOf(own);
  await getDb().flag.delete({ where: { id: own.flag } });
});

const anyAnswer = { ...ANY_ANSWER, zone: "UTC" };
const named = (name: string) => ({ name, colour: null });
const flag = (name: string, ids = [own.task]) =>
  flagAnswers({ ctx, input: { answers: { ids }, flag: named(name), has: true } });
const namesOf = async (answerId = own.task) =>
  (await flagsOf({ ctx, input: { answerId } })).map(({ name }) => name);

it("are made while they are put, once whatever the case and width of the name, and found again by the list", async () => {
  const first = await flagAnswers({
    ctx,
    input: { answers: { ids: [own.task] }, flag: { name: " Wrong  price ", colour: "danger" }, has: true },
  });
  expect(first).toMatchObject({ flag: { name: "Wrong  price", colour: "danger" }, changed: 1, unchanged: 0 });
  expect(await flag("ＷＲＯＮＧ price")).toEqual({ flag: first.flag, changed: 0, unchanged: 1 });
  expect(await namesOf()).toEqual(["Wrong  price"]);
  const found = async (flagId: string) =>
    (
      await listAnswers({ ctx, input: { filter: { ...anyAnswer, flagId }, sort: "asked", after: null } })
    ).rows.map(({ id }) => id);
  expect(await found(first.flag.id)).toEqual([own.task]);

  const taken = await flagAnswers({
    ctx,
    input: { answers: { filter: anyAnswer }, flag: { id: first.flag.id }, has: false },
  });
  expect(taken.changed).toBe(1);
  expect(await found(first.flag.id)).toEqual([]);
  await removeFlag({ ctx, input: { id: first.flag.id } });
});

it("go on all that a filter finds, and on nothing where it is nobody's", async () => {
  const { changed, flag: made } = await flagAnswers({
    ctx,
    input: { answers: { filter: { ...anyAnswer, state: "answered" } }, flag: named("Answered"), has: true },
  });
  const answered = { workspaceId: own.workspaceId, state: "answered" as const };
  expect(changed).toBe(await getDb().task.count({ where: answered }));
  expect(await countFlags({ ctx })).toContainEqual({ ...made, answers: changed });
  await expect(flag("Nobody's", [other.task])).rejects.toMatchObject({ code: "not_found" });
  expect((await listFlags({ ctx })).map(({ name }) => name)).not.toContain("Nobody's");
  // Somebody else's among one's own is left out as if it were not there.
  expect(await flag("Mixed", [own.task, other.task])).toMatchObject({ changed: 1, unchanged: 0 });
  await removeFlag({ ctx, input: { id: made.id } });
});

it("are renamed, merged without an answer counted twice, and go with what they stood on", async () => {
  const [one, two] = [(await flag("One")).flag, (await flag("Two")).flag];
  await flag("Two", [own.task]);
  const rename = (name: string) => changeFlag({ ctx, input: { id: one.id, name, colour: "good" } });
  await expect(rename("two")).rejects.toMatchObject({
    code: "conflict",
    fields: { name: expect.any(String) },
  });
  await rename("ONE");
  expect(await mergeFlags({ ctx, input: { id: one.id, intoId: two.id } })).toEqual({ answers: 0 });
  expect(await namesOf()).toEqual(expect.arrayContaining(["Two"]));
  expect(await namesOf()).not.toContain("ONE");
  await expect(mergeFlags({ ctx, input: { id: two.id, intoId: two.id } })).rejects.toMatchObject({
    code: "invalid",
  });
  await removeFlag({ ctx, input: { id: two.id } });
  expect(await namesOf()).not.toContain("Two");
  const kept = await getDb().auditEntry.findFirst({ where: { entityId: two.id, action: "flag.remove" } });
  expect(kept?.before).toEqual({ name: "Two", answers: 1 });
});

it("of two people who make the same one at once there is one", async () => {
  const outcomes = await Promise.all(["Both", "both", "BOTH"].map((name) => flag(name)));
  expect(new Set(outcomes.map(({ flag: { id } }) => id)).size).toBe(1);
  expect(outcomes.reduce((sum, { changed }) => sum + changed, 0)).toBe(1);
});

it("are refused by name and limit, and no more than a workspace may have", async () => {
  await expect(flag("a".repeat(ANNOTATION_LIMITS.flagNameChars + 1))).rejects.toThrow(/40 characters/);
  const filled = await plantOne();
  await getDb().flag.createMany({
    data: Array.from({ length: ANNOTATION_LIMITS.flags }, (_, number) => ({
      workspaceId: filled.workspaceId,
      name: `f${number}`,
      folded: `f${number}`,
    })),
  });
  const add = flagAnswers({
    ctx: contextOf(filled),
    input: { answers: { ids: [filled.task] }, flag: named("One more"), has: true },
  });
  await expect(add).rejects.toMatchObject({ code: "conflict", message: expect.stringContaining("200") });
});
