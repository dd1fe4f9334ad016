import fc from "fast-check";
import { expect, it } from "vitest";
import { countedAsOthers } from "../figures/as-others";
import { citationRate, citationShare, firstPosition, presence, shareOfVoice } from "../figures/brand-figures";
import { citationsOfBrand, type ReadAnswer } from "../figures/read-answer";
import { isIn } from "../observations";
import { anyAnswers, BESIDE } from "../testing/answers";
import { BRANDS, countsOf, rounded } from "../testing/counts";
import { pooledRhoOf } from "./brand-table";
import { brandsAsOthers, type CountedForOthers } from "./counted-as-others";

/** What statements count of answers, counted one by one. */
function countedOf(rows: readonly ReadAnswer[]): CountedForOthers {
  const byPrompt = [...Map.groupBy(rows, ({ prompt }) => prompt)];
  const ranksOf = (row: ReadAnswer, brand: string) =>
    row.named.filter(({ role }) => role === "tracked").findIndex((one) => one.brand === brand) + 1;
  return {
    counts: countsOf(rows),
    citations: byPrompt.map(([prompt, own]) => ({
      prompt,
      citations: own.reduce((sum, { citations }) => sum + citations.length, 0),
      unlisted: own.filter(({ untracked }) => untracked !== 0).length,
    })),
    positions: byPrompt.flatMap(([prompt, own]) =>
      BRANDS.map(({ brand }) => {
        const ranks = own.map((row) => ranksOf(row, brand)).filter((rank) => rank > 0);
        return {
          ...{ prompt, brand, naming: ranks.length },
          ranks: ranks.reduce((sum, rank) => sum + rank, 0),
        };
      }),
    ),
  };
}

/** As facts have them: whoever is suggested has a number alone. */
const asFacts = (row: ReadAnswer): ReadAnswer => ({
  ...row,
  named: row.named.filter(({ role }) => role !== "suggested"),
});

/** Answers that name nobody but the tracked, and such as do. */
const anyFacts = fc.oneof(
  anyAnswers.map((rows) => rows.map(asFacts)),
  anyAnswers.map((rows) => rows.map((row) => ({ ...asFacts(row), untracked: 0 }))),
);

it("of counts by prompt are others' figures of the answers themselves, and ours beside them", () => {
  fc.assert(
    fc.property(anyFacts, (rows) => {
      const pooled = pooledRhoOf(
        rows.map((row) => ({ ...row, ...BESIDE })),
        BRANDS,
      );
      const asked = {
        base: "answered",
        estimand: "questions-like-these",
        ...(pooled !== null && { pooledRho: pooled }),
      } as const;
      const answered = rows.filter((row) => isIn(row, "answered"));
      expect(rounded(brandsAsOthers(countedOf(answered), BRANDS))).toEqual(
        rounded(
          BRANDS.filter(({ role }) => role === "tracked").map((one) => ({
            ...one,
            citing: citationRate(rows, asked, citationsOfBrand(one.brand)).figure.numerator,
            ours: {
              visibility: presence(rows, asked, one.brand).figure,
              shareOfVoice: shareOfVoice(rows, asked, one.brand, { of: "presence", among: "tracked" }).figure,
              citationShare: citationShare(rows, asked, citationsOfBrand(one.brand)).figure,
              position: firstPosition(rows, asked, one.brand, "tracked").rank.figure,
            },
            others: countedAsOthers(rows, asked, one.brand, citationsOfBrand(one.brand)),
          })),
        ),
      );
    }),
  );
});
