import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { getDb } from "@/lib/db/client";
import { getPool } from "@/lib/db/pool";
import { inWorkspace } from "@/lib/db/query/workspace-reads";
import { foldFactsStep } from "@/lib/db/sql/facts/fold-facts";
import { listUnsummed, sumDays, unsumAll } from "@/lib/db/sql/facts/sum-days";
import { MEASURED_TABLES, measuredSums } from "@/lib/db/sql/facts/sum-measured";
import { countCitations, countPositions } from "@/lib/db/sql/figures/count-citations";
import { countFindings, countPutFirst } from "@/lib/db/sql/figures/count-findings";
import {
  countGapEngines,
  countGapPrompts,
  countGaps,
  countGapsBeside,
  sumGaps,
} from "@/lib/db/sql/figures/count-gaps";
import { countBeside, countPlaces } from "@/lib/db/sql/figures/count-places";
import { measuredBy, type Measured, withoutSeries } from "@/lib/db/sql/figures/fact-conditions";
import { countNamedBeside } from "@/lib/db/sql/figures/named-beside";
import { saidParts, type SaidParts } from "@/lib/db/sql/figures/read-said";
import { inTransaction } from "@/lib/db/transaction";
import { ANY_ANSWER } from "@/lib/domain/answers/answer-filter";
import { ANY_FIGURE, type FigureFilter } from "@/lib/domain/answers/figure-filter";
import { deleteAnswers, previewDeletion, undoDeletion } from "@/lib/services/deletions";
import { type Facts, plantFacts } from "@/test/planted-facts";
import { tries } from "@/test/properties";

// What measured answers say as sums of days, weeks and months tell it, against the same told by their facts, whatever
// happened to them; and days that changed, which are read from their facts until they are summed again.

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
const VERSIONS = { codeVersion: 1, ruleVersion: 2, companyVersion: 0 };
const ROLES = { own: [1, 3], competitors: [2, 17], controls: [5] };
/** Whom answers name, in the order of first mention: told from the last digits of their ids. */
const NAMED = ["1,2", "2,17,1", "17", "5,2", "", "2,5,17,3", "3,1", "17,2"].map((brands) => `{${brands}}`);

let facts: Facts;
const own = () => inWorkspace(facts.workspaceId, getPool());

beforeEach(async () => {
  facts = await plantFacts(70, { moments: MOMENTS, seed: 7 });
  await zoneBecomes(ZONE);
  await measure({ shift: 0 });
  await sumAll();
});

async function zoneBecomes(timeZone: string): Promise<void> {
  await getDb().workspace.update({ where: { id: facts.workspaceId }, data: { timeZone } });
  while (await inTransaction(getPool(), (tx) => foldFactsStep(tx, facts.workspaceId)));
}

const sumAll = (versions = VERSIONS) =>
  sumDays(
    getPool(),
    facts.workspaceId,
    measuredSums({ ...versions, ...ROLES }),
    new AbortController().signal,
  );

const unsum = () => inTransaction(getPool(), (tx) => unsumAll(tx, facts.workspaceId, MEASURED_TABLES));

/** Writes to the facts what a measuring might, of those of one engine alone where one is given. */
async function measure(input: { shift: number; engine?: string; versions?: typeof VERSIONS }): Promise<void> {
  const { shift, engine = null, versions = VERSIONS } = input;
  await getPool().query(
    `with drawn as (
       select task_id, ('x' || right(task_id::text, 3))::bit(12)::int + $5 as draw,
              ($6::text[])[1 + (('x' || right(task_id::text, 3))::bit(12)::int + $5) % ${NAMED.length}]::smallint[] as brands
         from app.answer_fact where workspace_id = $1 and ($7::text is null or engine = $7)
     ), said as (
       select drawn.*, array(select 1 + (draw + brand) % 4 from unnest(brands) brand) as mentions,
              array(select (draw + brand) % 3 from unnest(brands) brand) as levels,
              array(select nullif((draw + brand) % 5, 0) from unnest(brands) brand) as list_ranks,
              array(select sin(draw * brand) * (1 + (draw + brand) % 4) from unnest(brands) brand) as portrayals
         from drawn
     )
     update app.answer_fact fact
        set code_version = $2, rule_version = $3, company_version = $4, brands = said.brands, mentions = said.mentions,
            levels = case when draw % 7 > 0 then said.levels end, list_ranks = said.list_ranks,
            portrayals = case when draw % 7 > 0 then said.portrayals end, companies = (draw % 4 = 0)::int,
            suggested = case when draw % 5 > 0 then draw % 3 end
       from said where said.task_id = fact.task_id`,
    [
      facts.workspaceId,
      ...[versions.codeVersion, versions.ruleVersion, versions.companyVersion, shift],
      ...[NAMED, engine],
    ],
  );
}

