import fc from "fast-check";
import { expect, it } from "vitest";
import type { Told } from "../figures/tell";
import type { Figure } from "../intervals/figure";
import { isIn } from "../observations";
import { anyAnswers, BESIDE } from "../testing/answers";
import { BRANDS, countsOf, rounded } from "../testing/counts";
import { brandFigures, pooledRhoOf } from "./brand-table";
import { headlinesOf } from "./counted-brands";
import type { Both } from "./estimands";
import type { MeasuredAnswer } from "./measured-answer";

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
