import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ANY_ANSWER } from "@/lib/domain/answers/answer-filter";
import { recompute } from "@/lib/recompute/recompute";
import { recomputedSchema } from "@/lib/recompute/recomputed-schema";
import { listAnswers } from "@/lib/services/answers";
import { getBrandEngines, getBrandFigures, listPortrayals } from "@/lib/services/brand-figures";
import { makeBrand } from "@/lib/services/brands";
import { type Context, systemContext } from "@/lib/services/context";
import { compareSides, getAsOthers, getStudy, listSides } from "@/lib/services/comparing";
import { exportDataset } from "@/lib/services/datasets";
import { ANY_FIGURE } from "@/lib/domain/answers/figure-filter";
import type { Surface } from "@/lib/domain/engines/surface";
import type { Questions } from "@/lib/domain/schedules/study";
import { measureAnswers } from "@/lib/services/measuring";
import { getEngineGrid, getHeadlines, getTrend } from "@/lib/services/overview";
import { DIMENSIONS } from "@/lib/statistics/measures/group-rows";
import { ownDatabase } from "@/test/own-database";
import { plantAnswers } from "@/test/plant-answers";
import { bytesOf, unzip } from "@/test/unzip";
import { getFigures } from ".";

const pool = ownDatabase();

/** But for those of very many groups, which are made by the same lines. */
const BY = DIMENSIONS.filter((dimension) => !["run", "prompt", "family"].includes(dimension));

let folder: string;
let ctx: Context;

const TEXT =
  "These are the ones that most people have at home, and it is easy to see why.\\n\\n1. **Seven** – the one that is cheap and reliable\\n2. [Acme](https://site3.example/x) is for those who want more of it\\n\\nI could not find any information about Bolt.";

/** Answers of many prompts and families, some in English, some not answered, with weights, corrections and a control. */
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "figures-"));
  const { workspaceId, userId } = await plantAnswers(48);
  ctx = { ...systemContext("test"), workspaceId, actor: { kind: "member", userId, role: "owner" } };
  await pool.query(
    `with made_set as (
       insert into app.prompt_set (id, workspace_id, name) values (uuidv7(), $1, 'Tools') returning id
     ), families as (
       insert into app.family (id, workspace_id, set_id, name)
       select uuidv7(), $1, made_set.id, 'F' || n from made_set, generate_series(0, 10) n returning id, name, set_id
     ), prompts as (
       insert into app.prompt (id, workspace_id, set_id, family_id, tags, topic, weight)
       select uuidv7(), $1, families.set_id, families.id, array['t' || n % 3], 'topic' || n % 2, 1 + n % 2
         from families, generate_series(0, 1) n returning id
     ), versions as (
       insert into app.prompt_version (id, workspace_id, prompt_id, number, user_prompt, content_hash)
       select uuidv7(), $1, id, 1, 'Which of these is it? ' || id, encode(sha256(id::text::bytea), 'hex') from prompts
       returning id
     ), numbered as (select id, row_number() over () - 1 as n from versions)
     update app.task set prompt_version_id = numbered.id from numbered
      where task.workspace_id = $1 and task.cell % 23 = numbered.n and task.cell >= 2`,
    [workspaceId],
  );
  // No task of the product ever asks another prompt than it was made for; these were moved.
  await pool.query(
    `update app.answer_fact fact set prompt_id = version.prompt_id
       from app.task join app.prompt_version version on version.id = task.prompt_version_id
      where task.id = fact.task_id and task.workspace_id = $1`,
    [workspaceId],
  );
  await pool.query(
    `update app.answer set text = $2, web_search_done = case task.cell % 5 when 0 then null when 1 then false else true end
       from app.task where task.id = answer.task_id and task.workspace_id = $1 and task.cell % 3 = 0`,
    [workspaceId, TEXT.replaceAll("\\n", "\n")],
  );
  await pool.query(
    `insert into app.task (id, workspace_id, run_id, prompt_version_id, connection_id, cell, repeat, engine, model_asked,
                           method, parameters, web_search_asked, state, created_at)
     select uuidv7(), workspace_id, run_id, prompt_version_id, connection_id, 100 + cell, 0, engine, model_asked, method,
            parameters, true, (array['failed', 'cancelled', 'planned', 'unknown'])[1 + cell % 4]::app.task_state, created_at
       from app.task where workspace_id = $1 and cell between 4 and 11`,
    [workspaceId],
  );
  const brand = (name: string, role: string, domains: string[] = []) =>
    makeBrand({ ctx, input: { brand: { name, role, aliases: [], domains, names: [] } } });
  await brand("Seven", "own", ["site6.example"]);
  const { id: acme } = await brand("Acme", "competitor", ["site3.example/page"]);
  await brand("Bolt", "competitor");
  await brand("Second", "control");
  await pool.query(
    `insert into app.mention_correction (id, workspace_id, task_id, brand_id, kind, source_start, source_end, text)
     select uuidv7(), $1, answer.task_id, $2, 'refused', position('Acme' in text) - 1, position('Acme' in text) + 3, 'Acme'
       from app.answer join app.task on task.id = answer.task_id
      where answer.workspace_id = $1 and task.cell = 9`,
    [workspaceId, acme],
  );
});

