import { beforeAll, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/transaction";
import type { PromptEdit } from "@/lib/domain/library/prompt-edit";
import type { NewPrompt } from "@/lib/domain/library/prompt-set";
import { ANY_SET_PROMPT, type SetPromptFilter, type SetPromptSort } from "@/lib/domain/library/set-prompt";
import { archiveMarket, makeMarket } from "@/lib/services/markets";
import { archivePersona, changePersona, listPersonas, makePersona } from "@/lib/services/personas";
import { question } from "@/test/questions";
import { newWorkspace, type TestWorkspace } from "@/test/workspace";
import { addPrompts } from "./add-prompts";
import {
  addQuestion,
  archivePromptSet,
  changePromptSet,
  createPromptSet,
  editPrompts,
  editQuestion,
  getPromptSet,
  listPromptSets,
  listSetChanges,
  listSetPrompts,
  readSetPromptChoices,
  restorePromptSet,
  undoChange,
} from ".";

// One workspace; each test has a set of its own.

let workspace: TestWorkspace;
let finland: string;
let sailor: string;

beforeAll(async () => {
  workspace = await newWorkspace("researcher");
  const { ctx } = workspace;
  finland = (await makeMarket({ ctx, input: { name: "Finland", language: "fi", country: "FI", city: null } }))
    .id;
  sailor = (await makePersona({ ctx, input: { name: "Sailor", systemMessage: "I sail." } })).id;
});

async function newSet(
  name: string,
  prompts: readonly NewPrompt[],
): Promise<{ setId: string; ids: string[] }> {
  const { ctx } = workspace;
  const { id: setId } = await createPromptSet({ ctx, input: { name, description: "" } });
  const added = await withTransaction(ctx, (inside) =>
    addPrompts(inside, { setId, changeId: null, prompts }),
  );
  return { setId, ids: added.filter((id) => id !== null) };
}

const list = (setId: string, filter: Partial<SetPromptFilter> = {}, sort: SetPromptSort = "words") =>
  listSetPrompts({
    ctx: workspace.ctx,
    input: { setId, filter: { ...ANY_SET_PROMPT, ...filter }, sort, page: 1 },
  });

const all = { filter: ANY_SET_PROMPT };
const edit = (
  setId: string,
  change: PromptEdit,
  selection: Parameters<typeof editPrompts>[0]["input"]["selection"] = all,
) => editPrompts({ ctx: workspace.ctx, input: { setId, selection, edit: change } });
const undo = (id: string | null) => undoChange({ ctx: workspace.ctx, input: { id: id ?? "" } });

it("makes, renames and archives sets, each name once among those in use", async () => {
  const { ctx } = workspace;
  const { setId } = await newSet("Quays", []);
  await expect(createPromptSet({ ctx, input: { name: " qUAYS ", description: "" } })).rejects.toMatchObject({
    code: "conflict",
    fields: { name: expect.stringContaining("another name") },
  });
  await changePromptSet({ ctx, input: { id: setId, name: "Quays", description: "All of them." } });
  await archivePromptSet({ ctx, input: { id: setId } });
  await expect(edit(setId, { change: "archive" })).rejects.toMatchObject({ code: "conflict" });
  expect(await listPromptSets({ ctx, input: { archived: true } })).toMatchObject([
    { id: setId, description: "All of them." },
  ]);
  const taken = await createPromptSet({ ctx, input: { name: "quays", description: "" } });
  await expect(restorePromptSet({ ctx, input: { id: setId } })).rejects.toMatchObject({ code: "conflict" });
  await changePromptSet({ ctx, input: { id: taken.id, name: "Others", description: "" } });
  await restorePromptSet({ ctx, input: { id: setId } });
  expect(await getPromptSet({ ctx, input: { id: setId } })).toMatchObject({ archivedAt: null, prompts: 0 });
});

it("lists, narrows and sorts the prompts of a set", async () => {
  const { setId } = await newSet("Listed", [
    question("Best quay in Turku?", { topic: "quays", tags: ["a", "b"], weight: "2.5", marketId: finland }),
    question("Best pier?", { topic: "piers", tags: ["b"], intent: "branded", stage: "decision" }),
    question("Archived pier?", { personaId: sailor }),
  ]);
  const [archived] = (await list(setId, { text: "archived" })).rows;
  await edit(setId, { change: "archive" }, { ids: [archived?.id ?? ""] });
  const words = async (filter: Partial<SetPromptFilter>, sort?: SetPromptSort) =>
    (await list(setId, filter, sort)).rows.map((row) => row.userPrompt);
  expect(await words({})).toEqual(["Best pier?", "Best quay in Turku?"]);
  expect(await words({}, "weight")).toEqual(["Best quay in Turku?", "Best pier?"]);
  for (const sort of ["added", "topic", "family", "asked"] as const)
    expect(await words({}, sort)).toHaveLength(2);
  for (const filter of [
    { text: "pier" },
    { topic: "piers" },
    { intent: "branded" as const },
    { stage: "decision" as const },
  ])
    expect(await words(filter)).toEqual(["Best pier?"]);
  expect(await words({ tag: "a" })).toEqual(["Best quay in Turku?"]);
  expect(await words({ marketId: finland })).toEqual(["Best quay in Turku?"]);
  expect(await words({ archived: true, personaId: sailor })).toEqual(["Archived pier?"]);
  expect(await list(setId, { tag: "b" })).toMatchObject({ total: 2 });
  expect(await readSetPromptChoices({ ctx: workspace.ctx, input: { setId } })).toMatchObject({
    topics: ["piers", "quays"],
    tags: ["a", "b"],
    markets: [{ id: finland }],
    families: [],
  });
});

it("changes many at once, leaves out what would be asked twice, and undoes what was not changed since", async () => {
  const { setId, ids } = await newSet("Edited", [
    question("One?"),
    question("Two?", { topic: "old" }),
    question("One?", { marketId: finland }),
  ]);
  const topic = await edit(setId, { change: "topic", topic: "new" });
  expect(topic).toMatchObject({ changed: 3, same: 0, duplicates: 0 });
  expect(await edit(setId, { change: "topic", topic: "new" })).toMatchObject({
    changed: 0,
    same: 3,
    changeId: null,
  });
  // "One?" for Finland is there already.
  const market = await edit(setId, { change: "market", marketId: finland });
  expect(market).toMatchObject({ changed: 1, same: 1, duplicates: 1 });
  const family = await edit(setId, { change: "make_family", name: "Ones" }, { ids: ids.slice(0, 2) });
  expect(family).toMatchObject({ changed: 2 });
  expect((await list(setId)).rows.map((row) => row.family?.size)).toEqual([2, undefined, 2]);

  await edit(setId, { change: "topic", topic: "newest" }, { ids: ids.slice(0, 1) });
  expect(await undo(topic.changeId)).toMatchObject({ restored: 2, changedSince: 1, duplicates: 0 });
  const topics = await getDb().prompt.findMany({
    where: { setId },
    orderBy: { id: "asc" },
    select: { topic: true },
  });
  expect(topics.map((row) => row.topic).toSorted()).toEqual(["newest", "old", null].toSorted());
  await expect(undo(topic.changeId)).rejects.toMatchObject({ code: "conflict" });
  expect(await undo(market.changeId)).toMatchObject({ restored: 1 });
  expect(await undo(family.changeId)).toMatchObject({ restored: 2 });

  // What stands in its place meanwhile keeps an archived question where it is.
  const archive = await edit(setId, { change: "archive" }, { ids: ids.slice(1, 2) });
  await addQuestion({ ctx: workspace.ctx, input: { setId, ...question("Two?"), tags: [] } });
  expect(await undo(archive.changeId)).toMatchObject({ restored: 0, duplicates: 1 });

  const { rows } = await listSetChanges({ ctx: workspace.ctx, input: { setId, page: 1 } });
  expect(rows.map(({ words }) => words)).toEqual([
    "Archived",
    "Topic set to “newest”",
    "Made the family “Ones”",
    "Market set to “Finland”",
    "Topic set to “new”",
  ]);
  expect(rows[0]).toMatchObject({ kind: "archive", count: 1, undoneAt: expect.any(String) });
});

it("takes back the prompts that an act made: nobody's are deleted, reworded ones archived", async () => {
  const { ctx, workspaceId } = workspace;
  const { id: setId } = await createPromptSet({ ctx, input: { name: "Imported", description: "" } });
  const data = { workspaceId, setId, kind: "import" as const, count: 2, fileName: "a.csv" };
  const { id: changeId } = await getDb().libraryChange.create({ data });
  const prompts = [question("Kept?"), question("Dropped?")];
  const [kept] = await withTransaction(ctx, (inside) => addPrompts(inside, { setId, changeId, prompts }));
  await editQuestion({ ctx, input: { id: kept ?? "", ...question("Kept, really?"), tags: [] } });
  expect(await undo(changeId)).toMatchObject({ deleted: 1, archived: 1, restored: 0 });
  expect(await list(setId)).toMatchObject({ total: 0 });
  expect(await list(setId, { archived: true })).toMatchObject({ rows: [{ userPrompt: "Kept, really?" }] });
});

it("keeps a version for other words only, and says which question is there already", async () => {
  const { ctx } = workspace;
  const { setId, ids } = await newSet("Worded", [
    question("Which quay?"),
    question("Which pier?", { topic: "piers" }),
  ]);
  const [id = "", other = ""] = ids;
  const save = (userPrompt: string, changes: Partial<NewPrompt> = {}) =>
    editQuestion({ ctx, input: { id, ...question(userPrompt, changes), tags: [] } });
  expect(await save("Which quay?", { topic: "quays" })).toEqual({ version: null });
  expect(await save("Which quay is best?", { topic: "quays" })).toEqual({ version: 2 });
  await expect(save("Which pier?")).rejects.toMatchObject({
    code: "conflict",
    message: expect.stringContaining("“piers”"),
  });
  // As somebody else it is another question; and the words given up are free again.
  expect(await save("Which pier?", { personaId: sailor })).toEqual({ version: 3 });
  expect(await addQuestion({ ctx, input: { setId, ...question("Which quay?"), tags: [] } })).toBeTruthy();
  await expect(
    addQuestion({ ctx, input: { setId, ...question("Which pier?"), tags: [] } }),
  ).rejects.toMatchObject({ code: "conflict" });
  expect((await list(setId)).rows.find((row) => row.id === other)).toMatchObject({ versions: 1 });
});

it("puts a new persona in the place of an edited one, and moves its prompts", async () => {
  const { ctx } = workspace;
  const { id } = await makePersona({ ctx, input: { name: "Pilot", systemMessage: "I fly." } });
  const { setId } = await newSet("Personas", [
    question("Where to?", { personaId: id }),
    question("Where to?"),
  ]);
  const { setId: other } = await newSet("Others as well", [question("Why?", { personaId: id })]);
  const nobody = await edit(other, { change: "persona", personaId: null });
  expect(nobody.changed).toBe(1);
  const changed = await changePersona({ ctx, input: { id, name: "Pilot", systemMessage: "I fly far." } });
  expect(changed).toMatchObject({ moved: 1 });
  expect((await list(setId, { personaId: changed.id })).total).toBe(1);
  expect(await listPersonas({ ctx })).toContainEqual(
    expect.objectContaining({ id: changed.id, before: "I fly.", prompts: 1 }),
  );
  // Undone, it is asked as what stands in the old one's place.
  await undo(nobody.changeId);
  expect((await list(other, { personaId: changed.id })).total).toBe(1);
  await expect(edit(other, { change: "persona", personaId: id })).rejects.toMatchObject({
    code: "not_found",
  });
  // What tells it from others moved with it.
  expect(await edit(setId, { change: "persona", personaId: null })).toMatchObject({ duplicates: 1, same: 1 });
  await expect(
    changePersona({ ctx, input: { id, name: "Pilot", systemMessage: "x" } }),
  ).rejects.toMatchObject({ code: "not_found" });
});

it("undoes the giving of a persona whose message was edited since", async () => {
  const { ctx } = workspace;
  const { id } = await makePersona({ ctx, input: { name: "Rower", systemMessage: "I row." } });
  const { setId } = await newSet("Given", [question("Where to?")]);
  const given = await edit(setId, { change: "persona", personaId: id });
  await changePersona({ ctx, input: { id, name: "Rower", systemMessage: "I row far." } });
  expect(await undo(given.changeId)).toMatchObject({ restored: 1, changedSince: 0 });
  expect((await list(setId)).rows).toMatchObject([{ persona: null }]);
});

it("replaces a persona once, and leaves no prompt asked as the old one, whoever adds prompts meanwhile", async () => {
  const { ctx } = workspace;
  const { id } = await makePersona({ ctx, input: { name: "Diver", systemMessage: "I dive." } });
  const { setId } = await newSet("At once", [question("How deep?", { personaId: id })]);
  const add = (words: string) =>
    addQuestion({ ctx, input: { setId, ...question(words, { personaId: id }), tags: [] } });
  const change = (systemMessage: string) =>
    changePersona({ ctx, input: { id, name: "Diver", systemMessage } });
  const done = await Promise.allSettled([
    ...[add("One?"), change("I dive deep."), add("Two?")],
    ...[change("I dive deeper."), add("Three?"), add("Four?")],
  ]);
  for (const outcome of done)
    if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "not_found" });
  expect([done[1]?.status, done[3]?.status].sort()).toEqual(["fulfilled", "rejected"]);
  const now = (await listPersonas({ ctx })).filter(({ name }) => name === "Diver");
  expect(now).toHaveLength(1);
  expect(await getDb().prompt.count({ where: { setId, personaId: id } })).toBe(0);
  expect((await list(setId, { personaId: now[0]?.id })).total).toBe((await list(setId)).total);
});