const measuredIn = (filter: Partial<FigureFilter>, versions = VERSIONS, zone = ZONE): Measured =>
  measuredBy(own(), { ...ANY_FIGURE, ...filter, zone }, versions, zone);

async function kindsOf(measured: Measured): Promise<string[]> {
  const { sums, facts: of } = await saidParts(own(), measured);
  return [...(sums ? ["sums"] : []), ...(of ? ["facts"] : [])];
}

const inOrder = (rows: readonly object[]) =>
  rows.map((row) => JSON.stringify(Object.entries(row).toSorted())).toSorted();

/** All that is told of what is said; of gaps, whose sums tell no prompts alone, where none is asked for. */
async function tellAll(parts: SaidParts, isOfGaps: boolean) {
  const prompts = facts.tasks.slice(0, 30).map(({ promptId }) => promptId);
  const whose = { parts, brand: "1", competitors: ["2", "17"] };
  const gaps = { ...whose, cited: [], ofDomains: true, by: "domain" } as const;
  const keys = ["a.example", "c_d.example", "none.example"];
  const told = await Promise.all([
    ...["1", "2", "99"].map((brand) => countPlaces(own(), { parts, brand, controls: ["5"] })),
    countBeside(own(), { parts, brand: "2" }),
    countFindings(own(), { ...whose, tracked: ["1", "2", "3", "17"], zone: ZONE }),
    countPutFirst(own(), { ...whose, prompts }),
    countCitations(own(), { parts }),
    countPositions(own(), { parts, controls: ["5"] }),
    ...(isOfGaps
      ? [
          sumGaps(own(), gaps).then((sum) => [sum]),
          countGaps(own(), { ...gaps, least: 2, limit: 10, offset: 0 }),
          countGapPrompts(own(), { ...gaps, keys }),
          countGapEngines(own(), { ...gaps, keys }),
          countGapsBeside(own(), { ...gaps, keys }),
          countNamedBeside(own(), { parts, own: "3", domain: "a.example", cited: [], ofDomains: true }),
        ]
      : []),
  ]);
  return told.map(inOrder);
}

const filters: fc.Arbitrary<Partial<FigureFilter>> = fc.record({
  from: fc.constantFrom(null, "2026-09-30", "2026-10-24", "2026-10-26", "2026-11-01"),
  to: fc.constantFrom(null, "2026-10-25", "2026-10-31", "2026-11-14"),
  engine: fc.constantFrom(null, null, "chat_gpt" as const),
  model: fc.constantFrom(null, null, "m-1"),
  topic: fc.constantFrom(null, null, null, "none"),
});
const SERIES = { engine: "claude", modelAsked: "m-1", surface: "api" } as const;

/** What parts tell, against what facts tell alone. */
async function holdsEqual(versions = VERSIONS): Promise<void> {
  const holds = async (measured: Measured) => {
    const isOfGaps = measured.answered !== null;
    const alone = { sums: null, facts: measured.facts };
    expect(await tellAll(await saidParts(own(), measured), isOfGaps)).toEqual(await tellAll(alone, isOfGaps));
  };
  await fc.assert(
    fc.asyncProperty(filters, async (filter) => {
      await holds(measuredIn(filter, versions));
      await holds(withoutSeries(measuredIn(filter, versions), [SERIES]));
    }),
    tries(6),
  );
}

async function erase(engine: "chat_gpt" | "claude"): Promise<string> {
  const toDelete = { kind: "answers", filter: { ...ANY_ANSWER, zone: ZONE, engine } } as const;
  const { tasks } = await previewDeletion({ ctx: facts.ctx, input: toDelete });
  const { deletionId } = await deleteAnswers({ ctx: facts.ctx, input: { ...toDelete, expected: tasks } });
  return deletionId;
}

/** The sums but their ids. */
async function sumsOf() {
  const { rows } = await getPool().query(
    `select step.step, step.day::text, step.engine, step.model_asked, step.model_answered, step.surface, step.rule_version,
            said.what::text, said.brand, said.other, said.counts::text, null as domain, null as of_prompts
       from app.measured_step step join app.said_sum said on said.step_id = step.id where workspace_id = $1
      union all
     select step.step, step.day::text, step.engine, step.model_asked, step.model_answered, step.surface, step.rule_version,
            null, gap.brand, null, gap.gaps::text, gap.domain, concat_ws(' ', of_prompts, own_prompts, gap_prompts, naming, gaps_naming)
       from app.measured_step step join app.gap_sum gap on gap.step_id = step.id where workspace_id = $1`,
    [facts.workspaceId],
  );
  return inOrder(rows);
}

