import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { getPool } from "@/lib/db/pool";
import { inWorkspace } from "@/lib/db/query/workspace-reads";
import { foldFactsStep } from "@/lib/db/sql/facts/fold-facts";
import { CITED_SUMS } from "@/lib/db/sql/facts/sum-cited";
import { listUnsummed, sumDays, unsumAll } from "@/lib/db/sql/facts/sum-days";
import { listSourcesPage } from "@/lib/db/sql/answers/list-sources";
import { countCiting, countSearched, listMostCited } from "@/lib/db/sql/figures/count-cited";
import { measuredBy } from "@/lib/db/sql/figures/fact-conditions";
import { firstAnswered } from "@/lib/db/sql/figures/first-answered";
import { listCitedOfEngines } from "@/lib/db/sql/figures/list-cited-of-engines";
import { type CitedPart, citedParts } from "@/lib/db/sql/figures/read-cited";
import { inTransaction } from "@/lib/db/transaction";
import { ANY_ANSWER } from "@/lib/domain/answers/answer-filter";
import { ANY_FIGURE, type FigureFilter } from "@/lib/domain/answers/figure-filter";
import { ANYTHING } from "@/lib/domain/lists/workspace-filter";
import { ANY_CITED } from "@/lib/domain/sources/cited-filter";
import { getDomainFigures } from "./get-domain-figures";
import { deleteAnswers, previewDeletion, undoDeletion } from "@/lib/services/deletions";
import { type Facts, plantFacts } from "@/test/planted-facts";
import { tries } from "@/test/properties";

// What is cited as sums of days, weeks and months tell it, against the same told by the answers themselves, whatever
// happened to them; and days that changed, which are read from their answers until they are summed again.

const ZONE = "Europe/Berlin";
/** Around midnights, a change of clocks, the turn of a month and that of a week. */
const MOMENTS = [
  "2026-09-30T21:59:59.999Z",
  "2026-10-24T21:59:59.999Z",
  "2026-10-24T22:00:00Z",
  "2026-10-25T22:59:59.999Z",
  "2026-10-25T23:00:00Z",
  "2026-10-31T22:59:59.999Z",
  "2026-10-31T23:00:00Z",
  "2026-11-14T12:00:00Z",
].map((moment) => new Date(moment));
const KEYS = ["a.example", "c_d.example", "", "none.example"];

let facts: Facts;
const own = () => inWorkspace(facts.workspaceId, getPool());

beforeEach(async () => {
  facts = await plantFacts(60, { moments: MOMENTS, seed: 11 });
  await zoneBecomes(ZONE);
  await sumAll();
  await tellSources();
});

/** One of a class and a page type, one of a class alone, and one that nothing tells. */
const tellSources = () =>
  getDb().source.createMany({
    data: [
      { sourceUrl: "https://x.example/1", class: "community", pageType: "article" },
      { sourceUrl: "https://x.example/2", class: "news" },
    ].map((told) => ({
      ...{ workspaceId: facts.workspaceId, domain: "a.example", title: "", citations: 1, toldBy: "1.0.0" },
      ...told,
    })),
  });

async function zoneBecomes(timeZone: string): Promise<void> {
  await getDb().workspace.update({ where: { id: facts.workspaceId }, data: { timeZone } });
  while (await inTransaction(getPool(), (tx) => foldFactsStep(tx, facts.workspaceId)));
}

const sumAll = () => sumDays(getPool(), facts.workspaceId, CITED_SUMS, new AbortController().signal);

const partsOf = (filter: Partial<FigureFilter>, zone = ZONE): Promise<CitedPart[]> =>
  citedParts(own(), { filter: { ...ANY_FIGURE, ...filter, zone }, cited: ANY_CITED });

const kindsOf = (parts: readonly CitedPart[]) => parts.map(({ of }) => ("sums" in of ? "sums" : "answers"));

type Days = Pick<FigureFilter, "from" | "to" | "engine" | "model">;
const EVER: Days = { from: null, to: null, engine: null, model: null };
/** What is left out of both spells, now and then. */
const SERIES = { engine: "claude", modelAsked: "m-1", surface: "api" } as const;

const inOrder = (rows: readonly object[]) => rows.map((row) => JSON.stringify(row)).toSorted();

