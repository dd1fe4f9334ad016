import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { getPool } from "@/lib/db/pool";
import { ANY_ANSWER, type AnswerCursor, type AnswerFilter } from "@/lib/domain/answers/answer-filter";
import { FOUND_SHOWN } from "@/lib/domain/answers/found";
import { countAnswers, getAnswer, listAnswers } from "@/lib/services/answers";
import { find } from "@/lib/services/search";
import { plantedPlan } from "@/test/plan";
import { readWordsOf } from "@/test/read-words";
import { newConnection, newWorkspace, type TestWorkspace } from "@/test/workspace";

interface Planted {
  text: string;
  /** The language of its market. */
  language?: string;
  task?: object;
  answer?: object;
  prompt?: object;
  run?: object;
  cites?: string;
}

/** A workspace with these answers, a run each. */
async function workspaceWith(
  answers: readonly Planted[],
): Promise<TestWorkspace & { ids: string[]; markets: Map<string, string> }> {
  const mine = await newWorkspace();
  const { workspaceId } = mine;
  const db = getDb();
  const connection = { baseUrl: "https://api.example", login: "login", password: "password" };
  const connectionId = await newConnection(workspaceId, connection);
  const languages = [...new Set(answers.flatMap(({ language }) => language ?? []))];
  const markets = new Map(languages.map((language) => [language, randomUUID()]));
  await db.market.createMany({
    data: [...markets].map(([language, id]) => ({ id, workspaceId, name: language, language })),
  });
  const rows = answers.map((one) => ({
    ...one,
    ids: { prompt: randomUUID(), version: randomUUID(), run: randomUUID(), task: randomUUID() },
  }));
  await db.prompt.createMany({
    data: rows.map(({ ids, prompt }) => ({ id: ids.prompt, workspaceId, ...prompt })),
  });
  await db.promptVersion.createMany({
    data: rows.map(({ ids }) => ({
      id: ids.version,
      workspaceId,
      promptId: ids.prompt,
      number: 1,
      userPrompt: `question ${ids.version}`,
      contentHash: ids.version,
    })),
  });
  await db.run.createMany({
    data: rows.map(({ ids, run }) => ({
      id: ids.run,
      workspaceId,
      ...plantedPlan(ids.version, connectionId),
      requestKey: ids.run,
      method: "live" as const,
      ...run,
    })),
  });
  await db.task.createMany({
    data: rows.map(({ ids, language, task }) => ({
      id: ids.task,
      workspaceId,
      runId: ids.run,
      promptVersionId: ids.version,
      connectionId,
      marketId: (language && markets.get(language)) ?? null,
      cell: 0,
      repeat: 0,
      engine: "gemini",
      modelAsked: "m-1",
      method: "live" as const,
      parameters: {},
      webSearchAsked: false,
      state: "answered" as const,
      ...task,
    })),
  });
  await db.answer.createMany({
    data: rows.map(({ ids, text, answer }) => ({
      taskId: ids.task,
      workspaceId,
      modelAnswered: "m-1",
      webSearchDone: false,
      outputTokens: 10,
      cost: "0.01",
      text,
      items: [],
      fanOutQueries: [],
      citationCount: 0,
      readingVersions: {},
      answeredAt: new Date(),
      elapsedMs: 1,
      ...answer,
    })),
  });
  await db.citation.createMany({
    data: rows.flatMap(({ ids, cites }) =>
      cites === undefined
        ? []
        : [
            {
              workspaceId,
              taskId: ids.task,
              position: 0,
              rawUrl: cites,
              sourceUrl: cites,
              domain: new URL(cites).hostname,
              title: "",
              engine: "gemini",
              sectionIndex: 0,
              answeredAt: new Date(),
            },
          ],
    ),
  });
  await readWordsOf(workspaceId);
  return { ...mine, ids: rows.map(({ ids }) => ids.task), markets };
}

const inputOf = (filter: Partial<AnswerFilter>) => ({
  filter: { ...ANY_ANSWER, zone: "UTC", ...filter },
  sort: "asked" as const,
});