afterAll(() => rm(folder, { recursive: true }));

const measureAll = () =>
  measureAnswers({ ctx: systemContext("test"), input: { signal: AbortSignal.timeout(60_000) } });

const ask = (changed: Partial<typeof ANY_ANSWER> = {}) =>
  getFigures({
    ctx,
    input: {
      filter: { ...ANY_ANSWER, ...changed, zone: "UTC" },
      by: BY,
      period: "week",
    },
  });

/** What places of citations are needed for is told of files alone. */
const withoutPlaces = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (key, inner: unknown) =>
      key === "wordShare" || key === "coverage" || key === "name" ? undefined : inner,
    ),
  );

/** Where two figures differ: counts by anything at all, other numbers by more than 1e-9. */
function differences(one: unknown, other: unknown, path = "figures"): string[] {
  if (
    typeof one === "number" &&
    typeof other === "number" &&
    !(Number.isInteger(one) && Number.isInteger(other))
  )
    return Math.abs(one - other) <= 1e-9 ? [] : [`${path}: ${one}, ${other}`];
  if (one === null || other === null || typeof one !== "object" || typeof other !== "object")
    return one === other ? [] : [`${path}: ${String(one)}, ${String(other)}`];
  const [left, right] = [new Map(Object.entries(one)), new Map(Object.entries(other))];
  return [...new Set([...left.keys(), ...right.keys()])].flatMap((key) =>
    differences(left.get(key), right.get(key), `${path}.${key}`),
  );
}

it("leaves out what is not measured yet, and says how much", async () => {
  const { waiting, all } = await ask();
  expect([waiting, all.cells.answers]).toEqual([48, 0]);
});

it("is what `recompute` makes of the same workspace's dataset, packed and unpacked: every figure, whole and by dimension", async () => {
  await measureAll();
  const { rules, waiting, ...dashboard } = await ask();
  expect(waiting).toBe(0);
  expect(rules).toBeGreaterThan(0);
  const bytes = await bytesOf(await exportDataset({ ctx, input: { raw: false } }));
  const packed = join(folder, "dataset.zip");
  await writeFile(packed, bytes);
  const unpacked = join(folder, "dataset");
  for (const [name, text] of await unzip(bytes)) {
    await mkdir(dirname(join(unpacked, name)), { recursive: true });
    await writeFile(join(unpacked, name), text);
  }
  for (const path of [packed, unpacked]) {
    const { figures, problems } = await recompute({
      ...{ path, brandsPath: null, zone: "UTC", period: "week" },
      by: BY,
    });
    expect(problems).toEqual([]);
    expect(recomputedSchema.safeParse(JSON.parse(JSON.stringify(figures))).error?.issues).toBeUndefined();
    expect(figures.source).toMatchObject({ kind: "dataset", changedFiles: [] });
    const { all, by, prompts, pooledRho } = figures;
    expect(differences(withoutPlaces(dashboard), withoutPlaces({ pooledRho, all, by, prompts }))).toEqual([]);
  }
  // And it is not nothing that is the same.
  const [seven, acme, bolt, second] = dashboard.all.brands;
  expect([seven?.answers, acme?.answers, bolt?.absences]).toEqual([20, 15, 16]);
  expect(second?.role).toBe("control");
  expect(seven?.presence.questionsLikeThese.figure.interval).not.toBeNull();
  expect(seven?.presence.questionsLikeThese.weighted).not.toBeNull();
  expect(seven?.topPick.theseQuestions).toMatchObject({
    figure: { numerator: 16, denominator: 16 },
    leftOut: { notTold: 32, failed: 4, pending: 2, notAsked: 2 },
  });
});