/** All that is told of what is cited in some days, and how it moved since others. */
async function tellAll(days: Days, zone = ZONE) {
  const now = await partsOf(days, zone);
  const before = await citedParts(own(), {
    filter: { ...ANY_FIGURE, from: "2026-09-01", to: "2026-10-24", zone },
    cited: ANY_CITED,
    isNow: false,
  });
  const parts = [...before, ...now];
  const without = await citedParts(own(), {
    filter: { ...ANY_FIGURE, ...days, zone },
    cited: ANY_CITED,
    without: [SERIES],
  });
  const byWho = await citedParts(own(), {
    filter: { ...ANY_FIGURE, ...days, zone },
    cited: ANY_CITED,
    byWho: true,
  });
  const prompts = [...new Set(facts.tasks.map(({ promptId }) => promptId))];
  return Promise.all([
    listSourcesPage(own(), {
      filter: { ...ANYTHING, ...days, zone, domain: null, text: null, sourceClass: null, pageType: null },
      sort: "name",
      page: 1,
    }),
    countSearched(own(), parts),
    countCiting(own(), { parts, by: "domain", keys: KEYS, prompts }).then(inOrder),
    listMostCited(own(), { parts, least: 2, most: 10 }),
    countSearched(own(), without),
    countCiting(own(), { parts: without, by: "domain", keys: KEYS, prompts }).then(inOrder),
    firstAnswered(own(), measuredBy(own(), { ...ANY_FIGURE, ...days, zone }, null, null)).then(inOrder),
    listCitedOfEngines(own(), byWho).then((rows) =>
      rows.map((row) => ({ ...row, domains: row.domains.toSorted() })),
    ),
    figuresOf("a.example", days, zone),
  ]);
}

/** The figures of a domain, of some days and of spells that are not theirs. */
const figuresOf = (domain: string, span: Days, zone: string) =>
  getDomainFigures({
    ctx: facts.ctx,
    input: {
      filter: { ...ANY_FIGURE, ...span, zone },
      cited: { ...ANY_CITED, domain },
      spells: SPELLS,
      most: 5,
    },
  }).then(({ changes, ...figures }) => ({ ...figures, changes: inOrder(changes) }));
const SPELLS = [
  { from: "2026-09-30", to: "2026-10-24" },
  { from: "2026-10-25", to: "2026-10-25" },
  { from: "2026-10-26", to: "2026-11-14" },
];

const days: fc.Arbitrary<Days> = fc.record({
  from: fc.constantFrom(null, "2026-09-30", "2026-10-24", "2026-10-26", "2026-11-01"),
  to: fc.constantFrom(null, "2026-10-25", "2026-10-31", "2026-11-14"),
  engine: fc.constantFrom(null, null, "chat_gpt" as const),
  model: fc.constantFrom(null, null, "m-1"),
});

/** What is told as things are, against what the answers tell once no day counts as summed. */
async function holdsEqual(zone = ZONE): Promise<void> {
  const asked = fc.sample(days, tries(12).numRuns ?? 12);
  const told = [];
  for (const one of asked) told.push(await tellAll(one, zone));
  await inTransaction(getPool(), (tx) => unsumAll(tx, facts.workspaceId, CITED_SUMS));
  for (const [place, one] of asked.entries()) expect(await tellAll(one, zone)).toEqual(told[place]);
}

async function erase(engine: "chat_gpt" | "claude"): Promise<string> {
  const toDelete = { kind: "answers", filter: { ...ANY_ANSWER, zone: ZONE, engine } } as const;
  const { tasks } = await previewDeletion({ ctx: facts.ctx, input: toDelete });
  const { deletionId } = await deleteAnswers({ ctx: facts.ctx, input: { ...toDelete, expected: tasks } });
  return deletionId;
}

/** The sums but their ids, lists in one order. */
const sumsOf = async () =>
  (
    await getPool().query(
      `select step, day::text, engine, model_asked, model_answered, surface, domain, answers, searched, named, citations, unresolved,
              (select array_agg(one order by one) from unnest(addresses) one) as addresses,
              first_asked, last_asked, length(sets) as sets,
              (select array_agg(told::text order by told)
                 from unnest(prompts, of_prompts, markets, answers_of, citations_of, places_of) told) as prompts
         from app.cited_sum where workspace_id = $1 order by step, day, engine, model_asked, model_answered, surface, domain nulls first`,
      [facts.workspaceId],
    )
  ).rows;

const change = (text: string) => getPool().query(text, [facts.workspaceId]);