type Mine = Awaited<ReturnType<typeof workspaceWith>>;

/** Which of the planted answers are found, by their place. */
async function found({ ctx, ids }: Mine, filter: Partial<AnswerFilter> | string): Promise<number[]> {
  const input = inputOf(typeof filter === "string" ? { text: filter } : filter);
  const { rows, total } = await listAnswers({ ctx, input: { ...input, after: null } });
  expect(total).toEqual({ count: rows.length, isMore: false });
  expect(await countAnswers({ ctx, input })).toBe(rows.length);
  return rows.map(({ id }) => ids.indexOf(id)).sort((a, b) => a - b);
}

describe("a search finds every answer that holds what is looked for, and none else", () => {
  /** Whole words of scripts with spaces, each of one part. */
  const WORDS = ["crm", "notion", "straße", "цена", "καφεσ", "4", "é", "सस्ता"];
  /** Characters of scripts without. */
  const CHARACTERS = ["东", "京", "塔", "ラ", "メ", "ン", "ไ", "ท", "노", "션"];
  const unit = fc.oneof(
    fc.constantFrom(...WORDS).map((word) => [word]),
    fc.array(fc.constantFrom(...CHARACTERS), { minLength: 1, maxLength: 4 }),
  );
  const textArbitrary = fc.array(unit, { minLength: 0, maxLength: 6 });
  const term = fc.record({ units: fc.array(unit, { minLength: 1, maxLength: 2 }), isExcluded: fc.boolean() });

  const write = (units: readonly string[][]) => units.map((characters) => characters.join("")).join(" ");

  /** Whether the units stand in a text one after the other; where a run is looked for, within or across its runs. */
  function holds(text: readonly string[][], looked: readonly string[][]): boolean {
    const isRun = (characters: readonly string[]) => CHARACTERS.includes(characters[0] ?? "");
    // What follows one another without a space is told from what follows with one: pairs of characters are of one run.
    const flat = text.flatMap((characters) => characters.map((one, index) => ({ one, joined: index > 0 })));
    const wanted = looked.flatMap((characters) =>
      characters.map((one, index) => ({ one, joined: isRun(characters) && index > 0 })),
    );
    return flat.some((_, start) =>
      wanted.every(({ one, joined }, offset) => {
        const here = flat[start + offset];
        return here?.one === one && (!joined || here.joined);
      }),
    );
  }

  it("whatever the script, as words, phrases and exclusions", async () => {
    const texts = fc.sample(textArbitrary, { numRuns: 120, seed: 10 });
    const mine = await workspaceWith(texts.map((units) => ({ text: write(units) })));
    await workspaceWith([{ text: WORDS.join(" ") }]);
    await fc.assert(
      fc.asyncProperty(fc.array(term, { minLength: 1, maxLength: 3 }), async (terms) => {
        const search = terms
          .map(({ units, isExcluded }) => `${isExcluded ? "-" : ""}"${write(units)}"`)
          .join(" ");
        const expected = texts.flatMap((units, index) =>
          terms.every((one) => holds(units, one.units) !== one.isExcluded) ? [index] : [],
        );
        const { ctx, ids } = mine;
        const seen: number[] = [];
        let after: AnswerCursor | null = null;
        do {
          const input = { ...inputOf({ text: search }), after };
          const page: Awaited<ReturnType<typeof listAnswers>> = await listAnswers({ ctx, input });
          seen.push(...page.rows.map(({ id }) => ids.indexOf(id)));
          expect(page.total.count).toBe(expected.length);
          after = page.next;
        } while (after);
        expect(seen.sort((a, b) => a - b)).toEqual(expected);
      }),
      { numRuns: 40 },
    );
  });
});

