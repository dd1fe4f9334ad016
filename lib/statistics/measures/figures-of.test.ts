import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyAnswers, answerOf, BESIDE, citing, naming } from "../testing/answers";
import { allFigures, type Measuring } from "./figures-of";
import { saidIn } from "./from-fact";
import type { MeasuredAnswer } from "./measured-answer";

const measuring: Measuring = {
  brands: [
    { brand: "Acme", name: "Acme", role: "tracked" },
    { brand: "Bolt", name: "Bolt", role: "tracked" },
    { brand: "Zeta", name: "Zeta", role: "control" },
  ],
  period: "week",
  seed: 1,
};

const anyCells = anyAnswers.map((rows) =>
  rows.map((row, place): MeasuredAnswer => ({
    ...row,
    ...BESIDE,
    by: {
      ...BESIDE.by,
      engine: place % 3 === 0 ? "chat_gpt" : "gemini",
      tags: place % 2 === 0 ? ["a", "b"] : [],
    },
  })),
);

describe("all figures", () => {
  it("of engines are in sum those of all, and of periods too; a cell of two tags is of both", () => {
    fc.assert(
      fc.property(anyCells, (rows) => {
        const { all, by: dimensions } = allFigures(rows, ["engine", "period", "tag"], measuring);
        const sums = dimensions.map(({ groups }) =>
          groups.reduce((sum, { figures }) => sum + (figures.brands[0]?.answers ?? 0), 0),
        );
        const answers = all.brands[0]?.answers ?? 0;
        const twice = rows.filter(
          ({ named, state, by: { tags } }) =>
            tags.length === 2 &&
            state !== "failed" &&
            state !== "pending" &&
            named.some(({ brand }) => brand === "Acme"),
        );
        expect(sums).toEqual([answers, answers, answers + twice.length]);
        const { cells } = all;
        expect(cells.searched + cells.unsearched + cells.notTold).toBe(cells.answers);
        expect(cells.answers + cells.failed + cells.pending).toBe(rows.length);
        for (const { prevalence, answers: citing } of all.sources.domains)
          expect(prevalence.theseQuestions.figure.numerator).toBeLessThanOrEqual(citing);
      }),
      { numRuns: 20 },
    );
  });

  it("say why there is none", () => {
    const { all } = allFigures([{ ...answerOf({}), ...BESIDE }], [], measuring);
    expect(all).toMatchObject({
      stability: { unknown: "no-repeats" },
      agreement: { unknown: "one-engine" },
      volatility: { unknown: "few-periods" },
      sources: { concentration: { unknown: "nothing-cited" }, coverage: { unknown: "no-places" } },
    });
    expect(all.brands[2]?.shareOfVoice).toEqual({ unknown: "control" });
  });

  it("of two engines are how far they agree, prompt by prompt", () => {
    const cell = (engine: string, brands: string[], ...urls: string[]): MeasuredAnswer => ({
      ...answerOf({ named: brands.map((brand) => naming(brand)), citations: citing(...urls) }),
      ...BESIDE,
      by: { ...BESIDE.by, engine },
    });
    const { prompts } = allFigures(
      [
        cell("chat_gpt", ["Acme"], "a.example/1", "b.example/1"),
        cell("gemini", ["Acme"], "a.example/2"),
        cell("gemini", ["Bolt"], "c.example/1"),
      ],
      [],
      measuring,
    );
    // Acme: yes, yes; yes, no. Bolt: no, no; no, yes: half agreed, as by chance.
    expect(prompts[0]?.agreement).toEqual([
      {
        ...{ one: "chat_gpt", other: "gemini", prompts: 1, pairs: 2, kappa: 0, domains: 0.25 },
        brands: [
          { brand: "Acme", kappa: 0 },
          { brand: "Bolt", kappa: 0 },
        ],
      },
    ]);
  });
});

it("reads facts as they are kept: what is tracked no more is named no more, and levels may be unknown", () => {
  const fact = {
    ...{
      brands: ["2", "1", "9"],
      mentions: [2, 1, 5],
      linked: [1, 0, 0],
      listRanks: [1, null, null],
      portrayals: [0.5, 0, -1],
    },
    ...{
      absentBrands: ["3"],
      absences: [2],
      citedBrands: ["1"],
      citedCounts: [4],
      companies: 0,
      suggested: 1,
    },
  };
  const roles = new Map([
    ["1", "tracked"],
    ["2", "control"],
    ["3", "tracked"],
  ] as const);
  expect(saidIn({ ...fact, levels: [2, 0, 1] }, roles)).toEqual({
    named: [
      { brand: "2", role: "control", mentions: 2, level: "top-pick", listRank: 1, portrayal: 0.5 },
      { brand: "1", role: "tracked", mentions: 1, level: "named", listRank: null, portrayal: 0 },
    ],
    linked: [{ brand: "2", count: 1 }],
    absent: [{ brand: "3", count: 2 }],
    cited: [{ brand: "1", citations: 4 }],
    untracked: 1,
    areLevelsTold: true,
  });
  const untold = saidIn({ ...fact, levels: null }, roles);
  expect([untold.areLevelsTold, untold.named.map(({ level }) => level)]).toEqual([false, [null, null]]);
  const others = (companies: number, suggested: number | null) =>
    saidIn({ ...fact, levels: null, companies, suggested }, roles).untracked;
  expect([others(0, null), others(2, null), others(2, 3), others(0, 0)]).toEqual([null, 2, 5, 0]);
});
