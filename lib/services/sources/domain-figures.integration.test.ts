import { beforeAll, expect, it } from "vitest";
import { type AnswerFilter, ANY_ANSWER } from "@/lib/domain/answers/answer-filter";
import { ANY_FIGURE } from "@/lib/domain/answers/figure-filter";
import { ANY_CITED } from "@/lib/domain/sources/cited-filter";
import { countAnswers } from "@/lib/services/answers";
import { makeBrand } from "@/lib/services/brands";
import { type Context, systemContext } from "@/lib/services/context";
import { getFigures } from "@/lib/services/figures";
import { measureAnswers } from "@/lib/services/measuring";
import { ownDatabase } from "@/test/own-database";
import { plantAnswers } from "@/test/plant-answers";
import { getDomainFigures, getOverlaps, getPrevalences, listSourceMoves, tellSources } from ".";

const pool = ownDatabase();
const MACHINE = systemContext("test");
const FILTER = { ...ANY_FIGURE, zone: "UTC" };
const DAYS = { from: "2026-03-01", to: "2026-03-31" };

let ctx: Context;
let acme = "";

/** Sixty answers to as many as twelve prompts, a fifth of them without a search; those of claude cite no site2. */
beforeAll(async () => {
  const { workspaceId, userId } = await plantAnswers(60);
  ctx = { ...MACHINE, workspaceId, actor: { kind: "member", userId, role: "owner" } };
  await pool.query(
    `with prompts as (
       insert into app.prompt (id, workspace_id, tags)
       select uuidv7(), $1, array['n' || n] from generate_series(0, 11) n returning id, tags
     ), versions as (
       insert into app.prompt_version (id, workspace_id, prompt_id, number, user_prompt, content_hash)
       select uuidv7(), $1, id, 1, tags[1], encode(sha256(id::text::bytea), 'hex') from prompts
       returning id, user_prompt
     )
     update app.task set prompt_version_id = versions.id from versions
      where task.workspace_id = $1 and versions.user_prompt = 'n' || task.cell % 12`,
    [workspaceId],
  );
  await pool.query(
    `update app.answer
        set web_search_done = task.cell % 5 <> 4,
            text = case when task.cell % 3 = 0 then 'Acme, they say.' else 'Nobody.' end
       from app.task where task.id = answer.task_id and task.workspace_id = $1`,
    [workspaceId],
  );
  await pool.query(
    `update app.answer_fact fact set prompt_id = version.prompt_id, searched = answer.web_search_done
       from app.task join app.prompt_version version on version.id = task.prompt_version_id
       join app.answer on answer.task_id = task.id
      where task.id = fact.task_id and task.workspace_id = $1`,
    [workspaceId],
  );
  ({ id: acme } = await makeBrand({ ctx, input: { brand: { name: "Acme", role: "own" } } }));
  const signal = AbortSignal.timeout(20_000);
  await measureAnswers({ ctx: MACHINE, input: { signal } });
  await tellSources({ ctx: MACHINE, input: { signal } });
});

const rowsOf = (filter: Partial<AnswerFilter>) =>
  countAnswers({
    ctx,
    input: { filter: { ...ANY_ANSWER, counted: "measured", ...filter, zone: "UTC" }, sort: "asked" },
  });

const DOMAINS = ["site2.example", "site3.example", "nobody.example"];

it("prevalence is what all figures together say of it", async () => {
  const { all } = await getFigures({
    ctx,
    input: { filter: { ...ANY_ANSWER, zone: "UTC" }, by: [], period: "week" },
  });
  const { estimand, rates, searched } = await getPrevalences({
    ctx,
    input: { filter: FILTER, cited: ANY_CITED, keys: DOMAINS },
  });
  expect([estimand, searched]).toEqual(["questions-like-these", 48]);
  for (const domain of DOMAINS) {
    const figure = all.sources.domains.find((one) => one.domain === domain)?.prevalence.questionsLikeThese
      .figure;
    const told = rates.get(domain);
    expect([told?.numerator, told?.denominator]).toEqual([figure?.numerator ?? 0, 48]);
    if (figure) expect(told?.interval?.high).toBeCloseTo(figure.interval?.high ?? 0, 9);
  }
  const source = await getPrevalences({
    ctx,
    input: {
      filter: FILTER,
      cited: { ...ANY_CITED, domain: "site2.example" },
      keys: ["https://site2.example/page"],
    },
  });
  expect(source.rates.get("https://site2.example/page")?.numerator).toBe(
    rates.get("site2.example")?.numerator,
  );
});

it("of a domain each figure has its rows", async () => {
  const domain = "site2.example";
  const spells = [
    { from: "2026-02-23", to: "2026-03-01" },
    { from: "2026-03-02", to: "2026-03-08" },
  ];
  const figures = await getDomainFigures({
    ctx,
    input: { filter: FILTER, cited: { ...ANY_CITED, domain }, spells, most: 3 },
  });
  const { answers, prevalence, citationShare, position, engines, prompts, beside, classes, trend } = figures;
  expect(answers).toBe(await rowsOf({ domain }));
  expect(prevalence.numerator).toBe(await rowsOf({ domain, search: "done" }));
  expect(prevalence.denominator).toBe(await rowsOf({ search: "done" }));
  expect([citationShare.numerator, citationShare.denominator]).toEqual([figures.citations, 120]);
  expect([position.value, figures.sources]).toEqual([1, 2]);
  expect(figures.first && figures.last && figures.first <= figures.last).toBe(true);
  for (const { engine, prevalence: rate } of engines) {
    expect(rate.numerator).toBe(await rowsOf({ domain, engine, search: "done" }));
    expect(rate.denominator).toBe(await rowsOf({ engine, search: "done" }));
  }
  expect(prompts).toHaveLength(3);
  for (const { promptId, citing, answers: of, words } of prompts) {
    expect(words).toMatch(/^n\d+$/);
    expect(citing).toBe(await rowsOf({ domain, promptId, search: "done" }));
    expect(of).toBe(await rowsOf({ promptId, search: "done" }));
  }
  expect(beside.map((one) => [one.brand.name, one.answers])).toEqual([
    ["Acme", await rowsOf({ domain, brandId: acme })],
  ]);
  expect(classes).toEqual([{ is: "other", sources: 2, answers }]);
  expect(trend.map((rate) => rate?.numerator ?? null)).toEqual([prevalence.numerator, null]);
});

it("what engines cite overlaps as far as they cite the same", async () => {
  await pool.query(
    `update app.citation set domain = 'site0.example' from app.task
      where task.id = citation.task_id and task.workspace_id = $1 and task.cell = 1 and position = 1`,
    [ctx.workspaceId],
  );
  const { engines, overlaps } = await getOverlaps({ ctx, input: { filter: FILTER, cited: ANY_CITED } });
  expect(engines).toEqual([
    { engine: "claude", domains: 6, answers: 30 },
    { engine: "gemini", domains: 5, answers: 30 },
  ]);
  expect(overlaps).toEqual([{ one: "claude", other: "gemini", jaccard: 0.1 }]);
});

it("nothing moved that was not there before, and it says how much was looked at", async () => {
  const before = { from: "2026-02-01", to: "2026-02-28" };
  const asked = { filter: { ...FILTER, ...DAYS }, before, cited: ANY_CITED, least: 5 };
  expect(await listSourceMoves({ ctx, input: asked })).toMatchObject({
    ...{ moves: [], searched: { now: 48, before: 0 }, all: 8 },
  });
  expect(await listSourceMoves({ ctx, input: { ...asked, before: null } })).toMatchObject({ all: 0 });
});