it("takes an archived market or persona for what has it, and for nothing else", async () => {
  const { ctx } = workspace;
  const place = { name: "Åland", language: "sv", country: "AX", city: null };
  const { id: marketId } = await makeMarket({ ctx, input: place });
  const { id: personaId } = await makePersona({ ctx, input: { name: "Keeper", systemMessage: "I keep." } });
  const there = { marketId, personaId };
  const { setId, ids } = await newSet("Out of use", [
    question("Which isle?", there),
    question("Which skerry?"),
  ]);
  const [has = "", other = ""] = ids;
  await archiveMarket({ ctx, input: { id: marketId, archived: true } });
  await archivePersona({ ctx, input: { id: personaId, archived: true } });
  const save = (id: string, words: string, fields: Partial<NewPrompt>) =>
    editQuestion({ ctx, input: { id, ...question(words, fields), tags: [] } });
  expect(await save(has, "Which isle is best?", there)).toEqual({ version: 2 });
  for (const named of [{ marketId }, { personaId }]) {
    const [field = ""] = Object.keys(named);
    const refused = {
      code: "conflict",
      fields: { [field]: expect.stringContaining("is archived") as string },
    };
    await expect(save(other, "Which skerry?", named)).rejects.toMatchObject(refused);
    const added = { setId, ...question("Which rock?", named), tags: [] };
    await expect(addQuestion({ ctx, input: added })).rejects.toMatchObject(refused);
  }
  await expect(edit(setId, { change: "market", marketId })).rejects.toMatchObject({ code: "conflict" });
  await expect(edit(setId, { change: "persona", personaId })).rejects.toMatchObject({ code: "conflict" });
  expect((await list(setId, { marketId })).total).toBe(1);
});

it("makes no family of prompts that are gone", async () => {
  const { setId } = await newSet("Nobody", []);
  const none = { ids: ["018f0000-0000-7000-8000-000000000000"] };
  expect(await edit(setId, { change: "make_family", name: "Empty" }, none)).toMatchObject({ changeId: null });
  expect(await getDb().family.count({ where: { setId } })).toBe(0);
});

it("changes a thousand in one go, and back", async () => {
  const many = Array.from({ length: 1000 }, (_, place) => question(`Question ${place} about quays?`));
  const { setId } = await newSet("Many", many);
  const market = await edit(setId, { change: "market", marketId: finland });
  expect(market).toMatchObject({ changed: 1000, duplicates: 0 });
  expect(await undo(market.changeId)).toMatchObject({ restored: 1000 });
  expect(await list(setId, { text: "999" })).toMatchObject({ total: 1 });
  expect((await list(setId)).rows).toHaveLength(100);
});