describe("sums of what is cited", () => {
  it("tell what the answers do", async () => {
    expect(kindsOf(await partsOf({ from: "2026-10-25" }))).toEqual(["sums"]);
    const [page, searched, citing, most] = await tellAll(EVER);
    for (const told of [page.rows, searched, citing, most]) expect(told.length).toBeGreaterThan(2);
    await holdsEqual();
  });

  it.each([
    [
      "citations that become others",
      "update app.citation set domain = 'b.example' where workspace_id = $1 and position = 1",
    ],
    ["citations that go", "delete from app.citation where workspace_id = $1 and position = 0"],
    ["answers that go", "delete from app.answer where workspace_id = $1 and model_answered = 'm-1'"],
    [
      "answers that say they have more of them",
      "update app.answer set citation_count = citation_count + 1 where workspace_id = $1",
    ],
    [
      "questions that were asked with search after all",
      "update app.answer_fact set searched = true where workspace_id = $1",
    ],
    [
      "questions that asked for questions",
      "update app.answer_fact set of_suggestions = true where workspace_id = $1 and engine = 'chat_gpt'",
    ],
  ])("are of their days no longer with %s, and tell them once summed again", async (_, text) => {
    const before = await tellAll(EVER);
    await change(text);
    expect(kindsOf(await partsOf({}))).toEqual(["sums", "answers"]);
    expect(await tellAll(EVER)).not.toEqual(before);
    await sumAll();
    expect(kindsOf(await partsOf({}))).toEqual(["sums"]);
    await holdsEqual();
  });

  it("stay as they are when answers are measured", async () => {
    await change("update app.answer_fact set code_version = 9, brands = '{1}' where workspace_id = $1");
    expect(kindsOf(await partsOf({}))).toEqual(["sums"]);
  });

  it("tell nothing of answers that are deleted, and all of them once they are brought back", async () => {
    const before = await tellAll(EVER);
    const deletion = await erase("claude");
    const deleted = await tellAll(EVER);
    expect(deleted).not.toEqual(before);
    await sumAll();
    expect(await tellAll(EVER)).toEqual(deleted);
    await undoDeletion({ ctx: facts.ctx, input: { id: deletion } });
    await sumAll();
    expect(await tellAll(EVER)).toEqual(before);
    await holdsEqual();
  });

  it("are, kept day by day, what they are made at once", async () => {
    await change("delete from app.citation where workspace_id = $1 and position = 2");
    await sumAll();
    const kept = await sumsOf();
    expect(kept.length).toBeGreaterThan(10);
    await inTransaction(getPool(), (tx) => unsumAll(tx, facts.workspaceId, CITED_SUMS));
    await sumAll();
    expect(await sumsOf()).toEqual(kept);
  });

  it("are made anew by the days of another zone, and are not read until then", async () => {
    const zone = "Asia/Kathmandu";
    expect(kindsOf(await partsOf({}, zone))).toEqual(["answers"]);
    const meanwhile = await tellAll({ ...EVER, from: "2026-10-25" }, zone);
    await zoneBecomes(zone);
    expect(await listUnsummed(getPool(), CITED_SUMS)).toContain(facts.workspaceId);
    await sumAll();
    expect(kindsOf(await partsOf({}, zone))).toEqual(["sums"]);
    expect(await tellAll({ ...EVER, from: "2026-10-25" }, zone)).toEqual(meanwhile);
    await holdsEqual(zone);
  });

  it("are read prompt by prompt where there are no numbers of all prompts", async () => {
    const numbered = await tellAll(EVER);
    await change(
      "update app.cited_sum set in_numbers = null where workspace_id = $1 and domain = 'a.example'",
    );
    expect(await tellAll(EVER)).toEqual(numbered);
  });

  it("leave a day alone that somebody is writing to, and tell what was written", async () => {
    await change("update app.citation set domain = 'b.example' where workspace_id = $1 and position = 3");
    const client = await getPool().connect();
    try {
      await client.query("begin");
      await client.query("delete from app.citation where workspace_id = $1 and position = 0", [
        facts.workspaceId,
      ]);
      await sumAll();
      const meanwhile = await tellAll(EVER);
      await client.query("commit");
      expect(await tellAll(EVER)).not.toEqual(meanwhile);
    } finally {
      client.release();
    }
    await sumAll();
    expect(kindsOf(await partsOf({}))).toEqual(["sums"]);
    await holdsEqual();
  });

  it("leave a week as it was until all its days are summed", async () => {
    const ofWeek = async () =>
      (await sumsOf()).filter(
        (row: { step: string; day: string }) => row.step === "week" && row.day === "2026-10-19",
      );
    const before = await ofWeek();
    expect(before).not.toEqual([]);
    await change("update app.citation set domain = 'b.example' where workspace_id = $1 and position = 0");
    const client = await getPool().connect();
    try {
      await client.query("begin");
      await client.query(
        "select from app.cited_unsummed where workspace_id = $1 and day = '2026-10-25' for update",
        [facts.workspaceId],
      );
      await sumAll();
      expect(await ofWeek()).toEqual(before);
      await client.query("commit");
    } finally {
      client.release();
    }
    await sumAll();
    expect(await ofWeek()).not.toEqual(before);
  });

  it("go with their workspace", async () => {
    await change("delete from app.fact_fold where workspace_id = $1");
    expect(await sumsOf()).toEqual([]);
  });

  it("say nothing of what they do not tell apart", async () => {
    expect(kindsOf(await partsOf({ setId: crypto.randomUUID() }))).toEqual(["answers"]);
    expect(kindsOf(await partsOf({ promptId: facts.tasks[0]?.promptId ?? "" }))).toEqual(["answers"]);
  });
});
