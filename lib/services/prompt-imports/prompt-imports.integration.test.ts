import fc from "fast-check";
import { beforeAll, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { withTransaction } from "@/lib/db/transaction";
import { FUNNEL_STAGES, INTENTS } from "@/lib/domain/library/library-limits";
import type { NewPrompt } from "@/lib/domain/library/prompt-set";
import { ANY_SET_PROMPT } from "@/lib/domain/library/set-prompt";
import { csvLine } from "@/lib/format/csv";
import { editPrompts, editQuestion, undoChange } from "@/lib/services/prompt-sets";
import { addPrompts } from "@/lib/services/prompt-sets/add-prompts";
import { anyText, tries } from "@/test/properties";
import { question } from "@/test/questions";
import { newWorkspace, type TestWorkspace } from "@/test/workspace";
import { checkImport, exportLeftOut, exportPrompts, importPrompts, type ImportInput } from "./index";

let workspace: TestWorkspace;
let market: { id: string };
let sailors: { id: string }[];

beforeAll(async () => {
  workspace = await newWorkspace();
  const { workspaceId } = workspace;
  const db = getDb();
  market = await db.market.create({ data: { workspaceId, name: "Suomi", language: "fi", country: "FI" } });
  // Two of one name.
  sailors = await db.persona.createManyAndReturn({
    data: ["I sail.", "I row."].map((systemMessage) => ({ workspaceId, name: "Sailor", systemMessage })),
  });
});

const newSet = async (of = workspace): Promise<string> =>
  (await getDb().promptSet.create({ data: { workspaceId: of.workspaceId, name: crypto.randomUUID() } })).id;

const given = (setId: string, text: string, changes: Partial<ImportInput> = {}) => ({
  ctx: workspace.ctx,
  input: {
    setId,
    fileName: "questions.csv",
    bytes: new TextEncoder().encode(text),
    corrections: [],
    makeMissing: true,
    ...changes,
  },
});

const FILE = `prompt;topic;market;persona;family;weight
Which harbour?;harbours;fi-FI;Sailor #2;Harbours;12,5
;empty;;;;
Which harbour?;again;suomi;Sailor #2;;
Which boat?;boats;sv-SE;;Boats;a lot
Which boat?;boats;sv-SE;;Boats;
Whose boat?;boats;Atlantis;Pirate;;
`;

it("says what is wrong by line and column, keeps the good rows, and takes those put right", async () => {
  const setId = await newSet();
  const report = await checkImport(given(setId, FILE));
  expect(report).toMatchObject({
    rows: 6,
    fresh: 2,
    leftOut: { wrong: 3, twice: 1, already: 0 },
    makes: { families: ["Harbours", "Boats"], markets: ["sv-SE"] },
    changeId: null,
  });
  expect(
    report.listed.map(({ line, state, problems }) => [line, state, ...problems.map(({ column }) => column)]),
  ).toEqual([
    [3, "wrong", "prompt"],
    [5, "wrong", "weight"],
    [7, "wrong", "persona", "market"],
    [4, "twice", "prompt"],
  ]);
  expect(await getDb().prompt.count({ where: { setId } })).toBe(0);

  const corrections = [
    { line: 3, column: "prompt" as const, value: "Which sea?" },
    { line: 5, column: "weight" as const, value: "3" },
    { line: 7, column: "market" as const, value: "" },
    { line: 7, column: "persona" as const, value: "" },
  ];
  const input = given(setId, FILE, { corrections });
  const { rows } = await exportLeftOut(input);
  expect(rows.map((row) => [row[0], ...row.slice(-2)])).toEqual([
    ["Which harbour?", 4, "prompt: The same question stands in line 2."],
    ["Which boat?", 6, "prompt: The same question stands in line 5."],
  ]);
  const imported = await importPrompts(input);
  expect(imported).toMatchObject({ fresh: 4, changeId: expect.any(String) as string, importedBefore: null });
  const change = await getDb().libraryChange.findUniqueOrThrow({ where: { id: imported.changeId ?? "" } });
  expect(change).toMatchObject({ kind: "import", count: 4, fileName: "questions.csv" });
  const kept = await getDb().prompt.findMany({
    where: { setId },
    include: { family: true, market: true },
    orderBy: { id: "asc" },
  });
  expect(kept.map(({ changeId }) => changeId)).toEqual(Array(4).fill(imported.changeId));
  expect(kept[0]).toMatchObject({
    marketId: market.id,
    personaId: sailors[1]?.id,
    family: { name: "Harbours" },
  });
  expect(kept[2]).toMatchObject({ market: { language: "sv", country: "SE" }, family: { name: "Boats" } });
  expect(kept.map(({ weight }) => weight.toFixed())).toEqual(["12.5", "1", "3", "1"]);

  // The same again is not imported again.
  const again = await importPrompts(input);
  expect(again).toMatchObject({ fresh: 0, changeId: null, leftOut: { wrong: 0, twice: 2, already: 4 } });
  expect(again.importedBefore).toBe(change.createdAt.toISOString());
  expect(await getDb().libraryChange.count({ where: { setId } })).toBe(1);
});

it("undone, it takes the families it made with it, but for those that prompts are of", async () => {
  const setId = await newSet();
  const { ctx } = workspace;
  const names = async () =>
    (await getDb().family.findMany({ where: { setId }, orderBy: { name: "asc" } })).map(({ name }) => name);
  const first = await importPrompts(given(setId, "prompt,family\nA?,One\nB?,Two\nC?,Three\n"));
  const second = await importPrompts(given(setId, "prompt,family\nD?,Two\nE?,Four\n"));
  const { id } = await getDb().prompt.findFirstOrThrow({ where: { setId, family: { name: "Three" } } });
  const edit = { change: "split_family" } as const;
  const split = await editPrompts({ ctx, input: { setId, selection: { ids: [id] }, edit } });
  await editQuestion({ ctx, input: { id, ...question("C, really?"), tags: [] } });
  await undoChange({ ctx, input: { id: first.changeId ?? "" } });
  expect(await names()).toEqual(["Four", "Two"]);
  // What was split from a family that is gone stays alone.
  expect(await undoChange({ ctx, input: { id: split.changeId ?? "" } })).toMatchObject({ restored: 1 });
  await undoChange({ ctx, input: { id: second.changeId ?? "" } });
  expect(await names()).toEqual(["Two"]);
});

it("makes no family or market where it is not to", async () => {
  const setId = await newSet();
  const text = "prompt,family,market\nWhich?,Rivers,nb-NO\nWhy?,,\n";
  const report = await importPrompts(given(setId, text, { makeMissing: false, fileName: null }));
  expect(report).toMatchObject({ fresh: 1, makes: { families: [], markets: [] } });
  expect(report.listed[0]?.problems).toHaveLength(2);
  expect(await getDb().family.count({ where: { setId } })).toBe(0);
  expect(await getDb().libraryChange.findFirst({ where: { setId } })).toMatchObject({
    kind: "paste",
    fileName: null,
  });
});

it("two imports of one file at once bring each question once", async () => {
  const setId = await newSet();
  const input = given(setId, "prompt,family\nA?,One\nB?,One\n");
  const both = await Promise.all([importPrompts(input), importPrompts(input)]);
  expect(both.map(({ fresh }) => fresh).sort()).toEqual([0, 2]);
  expect(await getDb().prompt.count({ where: { setId } })).toBe(2);
  expect(await getDb().family.count({ where: { setId } })).toBe(1);
});

it.each([
  ["a workbook", Uint8Array.from([0x50, 0x4b, 3, 4]), /save or download the sheet as CSV/],
  ["nothing", new Uint8Array(), /no question/],
  ["no column of questions", Buffer.from("topic,weight\na,1\n"), /No column has the questions/],
  [
    "too many rows",
    Buffer.from("prompt\n" + "a?\n".repeat(20_001)),
    /more than 20,000 rows, which is what one import takes/,
  ],
  ["too large a file", new Uint8Array(10 * 1024 * 1024 + 1), /larger than 10 MB/],
])("is refused with %s", async (_, bytes, message) => {
  const call = given(await newSet(), "", { bytes });
  await expect(checkImport(call)).rejects.toMatchObject({
    code: "invalid",
    message: expect.stringMatching(message) as string,
  });
});

it("is refused for a set that is archived", async () => {
  const setId = await newSet();
  await getDb().promptSet.update({ where: { id: setId }, data: { archivedAt: new Date() } });
  await expect(importPrompts(given(setId, "prompt\nA?\n"))).rejects.toMatchObject({ code: "conflict" });
});

async function exportText(setId: string): Promise<string> {
  const { header, batches } = await exportPrompts({
    ctx: workspace.ctx,
    input: { setId, filter: ANY_SET_PROMPT },
  });
  let text = csvLine(header);
  for await (const rows of batches) text += rows.map(csvLine).join("");
  return text;
}

const storable = (text: string) => text.replaceAll("\0", "");
const odd = fc
  .array(
    fc.oneof(
      fc.constantFrom("'", "=", "+", "-", "@", " ", "\t", "\n", "\r\n", ";", ",", '"', "|", "a"),
      anyText(3),
    ),
    { maxLength: 6 },
  )
  .map((parts) => storable(parts.join("")));
const words = odd.filter((text) => text.trim() !== "");
const trimmed = words.map((text) => text.trim()).filter((text) => text !== "");
const prompts = fc.uniqueArray(
  fc.record({
    userPrompt: words,
    systemMessage: fc.option(words),
    topic: fc.option(trimmed),
    tags: fc.uniqueArray(trimmed, { maxLength: 3 }),
    intent: fc.option(fc.constantFrom(...INTENTS)),
    stage: fc.option(fc.constantFrom(...FUNNEL_STAGES)),
    weight: fc.constantFrom("1", "0", "0.125", "1.125", "1200", "999999999999.999999"),
    market: fc.boolean(),
    persona: fc.option(fc.constantFrom(0, 1)),
    family: fc.option(fc.constantFrom(0, 1)),
  }),
  { maxLength: 8, selector: ({ userPrompt }) => userPrompt },
);

async function contentsOf(setId: string) {
  const rows = await getDb().prompt.findMany({
    where: { setId, archivedAt: null },
    include: { versions: true },
    orderBy: { id: "asc" },
  });
  const families = [...new Set(rows.map(({ familyId }) => familyId))];
  return rows.map((row) => ({
    wordings: row.versions.map(({ userPrompt, systemMessage }) => [userPrompt, systemMessage]),
    kept: [
      row.topic,
      row.tags,
      row.intent,
      row.stage,
      row.weight.toFixed(),
      row.marketId,
      row.personaId,
      row.contentHash,
    ],
    // The same prompts are of one family, and those without are.
    family: row.familyId && families.indexOf(row.familyId),
  }));
}

it("what a set holds comes back unchanged from its export", async () => {
  await fc.assert(
    fc.asyncProperty(prompts, async (some) => {
      const { workspaceId } = workspace;
      const [from, to] = [await newSet(), await newSet()];
      const families = await getDb().family.createManyAndReturn({
        data: ["Boats", "Boats"].map((name) => ({ workspaceId, setId: from, name })),
      });
      const made = some.map(({ market: inMarket, persona, family, ...prompt }): NewPrompt => ({
        ...prompt,
        marketId: inMarket ? market.id : null,
        personaId: persona === null ? null : (sailors[persona]?.id ?? null),
        familyId: family === null ? null : (families[family]?.id ?? null),
      }));
      await withTransaction(workspace.ctx, (ctx) =>
        addPrompts(ctx, { setId: from, changeId: null, prompts: made }),
      );
      const text = await exportText(from);
      if (some.length === 0) return;
      const report = await importPrompts(given(to, text));
      expect(report.listed).toEqual([]);
      expect(await contentsOf(to)).toEqual(await contentsOf(from));
      expect(await exportText(to)).toBe(text);
    }),
    tries(8),
  );
});

it("ten thousand questions are imported at once", async () => {
  const setId = await newSet();
  const rows = Array.from(
    { length: 10_000 },
    (_, place) => `"Which of ${place}, and why?",topic ${place % 50},Family ${place % 3000},${place}\r\n`,
  );
  const report = await importPrompts(given(setId, `\ufeffprompt,topic,family,weight\r\n${rows.join("")}`));
  expect(report.fresh).toBe(10_000);
  expect((await exportText(setId)).split("\r\n")).toHaveLength(10_002);
});

it("makes a place one market, in whatever case its city is written, and calls it by its place", async () => {
  const setId = await newSet();
  const file = "prompt;market\nWhich pier?;de-DE/Kiel\nWhich ferry?;DE_de/KIEL\nWhich quay?;de\n";
  const { fresh, makes } = await importPrompts(given(setId, file));
  expect({ fresh, makes }).toMatchObject({ fresh: 3, makes: { markets: ["de-DE/Kiel", "de"] } });
  const made = await getDb().market.findMany({
    where: { workspaceId: workspace.workspaceId, language: "de" },
    orderBy: { name: "asc" },
    select: { name: true, _count: { select: { prompts: true } } },
  });
  expect(made).toEqual([
    { name: "German", _count: { prompts: 1 } },
    { name: "German, Germany, Kiel", _count: { prompts: 2 } },
  ]);
});