describe("words", () => {
  let mine: Mine;
  beforeAll(async () => {
    mine = await workspaceWith([
      { text: "Many people are running shoes shops.", language: "en" },
      { text: "A run of the shoe.", language: "en" },
      { text: "Die Häuser sind teuer.", language: "de" },
      { text: "running without a language" },
      { text: "“东京”の天気とラーメン屋", language: "ja" },
      { text: "<b>bold</b> & 100% 'quoted' O'Brien \\ | ! : * ( )" },
    ]);
  });

  it.each<[string, number[]]>([
    // In all forms where the language is known; else as it is written.
    ["run", [0, 1]],
    ["running", [0, 1, 3]],
    ["shoes", [0, 1]],
    ["Haus", [2]],
    ["HÄUSER", [2]],
    // In quotation marks exactly so.
    ['"run"', [1]],
    ['"running"', [0, 3]],
    ['"running shoes"', [0]],
    ['"shoes running"', []],
    ["shoes running", [0, 1]],
    ["running -language", [0, 1]],
    ["the", [1]],
    // One character, two, more, across scripts, and only in their order.
    ["京", [4]],
    ["天気", [4]],
    ["ラーメン", [4]],
    ["メーラ", []],
    ["天気と", [4]],
    // What is syntax elsewhere is nothing here.
    ["O'Brien", [5]],
    ["bold & quoted | !100:*", [5]],
    ["\\ ' : ( ) &", []],
    ["'); drop table app.answer; --", []],
    ["\0run\0", [0, 1]],
    ["x".repeat(10_000), []],
    ["run ".repeat(2_500), [0, 1]],
    ['"'.repeat(999), []],
  ])("%j", async (search, expected) => expect(await found(mine, search)).toEqual(expected));

  it("are marked in what is shown, in all their forms, as text", async () => {
    const { rows } = await listAnswers({
      ctx: mine.ctx,
      input: { ...inputOf({ text: "run" }), after: null },
    });
    expect(
      rows
        .map(({ excerpt, marks }) => marks.map(([from, before]) => excerpt?.slice(from, before)))
        .toSorted(),
    ).toEqual([["run"], ["running"]]);
    const [row] = (await listAnswers({ ctx: mine.ctx, input: { ...inputOf({ text: "bold" }), after: null } }))
      .rows;
    expect(row?.excerpt).toContain("<b>bold</b>");
  });

  it("of a text of two million characters are kept as far as they can be, and a phrase far into it is found", async () => {
    const end = "far phrase here";
    const long = await workspaceWith([
      { text: `${"the word ".repeat(20_000)} ${end}` },
      { text: Array.from({ length: 200_000 }, (_, index) => `w${index}`).join(" ") + ` ${end}` },
    ]);
    expect(await found(long, '"far phrase"')).toEqual([0]);
    expect(await found(long, "w12")).toEqual([1]);
    const cut = await getDb().answerWords.findMany({ where: { workspaceId: long.workspaceId, isCut: true } });
    expect(cut.map(({ taskId }) => taskId)).toEqual([long.ids[1]]);
    const views = await Promise.all(long.ids.map((id) => getAnswer({ ctx: long.ctx, input: { id } })));
    expect(views.map(({ isCut }) => isCut)).toEqual([false, true]);
  });

  it("go with their answer", async () => {
    const gone = await workspaceWith([{ text: "gone" }]);
    await getDb().answer.deleteMany({ where: { workspaceId: gone.workspaceId } });
    expect(await getDb().answerWords.count({ where: { workspaceId: gone.workspaceId } })).toBe(0);
  });
});

describe("the palette's search", () => {
  it("finds the newest few prompts and answers by their words, each with these marked, of its workspace alone", async () => {
    const mine = await workspaceWith(
      Array.from({ length: 6 }, (_, index) => ({
        text: `Answer ${index} names a kettle.`,
        task: { createdAt: new Date(Date.UTC(2026, 0, 1 + index)) },
      })),
    );
    await workspaceWith([{ text: "Another kettle." }]);
    const { prompts, answers, answersInAll } = await find({ ctx: mine.ctx, input: { text: "Kettle" } });
    expect(prompts).toEqual([]);
    expect(answers.map(({ id }) => mine.ids.indexOf(id))).toEqual([5, 4, 3, 2]);
    expect(answers.map(({ text, marks }) => marks.map(([from, before]) => text.slice(from, before)))).toEqual(
      Array.from({ length: 4 }, () => ["kettle"]),
    );
    expect(answersInAll).toEqual({ count: 6, isMore: false });

    const asked = await find({ ctx: mine.ctx, input: { text: "question" } });
    expect(asked.answers).toEqual([]);
    expect(asked.prompts).toHaveLength(FOUND_SHOWN);
    expect(asked.prompts[0]?.marks).toEqual([[0, "question".length]]);
    expect(await find({ ctx: mine.ctx, input: { text: "!" } })).toMatchObject({ prompts: [], answers: [] });
  });
});