it("is of what a filter leaves", async () => {
  const { all } = await ask({ tag: "t1" });
  const { by } = await ask();
  const tags = by.find(({ dimension }) => dimension === "tag");
  expect(withoutPlaces(all.cells)).toEqual(tags?.groups.find(({ key }) => key === "t1")?.figures.cells);
});

describe("the overview", () => {
  const DAYS = { from: "2020-01-01", to: "2049-12-31" };
  const filterOf = (changed: Partial<typeof ANY_FIGURE> = {}) => ({
    ...ANY_FIGURE,
    ...changed,
    ...DAYS,
    zone: "UTC",
  });

  it.each([{}, { tag: "t1" }, { engine: "gemini" as const }, { surface: "api" as const }])(
    "says of %o what these figures say",
    async (changed) => {
      const { all } = await ask(changed);
      const { estimand, cells, brands, answersBefore } = await getHeadlines({
        ctx,
        input: { filter: filterOf(changed), before: null, cut: false },
      });
      const { answers, searched, prompts, families, failed, pending } = all.cells;
      expect(cells).toEqual({ answers, searched, prompts, families, failed, pending });
      expect(answersBefore).toBe(0);
      const of = estimand === "questions-like-these" ? "questionsLikeThese" : "theseQuestions";
      for (const told of brands) {
        const one = all.brands.find(({ brand }) => brand === told.brand);
        for (const figure of ["presence", "citationRate", "topPick"] as const)
          expect(
            differences(told[figure].figure, one?.[figure][of].figure, `${told.name} ${figure}`),
          ).toEqual([]);
        if (of === "questionsLikeThese")
          expect(differences(told.presence.weighted, one?.presence[of].weighted)).toEqual([]);
        if (told.shareOfVoice === null) expect(one?.shareOfVoice).toEqual({ unknown: "control" });
        else
          expect(one?.shareOfVoice).toMatchObject({
            presence: {
              questionsLikeThese: { figure: { numerator: told.shareOfVoice.presence.figure.numerator } },
            },
          });
      }
      expect(brands.map(({ name }) => name)).toEqual(["Seven", "Acme", "Bolt", "Second"]);
    },
  );

  it("counts in its trend and its grid what it counts in its table, each once", async () => {
    const filter = filterOf();
    const { cells, brands } = await getHeadlines({ ctx, input: { filter, before: null, cut: false } });
    const [seven] = brands;
    if (!seven) throw new Error("There is a brand.");
    const spells = [
      { from: "2020-01-01", to: "2026-06-30" },
      { from: "2026-07-01", to: "2049-12-31" },
    ];
    const { lines } = await getTrend({ ctx, input: { filter, spells, brands: [seven.brand] } });
    const rates = lines[0]?.rates.flatMap((rate) => rate ?? []) ?? [];
    const sum = (of: "numerator" | "denominator") => rates.reduce((total, rate) => total + rate[of], 0);
    expect([sum("numerator"), sum("denominator")]).toEqual([seven.presence.figure.numerator, cells.answers]);
    const grid = await getEngineGrid({
      ctx,
      input: { filter, brand: seven.brand, order: "most", most: 3 },
    });
    expect(grid.prompts).toBe(cells.prompts);
    expect(grid.rows).toHaveLength(3);
    expect(grid.rows[0]?.naming).toBeGreaterThanOrEqual(grid.rows[2]?.naming ?? 0);
    for (const row of grid.rows)
      expect(row.cells.reduce((total, { answers }) => total + answers, 0)).toBe(row.answers);
  });

  it("holds a spell against the one before, and no more", async () => {
    const { cells, brands } = await getHeadlines({
      ctx,
      input: { filter: filterOf(), before: null, cut: false },
    });
    const before = { from: "2020-01-01", to: "2026-06-30" };
    const split = await getHeadlines({
      ctx,
      input: { filter: { ...filterOf(), from: "2026-07-01" }, before, cut: false },
    });
    expect(split.cells.answers + split.answersBefore).toBe(cells.answers);
    expect(split.moves.map(({ brand }) => brand)).not.toContain(
      brands.find(({ role }) => role === "control")?.brand,
    );
  });

  it("leads with each figure to exactly the rows that it counts, in the list of answers", async () => {
    const filter = filterOf();
    const { cells, brands } = await getHeadlines({ ctx, input: { filter, before: null, cut: false } });
    const rows = rowsOf(DAYS);
    expect(await rows({ counted: "measured" })).toBe(cells.answers);
    let voices = 0;
    for (const { id, role, presence, shortlisted, topPick, citationRate, shareOfVoice } of brands) {
      const naming = { brandId: id };
      expect(await rows(naming)).toBe(presence.figure.numerator);
      expect(await rows({ withoutBrandId: id })).toBe(cells.answers - presence.figure.numerator);
      expect(await rows({ ...naming, level: "shortlisted" })).toBe(shortlisted.figure.numerator);
      expect(await rows({ ...naming, level: "top-pick" })).toBe(topPick.figure.numerator);
      expect(await rows({ counted: "levels" })).toBe(topPick.figure.denominator);
      expect(await rows({ citedBrandId: id })).toBe(citationRate.figure.numerator);
      if (role === "tracked") voices += presence.figure.numerator;
      if (shareOfVoice) expect(shareOfVoice.presence.figure.numerator).toBe(presence.figure.numerator);
    }
    expect(brands[0]?.shareOfVoice?.presence.figure.denominator).toBe(voices);
    const [naming = 0, twice = 0] = [await rows({ counted: "brands" }), await bothTracked(brands)];
    expect(naming + twice).toBe(voices);
  });

  it("leaves series out of the list of answers as figures do", async () => {
    const { rows: all } = await pool.query<{ engine: string; modelAsked: string; surface: Surface }>(
      `select distinct engine, model_asked as "modelAsked", surface from app.answer_fact`,
    );
    expect(all.length).toBeGreaterThan(1);
    const rows = rowsOf(DAYS);
    const whole = await rows({ counted: "measured" });
    for (const series of all) {
      const [of, without] = [await rows({ counted: "measured", ...series }), [series]];
      expect(of).toBeGreaterThan(0);
      expect(await rows({ counted: "measured", withoutSeries: without })).toBe(whole - of);
    }
    expect(await rows({ counted: "measured", withoutSeries: all })).toBe(0);
  });
});

