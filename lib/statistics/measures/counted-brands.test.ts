import fc from "fast-check";
import { expect, it } from "vitest";
import type { ReadAnswer } from "../figures/read-answer";
import type { Told } from "../figures/tell";
import type { Figure } from "../intervals/figure";
import { isIn } from "../observations";
import { anyAnswers, BESIDE } from "../testing/answers";
import { brandFigures, pooledRhoOf, type TrackedBrand } from "./brand-table";
import { type Counts, headlinesOf } from "./counted-brands";
import type { Both } from "./estimands";
import type { MeasuredAnswer } from "./measured-answer";

const BRANDS: TrackedBrand[] = [
  { brand: "Acme", name: "Acme", role: "tracked" },
  { brand: "Bolt", name: "Bolt", role: "tracked" },
  { brand: "Coil", name: "Coil", role: "tracked" },
  { brand: "Zeta", name: "Zeta", role: "control" },
];

/** What a statement counts of facts, counted one by one. */
function countsOf(rows: readonly ReadAnswer[]): Counts {
  const byPrompt = [...Map.groupBy(rows, ({ prompt }) => prompt)];
  const count = (own: readonly ReadAnswer[], is: (row: ReadAnswer) => boolean) => own.filter(is).length;
  return {
    prompts: byPrompt.map(([prompt, own]) => ({
      ...{ prompt, family: own[0]?.family ?? "", weight: own[0]?.weight ?? 1, answers: own.length },
      ...{ searched: count(own, ({ state }) => state === "searched"), days: 0 },
      told: count(own, ({ areLevelsTold }) => areLevelsTold),
    })),
    brands: byPrompt.flatMap(([prompt, own]) =>
      BRANDS.map(({ brand }) => {
        const named = own.flatMap((row) => row.named.filter((one) => one.brand === brand));
        return {
          ...{ prompt, brand, naming: named.length, citations: 0 },
          shortlisting: named.filter(({ level }) => level === "shortlisted" || level === "top-pick").length,
          topPicking: named.filter(({ level }) => level === "top-pick").length,
          citing: count(own, (row) => row.cited.some((one) => one.brand === brand)),
          mentions: named.reduce((sum, { mentions }) => sum + mentions, 0),
        };
      }),
    ),
  };
}

/** Sums of the same in another order. */
const rounded = (value: unknown): unknown =>
  JSON.parse(
    JSON.stringify(value, (_key, inner: unknown) =>
      typeof inner === "number" ? Number(inner.toPrecision(9)) : inner,
    ),
  );

/** What is left of a figure where what it leaves out is told elsewhere. */
const tallied = <Kind extends Figure>({ questionsLikeThese: { figure, weighted } }: Both<Told<Kind>>) => ({
  figure,
  weighted,
});

it("of counts by prompt are the figures of the answers themselves", () => {
  fc.assert(
    fc.property(anyAnswers, (rows) => {
      const answered = rows.filter((row) => isIn(row, "answered"));
      const cells = rows.map((row): MeasuredAnswer => ({ ...row, ...BESIDE }));
      const rho = pooledRhoOf(cells, BRANDS);
      const figures = BRANDS.map((brand) => brandFigures(cells, brand, rho));
      const { brands, pooledRho } = headlinesOf(countsOf(answered), BRANDS, "questions-like-these");
      expect(pooledRho).toBe(rho);
      expect(rounded(brands)).toEqual(
        rounded(
          figures.map(
            ({ brand, name, role, presence, citationRate, shortlisted, topPick, shareOfVoice }) => ({
              ...{ brand, name, role },
              presence: tallied(presence),
              citationRate: tallied(citationRate),
              shortlisted: tallied(shortlisted),
              topPick: tallied(topPick),
              shareOfVoice:
                "unknown" in shareOfVoice
                  ? null
                  : {
                      presence: tallied(shareOfVoice.presence),
                      occurrences: tallied(shareOfVoice.occurrences),
                    },
            }),
          ),
        ),
      );
    }),
  );
});
