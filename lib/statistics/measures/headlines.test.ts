import fc from "fast-check";
import { expect, it } from "vitest";
import type { ReadAnswer } from "../figures/read-answer";
import { isIn } from "../observations";
import { anyAnswers } from "../testing/answers";
import { brandFigures, pooledRhoOf, type TrackedBrand } from "./brand-table";
import { type BrandCount, headlinesOf, type PromptCount } from "./headlines";
import type { MeasuredAnswer } from "./measured-answer";

const BRANDS: TrackedBrand[] = [
  { brand: "Acme", name: "Acme", role: "tracked" },
  { brand: "Bolt", name: "Bolt", role: "tracked" },
  { brand: "Coil", name: "Coil", role: "tracked" },
  { brand: "Zeta", name: "Zeta", role: "control" },
];

const BESIDE: Pick<MeasuredAnswer, "linked" | "absent" | "placed" | "by"> = {
  linked: [],
  absent: [],
  placed: null,
  by: {
    engine: "gemini",
    modelAsked: "m",
    modelAnswered: "m",
    set: null,
    tags: [],
    topic: null,
    persona: null,
    market: null,
    run: null,
    surface: "api",
    origin: "collected",
  },
};

/** What a statement counts of facts, counted one by one. */
function countsOf(rows: readonly ReadAnswer[]): [PromptCount[], BrandCount[]] {
  const byPrompt = [...Map.groupBy(rows, ({ prompt }) => prompt)];
  const count = (own: readonly ReadAnswer[], is: (row: ReadAnswer) => boolean) => own.filter(is).length;
  return [
    byPrompt.map(([prompt, own]) => ({
      ...{ prompt, family: own[0]?.family ?? "", answers: own.length },
      told: count(own, ({ areLevelsTold }) => areLevelsTold),
    })),
    byPrompt.flatMap(([prompt, own]) =>
      BRANDS.map(({ brand }) => {
        const named = own.flatMap((row) => row.named.filter((one) => one.brand === brand));
        return {
          ...{ prompt, brand, named: named.length },
          topPicks: named.filter(({ level }) => level === "top-pick").length,
          cited: count(own, (row) => row.cited.some((one) => one.brand === brand)),
          mentions: named.reduce((sum, { mentions }) => sum + mentions, 0),
        };
      }),
    ),
  ];
}

/** Sums of the same in another order. */
const rounded = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_key, inner: unknown) =>
      typeof inner === "number" ? Number(inner.toPrecision(9)) : inner,
    ),
  );

it("of counts by prompt are the figures of the answers themselves", () => {
  fc.assert(
    fc.property(anyAnswers, (rows) => {
      const answered = rows.filter((row) => isIn(row, "answered"));
      const cells = rows.map((row): MeasuredAnswer => ({ ...row, ...BESIDE }));
      const rho = pooledRhoOf(cells, BRANDS);
      const figures = BRANDS.map((brand) => brandFigures(cells, brand, rho));
      expect(rounded(headlinesOf(...countsOf(answered), BRANDS))).toEqual(
        rounded(
          figures.map(({ brand, name, role, presence, citationRate, topPick, shareOfVoice }) => ({
            ...{ brand, name, role },
            presence: presence.questionsLikeThese.figure,
            citationRate: citationRate.questionsLikeThese.figure,
            topPick: topPick.questionsLikeThese.figure,
            shareOfVoice:
              "unknown" in shareOfVoice
                ? null
                : {
                    presence: shareOfVoice.presence.questionsLikeThese.figure,
                    occurrences: shareOfVoice.occurrences.questionsLikeThese.figure,
                  },
          })),
        ),
      );
    }),
  );
});