/** How many answers of some days the list has. */
const rowsOf = (days: { from: string; to: string }) => async (asked: Partial<typeof ANY_ANSWER>) => {
  const filter = { ...ANY_ANSWER, ...days, ...asked, zone: "UTC" };
  const { rows, total } = await listAnswers({ ctx, input: { filter, sort: "asked", after: null } });
  expect(rows).toHaveLength(Math.min(total.count, 50));
  return total.count;
};

/** Of three tracked brands: in how many answers more than one is named, each time counted. */
async function bothTracked(brands: readonly { id: string; role: string }[]): Promise<number> {
  const [one, other, third] = brands.filter(({ role }) => role === "tracked").map(({ id }) => id);
  const rows = rowsOf({ from: "2020-01-01", to: "2049-12-31" });
  const pairs = [
    [one, other],
    [one, third],
    [other, third],
  ] as const;
  const counts = await Promise.all(
    pairs.map(([first, second]) => rows({ brandId: first ?? "", withBrandId: second ?? "" })),
  );
  return counts.reduce((sum, count) => sum + count, 0);
}

describe("a brand's figures", () => {
  const filter = { ...ANY_FIGURE, from: "2020-01-01", to: "2049-12-31", zone: "UTC" };
  const figuresOf = async (name: string) => {
    const { brands } = await getHeadlines({ ctx, input: { filter, before: null, cut: false } });
    const brandId = brands.find((brand) => brand.name === name)?.id ?? "";
    const told = await getBrandFigures({ ctx, input: { filter, brandId } });
    if (!told) throw new Error("There is such a brand.");
    return { brandId, told };
  };

  it.each(["Seven", "Acme", "Second"])(
    "of %s are those of all its answers, and the overview's",
    async (name) => {
      const { told } = await figuresOf(name);
      const { all } = await ask();
      const one = all.brands.find((brand) => brand.name === name);
      if (!one) throw new Error("There is such a brand.");
      expect(differences(told.listRank, one.listRank.questionsLikeThese.figure)).toEqual([]);
      expect(differences(told.portrayal, one.portrayal.questionsLikeThese.figure)).toEqual([]);
      if (told.firstPosition === null) expect(one.firstPosition).toEqual({ unknown: "control" });
      else
        expect(one.firstPosition).toMatchObject({
          rank: { questionsLikeThese: { figure: { numerator: told.firstPosition.rank.numerator } } },
          present: { questionsLikeThese: { figure: { numerator: told.firstPosition.present.numerator } } },
        });
      const { estimand, brands } = await getHeadlines({ ctx, input: { filter, before: null, cut: false } });
      expect(told.estimand).toBe(estimand);
      expect(told.brand).toEqual(brands.find((brand) => brand.name === name));
      const of = estimand === "questions-like-these" ? "questionsLikeThese" : "theseQuestions";
      expect(differences(told.brand.shortlisted.figure, one.shortlisted[of].figure)).toEqual([]);
    },
  );

  it("lead to their rows: with whom, how portrayed, by which engine", async () => {
    const { brandId, told } = await figuresOf("Seven");
    const rows = rowsOf({ from: filter.from, to: filter.to });
    const { positive, negative, neutral, notTold } = told.portrayed;
    for (const [portrayal, count] of [
      ["positive", positive],
      ["negative", negative],
      ["neutral", neutral],
      ["not-told", notTold],
      ["told", positive + negative + neutral],
    ] as const)
      expect(await rows({ brandId, portrayal })).toBe(count);
    expect(positive + negative + neutral + notTold).toBe(told.brand.presence.figure.numerator);
    expect(await rows({ brandId, counted: "listed" })).toBe(told.listRank.denominator);
    expect(told.beside.map(({ brand }) => brand.name)).toEqual(["Acme", "Second"]);
    for (const { brand, share } of told.beside) {
      expect(await rows({ brandId, withBrandId: brand.id })).toBe(share.numerator);
      expect(share.denominator).toBe(told.brand.presence.figure.numerator);
    }
    const engines = await getBrandEngines({ ctx, input: { filter, brandId } });
    expect(engines.map(({ engine }) => engine)).toEqual(["claude", "gemini"]);
    for (const { engine, brand } of engines) {
      expect(await rows({ engine: engineOf(engine), brandId })).toBe(brand.presence.figure.numerator);
      const { brands } = await getHeadlines({
        ctx,
        input: { filter: { ...filter, engine: engineOf(engine) }, before: null, cut: false },
      });
      expect(brand).toEqual(brands.find(({ id }) => id === brandId));
    }
  });

  it("show the sentences that decided, each in its answer", async () => {
    const { brandId, told } = await figuresOf("Seven");
    const praised = await listPortrayals({
      ctx,
      input: { filter, brandId, tone: "positive", most: 3 },
    });
    expect(praised).toHaveLength(Math.min(3, told.portrayed.positive));
    expect(told.portrayed.positive).toBeGreaterThan(0);
    for (const { sentence, mark, words, value } of praised) {
      expect(sentence.slice(mark.start, mark.end)).toBe("Seven");
      expect(words.length).toBeGreaterThan(0);
      expect(value).toBeGreaterThanOrEqual(0.25);
    }
  });

  it("are none of a brand that is not looked for, or of another workspace", async () => {
    const brandId = "0198a7b2-0000-7000-8000-000000000001";
    expect(await getBrandFigures({ ctx, input: { filter, brandId } })).toBeNull();
    expect(await getBrandEngines({ ctx, input: { filter, brandId } })).toEqual([]);
    expect(await listPortrayals({ ctx, input: { filter, brandId, tone: "negative", most: 3 } })).toEqual([]);
  });
});

