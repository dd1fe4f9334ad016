import fc from "fast-check";
import { expect, it } from "vitest";
import { isIn } from "../observations";
import { anyAnswers } from "../testing/answers";
import { BRANDS, countsOf } from "../testing/counts";
import { compareBrands, COMPARED_FIGURES, sharedFamilies } from "./compared-brands";
import { type Counts, headlinesOf, movesBetween } from "./counted-brands";

const anyCounts = anyAnswers.map((rows) => countsOf(rows.filter((row) => isIn(row, "answered"))));
const ASKED = { estimand: "questions-like-these", pooledRho: 0.3 } as const;

/** Of forty prompts, each a family with ten answers, how many name, cite and put first the one brand there is. */
const countsNaming = (naming: (place: number) => number): Counts => {
  const prompts = Array.from({ length: 40 }, (_, place) => ({
    ...{ prompt: `p${place}`, family: `f${place}`, weight: 1 },
    ...{ answers: 10, searched: 10, told: 10, days: 0 },
  }));
  return {
    prompts,
    brands: prompts.map(({ prompt }, place) => ({
      ...{ prompt, brand: "Acme", naming: naming(place), mentions: naming(place), shortlisting: 0 },
      ...{ topPicking: 1, citing: 2, citations: 2 },
    })),
  };
};

it("says of every figure of every brand that is tracked one word, and of two same sides no other than noise", () => {
  fc.assert(
    fc.property(anyCounts, anyCounts, (one, other) => {
      const found = compareBrands(one, other, BRANDS, ASKED);
      expect(found.map(({ brand, of }) => `${brand} ${of}`)).toEqual(
        ["Acme", "Bolt", "Coil"].flatMap((brand) => COMPARED_FIGURES.map((of) => `${brand} ${of}`)),
      );
      for (const { difference, interval, p, word } of found) {
        expect(word === "cannot-tell").toBe(difference === null || interval === null || p === null);
        if (word === "higher" || word === "lower") {
          expect(word).toBe((difference ?? 0) > 0 ? "higher" : "lower");
          expect(p).toBeLessThanOrEqual(0.05);
        }
      }
      for (const { word } of compareBrands(one, one, BRANDS, ASKED))
        expect(["within-noise", "cannot-tell"]).toContain(word);
    }),
  );
});

it("is the mirror of itself with its sides turned", () => {
  fc.assert(
    fc.property(anyCounts, anyCounts, (one, other) => {
      const turned = compareBrands(other, one, BRANDS, ASKED);
      for (const [place, { difference, word }] of compareBrands(one, other, BRANDS, ASKED).entries()) {
        const back = turned[place];
        expect(back?.word).toBe(word === "higher" ? "lower" : word === "lower" ? "higher" : word);
        if (difference === null) expect(back?.difference).toBeNull();
        else expect(back?.difference).toBeCloseTo(-difference, 9);
      }
    }),
  );
});

it("tells rates as the overview does what moved", () => {
  fc.assert(
    fc.property(anyCounts, anyCounts, (one, other) => {
      const asked = { ...ASKED, pooledRho: headlinesOf(other, BRANDS, ASKED.estimand).pooledRho };
      const found = compareBrands(one, other, BRANDS, asked);
      for (const { brand, of, difference } of movesBetween(one, other, BRANDS, asked))
        expect(found.find((each) => each.brand === brand && each.of === of)).toMatchObject({
          difference: difference.difference,
          interval: difference.interval,
          p: difference.p,
        });
    }),
  );
});

it("calls a rise in every family higher, and what is the same noise", () => {
  const words = compareBrands(
    countsNaming((place) => 1 + (place % 3)),
    countsNaming((place) => 4 + (place % 4)),
    [{ brand: "Acme", name: "Acme", role: "tracked" }],
    ASKED,
  ).map(({ of, word }) => [of, word]);
  expect(words).toEqual([
    ["presence", "higher"],
    ["citation-rate", "within-noise"],
    // The only brand has all of the voice on both sides.
    ["share-of-voice", "within-noise"],
    ["top-pick", "within-noise"],
  ]);
});

it("counts the families of both sides and of one alone", () => {
  const [all, some] = [countsNaming(() => 1), countsNaming(() => 1)];
  const fewer = { ...some, prompts: some.prompts.slice(0, 30) };
  expect(sharedFamilies(all, fewer)).toEqual({ both: 30, one: 10, other: 0 });
});
