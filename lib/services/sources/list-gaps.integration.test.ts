import { beforeAll, expect, it } from "vitest";
import { type AnswerFilter, ANY_ANSWER } from "@/lib/domain/answers/answer-filter";
import { ANY_FIGURE } from "@/lib/domain/answers/figure-filter";
import { ANY_CITED, type CitedFilter } from "@/lib/domain/sources/cited-filter";
import { countAnswers } from "@/lib/services/answers";
import { makeBrand } from "@/lib/services/brands";
import { type Context, systemContext } from "@/lib/services/context";
import { measureAnswers } from "@/lib/services/measuring";
import { ownDatabase } from "@/test/own-database";
import { plantAnswers } from "@/test/plant-answers";
import { listSourceGaps, tellSources } from ".";

const pool = ownDatabase();
const MACHINE = systemContext("test");

let ctx: Context;
const ids = new Map<string, string>();

/** Forty answers of ten sites: every second names Acme, every fourth Veltro as well. */
beforeAll(async () => {
  const { workspaceId, userId } = await plantAnswers(40);
  ctx = { ...MACHINE, workspaceId, actor: { kind: "member", userId, role: "owner" } };
  await pool.query(
    `update app.answer
        set text = case when task.cell % 4 = 0 then 'Acme and Veltro are what most people have at home.'
                        else '1. Acme is the one that most people have at home' || E'\\n' || '2. and another' end
       from app.task where task.id = answer.task_id and task.workspace_id = $1 and task.cell % 2 = 0`,
    [workspaceId],
  );
  const brand = async (name: string, role: string) =>
    ids.set(name, (await makeBrand({ ctx, input: { brand: { name, role } } })).id);
  await brand("Veltro", "own");
  await brand("Acme", "competitor");
  await brand("Bolt", "competitor");
  await brand("Nobody", "control");
  const signal = AbortSignal.timeout(20_000);
  await measureAnswers({ ctx: MACHINE, input: { signal } });
  await tellSources({ ctx: MACHINE, input: { signal } });
});

const gaps = (cited: Partial<CitedFilter> = {}, changed: { least?: number; page?: number } = {}) =>
  listSourceGaps({
    ctx,
    input: {
      filter: { ...ANY_FIGURE, zone: "UTC" },
      cited: { ...ANY_CITED, ...cited },
      brand: null,
      ...{ least: 1, page: 1, ...changed },
    },
  });

const rowsOf = (filter: Partial<AnswerFilter>) =>
  countAnswers({ ctx, input: { filter: { ...ANY_ANSWER, ...filter, zone: "UTC" }, sort: "asked" } });

it("counts what is cited where a competitor is named and the own brand is not, and each count has exactly its rows", async () => {
  const { brand, competitors, rows, sum, all } = await gaps();
  expect([brand?.name, competitors.map(({ name }) => name)]).toEqual(["Veltro", ["Acme", "Bolt"]]);
  expect([sum, all]).toEqual([{ answers: 40, gaps: 10 }, 5]);
  expect(rows.map(({ domain, answers, gaps: count }) => [domain, answers, count])).toEqual(
    [0, 2, 4, 6, 8].map((site) => [`site${site}.example`, 4, 2]),
  );
  const gap = { withoutBrandId: ids.get("Veltro"), competitors: "named" } as const;
  expect(await rowsOf(gap)).toBe(sum.gaps);
  for (const row of rows) {
    const { domain, naming, gapRate } = row;
    const counted = [
      [row.gaps, { ...gap, domain }],
      [row.answers, { domain }],
      [naming.numerator, { domain, brandId: ids.get("Veltro") }],
      ...row.competitors.map((one) => [one.gaps, { ...gap, domain, brandId: one.brand.id }] as const),
      ...row.engines.map((one) => [one.gaps, { ...gap, domain, engine: one.engine }] as const),
    ] as const;
    for (const [count, filter] of counted) expect([domain, await rowsOf(filter)]).toEqual([domain, count]);
    expect(row.competitors.map((one) => one.brand.name)).toEqual(["Acme"]);
    expect([naming.denominator, gapRate.denominator, gapRate.numerator]).toEqual([4, 4, 2]);
    // One question alone speaks for no other.
    expect([naming.estimand, naming.interval === null]).toEqual(["these-questions", false]);
  }
});

it("tells a domain's sources apart, and is of what class they are asked for", async () => {
  const domain = "site2.example";
  const { rows, sum } = await gaps({ domain });
  expect(rows.map(({ sourceUrl, gaps: count }) => [sourceUrl, count])).toEqual([
    ["https://site2.example/other", 2],
    ["https://site2.example/page", 2],
  ]);
  expect(sum).toEqual({ answers: 4, gaps: 2 });
  expect(rows.map(({ title, told }) => [title, told?.classes[0]?.is])).toEqual([
    [null, "other"],
    ["Site 2", "other"],
  ]);
  for (const { sourceUrl, answers } of rows) expect(await rowsOf({ domain, sourceUrl })).toBe(answers);
  expect((await gaps({ sourceClass: "news" })).rows).toEqual([]);
  expect((await gaps({ sourceClass: "other" })).all).toBe(5);
});

it("lists those of as many gap answers as are asked for, says how many there are, and has pages", async () => {
  expect(await gaps({}, { least: 3 })).toMatchObject({ rows: [], sum: { gaps: 10 } });
  expect(await gaps({}, { least: 2 })).toMatchObject({ all: 5, enough: 5 });
  expect((await gaps({}, { page: 2 })).rows).toEqual([]);
});

it("says whom it can be of where no brand is the own one", async () => {
  const asked = { filter: { ...ANY_FIGURE, zone: "UTC" }, cited: ANY_CITED, least: 1, page: 1 };
  const other = await listSourceGaps({ ctx, input: { ...asked, brand: "99" } });
  expect([other.brand, other.ownBrands.map(({ name }) => name), other.rows]).toEqual([null, ["Veltro"], []]);
});

it("answers are with a brand or without it, with a company or with none, as far as that is told", async () => {
  const brand = { with: ids.get("Acme"), gone: "0198a7b2-0000-7000-8000-000000000001" };
  const [naming, not, gone] = [
    await rowsOf({ brandId: brand.with }),
    await rowsOf({ withoutBrandId: brand.with }),
    await rowsOf({ withoutBrandId: brand.gone }),
  ];
  expect([naming, not, gone]).toEqual([20, 20, 0]);
  expect(await rowsOf({ competitors: "named" })).toBe(20);
  const [some = 0, none = 0, told] = await Promise.all(
    (["some", "none", "told"] as const).map((companies) => rowsOf({ companies })),
  );
  expect(some + none).toBe(told);
  expect(some).toBeGreaterThanOrEqual(20);
  expect(await rowsOf({ competitors: "top-pick" })).toBe(10);
});