const engineOf = (engine: string): "gemini" | "claude" => (engine === "gemini" ? "gemini" : "claude");

describe("what figures are held against", () => {
  const DAYS = { from: "2020-01-01", to: "2049-12-31" };
  const filterOf = (changed: Partial<typeof ANY_FIGURE> = {}) => ({
    ...{ ...ANY_FIGURE, ...DAYS },
    ...changed,
    zone: "UTC",
  });
  const [EARLIER, LATER] = [
    { from: "2026-02-01", to: "2026-02-15" },
    { from: "2026-02-16", to: "2026-03-02" },
  ];

  beforeAll(async () => {
    // Half of what was asked was asked weeks before.
    const { workspaceId } = ctx;
    await pool.query(
      `update app.task set created_at = created_at - interval '20 days' where workspace_id = $1 and cell % 4 < 2`,
      [workspaceId],
    );
    await pool.query(
      `update app.answer_fact fact set asked_at = task.created_at from app.task
        where task.id = fact.task_id and task.workspace_id = $1`,
      [workspaceId],
    );
  });

  const compare = (
    by: "period" | "engine" | "model",
    one: Partial<typeof ANY_FIGURE>,
    other: Partial<typeof ANY_FIGURE>,
    cut = false,
  ) => compareSides({ ctx, input: { by, sides: [filterOf(one), filterOf(other)], cut } });

  it("are on each side the figures of its filter alone", async () => {
    const sides = [{ engine: "gemini" }, { engine: "claude" }] as const;
    const compared = await compare("engine", ...sides);
    expect(compared.without).toBeNull();
    for (const [place, changed] of sides.entries()) {
      const alone = await getHeadlines({
        ctx,
        input: { filter: { ...filterOf(changed), ...DAYS }, before: null, cut: false },
      });
      expect(compared.sides[place]).toEqual({ cells: alone.cells, estimand: alone.estimand });
      expect(compared.brands.map(({ brand }) => brand.name).toSorted()).toEqual(["Acme", "Bolt", "Seven"]);
      for (const { brand, figures } of compared.brands) {
        const { presence, citationRate, topPick, shareOfVoice } = figures[place] ?? {};
        expect(alone.brands.find((one) => one.brand === brand.brand)).toMatchObject({
          ...{ presence, citationRate, topPick, shareOfVoice },
        });
      }
    }
    expect(compared.differences).toHaveLength(12);
    const rows = rowsOf(DAYS);
    for (const [place, side] of sides.entries()) {
      expect(await rows({ ...side, counted: "measured" })).toBe(compared.sides[place]?.cells.answers);
      for (const { brand, figures } of compared.brands) {
        const { presence, citationRate, topPick } = figures[place] ?? {};
        expect([
          await rows({ ...side, brandId: brand.id }),
          await rows({ ...side, citedBrandId: brand.id }),
          await rows({ ...side, brandId: brand.id, level: "top-pick" }),
          await rows({ ...side, counted: "levels" }),
        ]).toEqual([
          presence?.figure.numerator,
          citationRate?.figure.numerator,
          topPick?.figure.numerator,
          topPick?.figure.denominator,
        ]);
      }
    }
    const sidesThere = await listSides({
      ctx,
      input: { filter: filterOf({ engine: "gemini" }), by: "engine" },
    });
    expect(sidesThere.map(({ value, answers }) => [value, answers])).toEqual([
      ["claude", compared.sides[1].cells.answers],
      ["gemini", compared.sides[0].cells.answers],
    ]);
  });

  it("are between periods what the overview says moved", async () => {
    const { differences, families, brands } = await compare("period", EARLIER, LATER);
    const { moves, cells, answersBefore } = await getHeadlines({
      ctx,
      input: { filter: { ...filterOf(), ...LATER }, before: EARLIER, cut: false },
    });
    expect([cells.answers, answersBefore]).toEqual([24, 24]);
    expect(moves).toHaveLength(6);
    for (const { brand, of, difference } of moves) {
      const { difference: by, interval, p } = difference;
      expect(differences.find((one) => one.brand === brand && one.of === of)).toMatchObject({
        ...{ difference: by, interval, p },
      });
      expect({ both: families.both }).toEqual({ both: difference.families.both });
    }
    expect(brands[0]?.brand.isOwn).toBe(true);
  });

  it("say nothing of answers on both sides, nor across another model unless it is left out", async () => {
    expect(await compare("period", DAYS, LATER)).toMatchObject({
      without: "same-answers",
      shared: 24,
      differences: [],
    });
    await pool.query(
      `update app.answer_fact set model_answered = 'm-2-dated'
        where workspace_id = $1 and engine = 'gemini' and asked_at > '2026-02-16'`,
      [ctx.workspaceId],
    );
    const across = await compare("period", EARLIER, LATER);
    expect(across).toMatchObject({ without: "model-changed", differences: [] });
    expect(across.changes).toMatchObject([{ engine: "gemini", model: "m-2-dated", day: "2026-03-01" }]);
    const cut = await compare("period", EARLIER, LATER, true);
    expect([cut.without, cut.differences.length, cut.sides[1].cells.answers]).toEqual([null, 12, 12]);
    // Two engines of the same days have the change on both sides.
    expect(await compare("engine", { engine: "gemini" }, { engine: "claude" })).toMatchObject({
      without: null,
    });
  });

  it("are before a mark and after it those of the families on each side", async () => {
    const ask = (treated: Questions, cut: boolean) =>
      getStudy({
        ctx,
        input: {
          ...{ filter: { ...ANY_FIGURE, zone: "UTC" }, day: "2026-02-16", before: 15, after: 14, cut },
          ...{ treated, controls: null, brand: "1", figure: "presence" },
        },
      });
    const { rows } = await pool.query<{ id: string }>(
      `select id from app.family where workspace_id = $1 and name = 'F3'`,
      [ctx.workspaceId],
    );
    const family = rows[0]?.id ?? "";
    expect((await ask({ by: "family", value: family }, false)).result).toBeNull();
    const study = await ask({ by: "family", value: family }, true);
    expect(study.result).toMatchObject({ verdict: "too-few", families: { treated: 1 } });
    expect(study.families[0]).toMatchObject({ id: family, name: "F3", isTreated: true });
    for (const [side, days] of [
      ["before", EARLIER],
      ["after", LATER],
    ] as const) {
      const { figures } = (await compare("period", EARLIER, LATER, true)).brands[0] ?? {};
      const { numerator, denominator } = figures?.[side === "before" ? 0 : 1].presence.figure ?? {};
      const sum = (of: "hits" | "answers") => study.families.reduce((total, one) => total + one[side][of], 0);
      expect([days.from, sum("hits"), sum("answers")]).toEqual([days.from, numerator, denominator]);
    }
    const whole = await ask({ by: "family", value: family }, false);
    for (const { id, isAlone, after } of whole.families) {
      const of = isAlone ? { promptId: id } : { familyId: id };
      const rows = rowsOf({ from: whole.spans.after.from, to: whole.spans.after.to });
      expect(await rows({ ...of, counted: "measured" })).toBe(after.answers);
    }
    // What has no topic is of none.
    const ofTopic = await ask({ by: "topic", value: "topic1" }, false);
    expect(ofTopic.families.filter(({ isTreated }) => !isTreated)).toMatchObject([{ isAlone: true }]);
    // Every family has questions with each of the tags: only what is tagged counts.
    const tagged = await ask({ by: "tag", value: "t1" }, false);
    expect([tagged.mixed, tagged.families.filter(({ isTreated }) => !isTreated).length]).toEqual([11, 1]);
  });

  it("are counted as others count what `recompute` prints", async () => {
    const check = async (changed: Partial<typeof ANY_FIGURE>) => {
      const [told, { all }] = await Promise.all([
        getAsOthers({ ctx, input: { filter: filterOf(changed) } }),
        ask({ ...changed, ...DAYS }),
      ]);
      expect(told.brands).toHaveLength(3);
      for (const { brand, ours, others } of told.brands) {
        const one = all.brands.find((each) => each.brand === brand);
        expect(differences(others, one?.countedAsOthers, `as others, ${brand}`)).toEqual([]);
        const { presence, shareOfVoice, citationShare, firstPosition } = one ?? {};
        if (!shareOfVoice || !firstPosition || "unknown" in shareOfVoice || "unknown" in firstPosition)
          throw new Error("A tracked brand has a voice.");
        const expected = {
          visibility: presence?.questionsLikeThese.figure,
          shareOfVoice: shareOfVoice.presence.questionsLikeThese.figure,
          citationShare: citationShare?.questionsLikeThese.figure,
          position: firstPosition.rank.questionsLikeThese.figure,
        };
        expect(differences(ours, expected, `ours, ${brand}`)).toEqual([]);
      }
      return told;
    };
    const { unlisted } = await check({});
    expect(unlisted).toBeGreaterThan(0);
    await check({ tag: "t1" });
    await check({ engine: "gemini" });
    // Where nobody else is named, others' figures of all companies are known.
    await pool.query(`update app.answer_fact set companies = 0, suggested = 0 where workspace_id = $1`, [
      ctx.workspaceId,
    ]);
    const { brands } = await check({});
    expect(brands[0]?.others.peec.position?.value).toBeGreaterThan(0);
    expect(brands[0]?.others.profound.shareOfVoice?.value).toBeGreaterThan(0);
  });
});
