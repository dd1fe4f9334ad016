import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { getPool } from "@/lib/db/pool";
import { inWorkspace } from "@/lib/db/query/workspace-reads";
import { foldFactsStep, listUnfoldedFacts, readFoldedZone } from "@/lib/db/sql/facts/fold-facts";
import { inTransaction } from "@/lib/db/transaction";
import { ANY_FIGURE, type FigureFilter } from "@/lib/domain/answers/figure-filter";
import { questionsFilter } from "@/lib/domain/schedules/study";
import { deleteAnswers, previewDeletion, undoDeletion } from "@/lib/services/deletions";
import { ANY_ANSWER } from "@/lib/domain/answers/answer-filter";
import { type Facts, plantFacts } from "@/test/planted-facts";
import { tries } from "@/test/properties";
import { inAnyOf, measuredBy, type Measured, withoutSeries } from "@/lib/db/sql/figures/fact-conditions";
import { countEngines } from "@/lib/db/sql/figures/count-engines";
import { countFamilies } from "@/lib/db/sql/figures/count-families";
import { countSpells } from "@/lib/db/sql/figures/count-spells";
import { firstAnswered } from "@/lib/db/sql/figures/first-answered";
import { readCounts } from "@/lib/db/sql/figures/read-counts";

// What is counted from sums of days, weeks and months against the same counted from the facts themselves, whatever
// happened to them; and sums that were kept step by step against sums made at once.

const ZONE = "Europe/Berlin";
/** Around midnights, a change of clocks and the turn of a month. */
const MOMENTS = [
  "2026-10-24T21:59:59.999Z",
  "2026-10-24T22:00:00Z",
  "2026-10-25T22:59:59.999Z",
  "2026-10-25T23:00:00Z",
  "2026-10-31T22:59:59.999Z",
  "2026-10-31T23:00:00Z",
  "2026-11-14T12:00:00Z",
].map((moment) => new Date(moment));
const VERSIONS = { codeVersion: 1, ruleVersion: 2, companyVersion: 0 };
const BRANDS = [1, 2, 17];

let facts: Facts;

beforeEach(async () => {
  facts = await plantFacts(60, { moments: MOMENTS, seed: 5 });
  await getDb().workspace.update({ where: { id: facts.workspaceId }, data: { timeZone: ZONE } });
  // The third prompt has neither.
  const [one, other] = facts.prompts;
  for (const { prompt, topic, tags } of [
    { prompt: one, topic: "one", tags: ["a"] },
    { prompt: other, topic: "two", tags: ["a", "b"] },
  ])
    await getDb().prompt.update({ where: { id: prompt?.id ?? "" }, data: { topic, tags } });
  await foldAll();
  await measure({ part: 0, parts: 1, shift: 0 });
});

async function foldAll(): Promise<void> {
  while (await inTransaction(getPool(), (tx) => foldFactsStep(tx, facts.workspaceId)));
}

/** Writes to some of the facts, told by the last digits of their ids, what a measuring might. */
async function measure(input: { part: number; parts: number; shift: number }): Promise<void> {
  const { part, parts, shift } = input;
  await getPool().query(
    `update app.answer_fact
        set code_version = $2, rule_version = $3, company_version = $4,
            brands = $5::smallint[], mentions = array[1 + $8, 2, 30000], linked = '{0,0,0}', list_ranks = '{1,2,null}',
            levels = case when ('x' || right(task_id::text, 1))::bit(4)::int < 9 then array[2, 0, $8]::smallint[] end,
            cited_brands = '{2}', cited_counts = array[3 + $8]
      where workspace_id = $1 and ('x' || right(task_id::text, 2))::bit(8)::int % $7 = $6`,
    [
      facts.workspaceId,
      ...[VERSIONS.codeVersion, VERSIONS.ruleVersion, VERSIONS.companyVersion],
      ...[BRANDS, part, parts, shift],
    ],
  );
}

const remove = async (part: number, parts: number): Promise<void> => {
  await getPool().query(
    `delete from app.answer where workspace_id = $1 and ('x' || right(task_id::text, 2))::bit(8)::int % $3 = $2`,
    [facts.workspaceId, part, parts],
  );
};

async function erase(engine: "chat_gpt" | "claude"): Promise<string> {
  const toDelete = { kind: "answers", filter: { ...ANY_ANSWER, zone: ZONE, engine } } as const;
  const { tasks } = await previewDeletion({ ctx: facts.ctx, input: toDelete });
  const { deletionId } = await deleteAnswers({ ctx: facts.ctx, input: { ...toDelete, expected: tasks } });
  return deletionId;
}

const measuredIn = async (filter: FigureFilter, zone = ZONE): Promise<Measured> =>
  measuredBy(
    inWorkspace(facts.workspaceId, getPool()),
    { ...filter, zone },
    VERSIONS,
    await readFoldedZone(getPool(), facts.workspaceId),
  );