describe("each filter finds exactly what has it", () => {
  it("alone and with words", async () => {
    const other = { text: "one more" };
    const mine = await workspaceWith([
      other,
      { ...other, task: { modelAsked: "m-asked" } },
      { ...other, answer: { modelAnswered: "m-answered" } },
      { ...other, prompt: { topic: "Topic", tags: ["a", "b"] } },
      { ...other, run: { label: "Label" } },
      { ...other, task: { repeat: 2 } },
      { ...other, answer: { cost: "0.5" } },
      { ...other, answer: { cost: null } },
      { ...other, answer: { outputTokens: 999 } },
      { ...other, answer: { endedEarly: "length" } },
      { ...other, task: { webSearchAsked: true } },
      { ...other, language: "fr" },
      { ...other, cites: "https://a.example/page" },
      { ...other, task: { engine: "claude" } },
      { ...other, answer: { surface: "app" } },
      { ...other, task: { origin: "imported", connectionId: null, method: null } },
      { ...other, prompt: { topic: "In a family" } },
      other,
    ]);
    const { workspaceId } = mine;
    const set = await getDb().promptSet.create({ data: { workspaceId, name: "Set" } });
    const family = await getDb().family.create({ data: { workspaceId, setId: set.id, name: "Family" } });
    await getDb().prompt.updateMany({
      where: { workspaceId, topic: "In a family" },
      data: { familyId: family.id },
    });
    const persona = await getDb().persona.create({
      data: { workspaceId, name: "Buyer", systemMessage: "You buy." },
    });
    await getDb().task.update({ where: { id: mine.ids[17] ?? "" }, data: { personaId: persona.id } });
    const cases: [Partial<AnswerFilter>, number[]][] = [
      [{ modelAsked: "m-asked" }, [1]],
      [{ modelAnswered: "m-answered" }, [2]],
      [{ model: "m-answered" }, [2]],
      [{ model: "m-asked" }, [1]],
      [{ model: "nobody" }, []],
      [{ topic: "Topic" }, [3]],
      [{ tag: "b" }, [3]],
      [{ label: "Label" }, [4]],
      [{ repeat: 2 }, [5]],
      [{ costFrom: "0.1" }, [6]],
      [{ costFrom: "0.02", costTo: "0.5" }, [6]],
      [{ costTo: "0" }, []],
      [{ tokensFrom: 11 }, [8]],
      [{ tokensFrom: 11, tokensTo: 998 }, []],
      [{ ended: "early" }, [9]],
      [{ search: "not-done" }, [10]],
      [{ marketId: mine.markets.get("fr") ?? "" }, [11]],
      [{ domain: "a.example" }, [12]],
      [{ sourceUrl: "https://a.example/page" }, [12]],
      [{ engine: "claude" }, [13]],
      [{ surface: "app" }, [14]],
      [{ origin: "imported" }, [15]],
      [{ familyId: family.id }, [16]],
      [{ personaId: persona.id }, [17]],
    ];
    for (const [filter, expected] of cases) {
      expect([filter, await found(mine, filter)]).toEqual([filter, expected]);
      expect([filter, await found(mine, { ...filter, text: "more" })]).toEqual([filter, expected]);
    }
    const { rows } = await getPool().query<{ id: string; words: string }>(
      "select id, split_part(user_prompt, ' ', 2) as words from app.prompt_version where workspace_id = $1 and prompt_id in (select id from app.prompt where topic = 'Topic')",
      [mine.workspaceId],
    );
    expect(await found(mine, { promptText: `question ${rows[0]?.words ?? ""}` })).toEqual([3]);
  });
});