const change = (text: string) => getPool().query(text, [facts.workspaceId]);

describe("sums of what is said", () => {
  it("tell what the facts do", async () => {
    expect(await kindsOf(measuredIn({ from: "2026-10-25" }))).toEqual(["sums"]);
    const measured = measuredIn({});
    const told = await tellAll(await saidParts(own(), measured), true);
    // A brand that nobody names has no row.
    expect(told.map((rows) => rows.length > 0)).toEqual(told.map((_, place) => place !== 2));
    await holdsEqual();
  });

  it.each([
    ["answers that go", "delete from app.answer where workspace_id = $1 and model_answered = 'm-1'"],
    ["citations that go", "delete from app.citation where workspace_id = $1 and position = 0"],
    [
      "questions that asked for questions",
      "update app.answer_fact set of_suggestions = true where workspace_id = $1 and engine = 'chat_gpt'",
    ],
  ])("are of their days no longer with %s, and tell them once summed again", async (_, text) => {
    await change(text);
    expect(await kindsOf(measuredIn({}))).toEqual(["sums", "facts"]);
    await holdsEqual();
    await sumAll();
    expect(await kindsOf(measuredIn({}))).toEqual(["sums"]);
    await holdsEqual();
  });

  it("follow what is measured anew, and wait for days of which a part is", async () => {
    const next = { ...VERSIONS, ruleVersion: 3 };
    await measure({ shift: 1, engine: "chat_gpt", versions: next });
    await sumAll(next);
    expect(await listUnsummed(getPool(), MEASURED_TABLES)).toContain(facts.workspaceId);
    for (const versions of [VERSIONS, next]) await holdsEqual(versions);
    await measure({ shift: 1, versions: next });
    await sumAll(next);
    expect(await listUnsummed(getPool(), MEASURED_TABLES)).not.toContain(facts.workspaceId);
    expect(await kindsOf(measuredIn({}, next))).toEqual(["sums"]);
    for (const versions of [VERSIONS, next]) await holdsEqual(versions);
  });

  it("stay as they are when answers are measured to be what they were", async () => {
    await measure({ shift: 0 });
    expect(await kindsOf(measuredIn({}))).toEqual(["sums"]);
  });

  it("tell nothing of answers that are deleted, and all of them once they are brought back", async () => {
    const all = await sumsOf();
    const deletion = await erase("claude");
    await holdsEqual();
    await sumAll();
    await holdsEqual();
    await undoDeletion({ ctx: facts.ctx, input: { id: deletion } });
    await sumAll();
    expect(await sumsOf()).toEqual(all);
  });

  it("are, kept day by day, what they are made at once", async () => {
    await change("delete from app.answer where workspace_id = $1 and model_answered = 'm-1'");
    await sumAll();
    const kept = await sumsOf();
    expect(kept.length).toBeGreaterThan(10);
    await unsum();
    await sumAll();
    expect(await sumsOf()).toEqual(kept);
  });

  it("are made anew by the days of another zone, and are not read until then", async () => {
    const zone = "Asia/Kathmandu";
    expect(await kindsOf(measuredIn({}, VERSIONS, zone))).toEqual(["facts"]);
    await zoneBecomes(zone);
    await sumAll();
    const measured = measuredIn({ from: "2026-10-25" }, VERSIONS, zone);
    expect(await kindsOf(measured)).toEqual(["sums"]);
    const parts = await saidParts(own(), measured);
    expect(await countPositions(own(), { parts, controls: ["5"] })).toEqual(
      await countPositions(own(), { parts: { sums: null, facts: measured.facts }, controls: ["5"] }),
    );
  });

  it("are not made where prompts have no place in a number, which has some thousand", async () => {
    await change(
      "insert into app.prompt_number (workspace_id, prompt_id, number, place) values ($1, gen_random_uuid(), 10000, 1)",
    );
    await unsum();
    await sumAll();
    expect(await listUnsummed(getPool(), MEASURED_TABLES)).toContain(facts.workspaceId);
    await holdsEqual();
  });

  it("go with their workspace", async () => {
    expect((await sumsOf()).length).toBeGreaterThan(0);
    await change("delete from app.fact_fold where workspace_id = $1");
    expect(await sumsOf()).toEqual([]);
  });

  it("say nothing of what they do not tell apart", async () => {
    expect(await kindsOf(measuredIn({ runId: facts.tasks[0]?.runId ?? "" }))).toEqual(["facts"]);
    expect(await kindsOf(measuredIn({ setId: crypto.randomUUID() }))).toEqual(["facts"]);
  });
});