/** All that is counted. */
async function countAll(measured: Measured) {
  const own = inWorkspace(facts.workspaceId, getPool());
  const breaks = ["2026-10-26", "2026-11-01"];
  const [counts, spells, engines, models, cut, ...sides] = await Promise.all([
    readCounts(own, { measured, breaks }),
    countSpells(own, { measured, breaks, brands: ["2", "17", "99"] }),
    countEngines(own, { measured, brand: "17" }),
    firstAnswered(own, measured),
    readCounts(own, {
      measured: withoutSeries(measured, [{ engine: "claude", modelAsked: "m-1", surface: "api" }]),
      breaks: [],
    }),
    ...studies().map(({ controls, ...study }) =>
      countFamilies(own, {
        ...{ ...study, controls, breaks, brand: "2" },
        measured: controls ? inAnyOf(measured, [study.treated, controls].map(questionsFilter)) : measured,
      }),
    ),
  ]);
  const sorted = <Row extends object>(rows: readonly Row[]) =>
    rows.map((row) => JSON.stringify(Object.entries(row).toSorted())).toSorted();
  const both = ({ prompts, brands }: typeof counts) => [sorted(prompts), sorted(brands)];
  return [both(counts), sorted(spells), sorted(engines), sorted(models), both(cut), sides.map(sorted)];
}

/** Sides of a study: by what sums of prompts tell, and by sets, which those of kinds do. */
function studies() {
  const [set] = facts.sets;
  const ofSet = { by: "set", value: set?.id ?? "" } as const;
  const [tagged, ofTopic] = [{ by: "tag", value: "a" } as const, { by: "topic", value: "two" } as const];
  return [
    { treated: tagged, controls: null, figure: "presence" as const },
    { treated: tagged, controls: ofTopic, figure: "citation-rate" as const },
    { treated: ofSet, controls: null, figure: "presence" as const },
    { treated: ofTopic, controls: ofSet, figure: "presence" as const },
  ];
}

const filters: fc.Arbitrary<FigureFilter> = fc
  .record({
    from: fc.constantFrom(null, "2026-10-24", "2026-10-26", "2026-11-01"),
    to: fc.constantFrom(null, "2026-10-25", "2026-10-31", "2026-11-14"),
    engine: fc.constantFrom(null, "chat_gpt" as const),
    model: fc.constantFrom(null, "m-1"),
    topic: fc.constantFrom(null, "none"),
  })
  .map((filter) => ({ ...ANY_FIGURE, ...filter }));

async function holdsEqual(): Promise<void> {
  await fc.assert(
    fc.asyncProperty(filters, async (filter) => {
      const measured = await measuredIn(filter);
      expect(measured.sums).not.toBeNull();
      expect(await countAll(measured)).toEqual(await countAll({ ...measured, sums: null, answered: null }));
    }),
    tries(12),
  );
}

const sumsOf = async () =>
  (
    await getPool().query(
      `select sum.*, naming::text as naming from app.fact_sum sum where workspace_id = $1 order by id`,
      [facts.workspaceId],
    )
  ).rows;

describe("sums of facts", () => {
  it("count what their facts do", async () => {
    const own = inWorkspace(facts.workspaceId, getPool());
    expect(await firstAnswered(own, await measuredIn(ANY_FIGURE))).not.toEqual([]);
    const measured = await measuredIn(ANY_FIGURE);
    const sides = studies().map((study) =>
      countFamilies(own, { ...study, measured, breaks: [], brand: "2" }),
    );
    expect((await Promise.all(sides)).map((rows) => new Set(rows.map(({ side }) => side)).size)).toEqual([
      2, 3, 2, 3,
    ]);
    await holdsEqual();
  });

  it("do so while answers are measured anew, go, are deleted and brought back", async () => {
    await measure({ part: 1, parts: 3, shift: 1 });
    await remove(0, 4);
    const deletion = await erase("claude");
    await holdsEqual();
    await undoDeletion({ ctx: facts.ctx, input: { id: deletion } });
    await holdsEqual();
  });

  it("are, kept step by step, what they are made at once", async () => {
    await measure({ part: 1, parts: 3, shift: 1 });
    await remove(2, 5);
    const kept = await sumsOf();
    expect(kept.length).toBeGreaterThan(0);
    await getPool().query(`update app.fact_fold set made_before = '-infinity' where workspace_id = $1`, [
      facts.workspaceId,
    ]);
    await getPool().query("delete from app.fact_sum where workspace_id = $1", [facts.workspaceId]);
    expect(await measuredIn(ANY_FIGURE)).toMatchObject({ sums: null });
    await foldAll();
    expect(await sumsOf()).toEqual(kept);
  });

  it("are made anew by the days of another zone, and are not read until then", async () => {
    await getDb().workspace.update({
      where: { id: facts.workspaceId },
      data: { timeZone: "Asia/Kathmandu" },
    });
    expect((await measuredIn(ANY_FIGURE, "Asia/Kathmandu")).sums).toBeNull();
    expect(await listUnfoldedFacts(getPool())).toContain(facts.workspaceId);
    await foldAll();
    const measured = await measuredIn({ ...ANY_FIGURE, from: "2026-10-25" }, "Asia/Kathmandu");
    expect(measured.sums).not.toBeNull();
    expect(await countAll(measured)).toEqual(await countAll({ ...measured, sums: null, answered: null }));
  });

  it("leave nothing of answers that are gone", async () => {
    await remove(0, 1);
    expect(await sumsOf()).toEqual([]);
  });

  it("go with their workspace", async () => {
    expect((await sumsOf()).length).toBeGreaterThan(0);
    await getPool().query("delete from app.fact_fold where workspace_id = $1", [facts.workspaceId]);
    expect(await sumsOf()).toEqual([]);
  });

  it("say nothing of what they do not tell apart", async () => {
    expect((await measuredIn({ ...ANY_FIGURE, runId: facts.tasks[0]?.runId ?? "" })).sums).toBeNull();
    expect((await measuredIn({ ...ANY_FIGURE, memberId: crypto.randomUUID() })).sums).toBeNull();
  });
});
