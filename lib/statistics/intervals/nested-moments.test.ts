import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PromptTally } from "../observations";
import { anyTallies, talliesOf } from "../testing/tallies";
import { nestedMoments } from "./nested-moments";

/** The answers one by one, 1 for a hit: what the slow reference goes by. */
const answersOf = ({ hits, answers }: PromptTally) =>
  Array.from({ length: answers }, (_, answer) => (answer < hits ? 1 : 0));
const mean = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
const squaresAround = (numbers: readonly number[], middle: number) =>
  numbers.reduce((sum, one) => sum + (one - middle) ** 2, 0);

/** By the textbook for equal sizes: mean squares, and what they are expected to be. */
function balanced(tallies: readonly PromptTally[], prompts: number, repeats: number) {
  const families = [...Map.groupBy(tallies, ({ family }) => family).values()];
  const all = tallies.flatMap(answersOf);
  const [F, P, n] = [families.length, tallies.length, all.length];
  const own = tallies.reduce(
    (sum, tally) => sum + squaresAround(answersOf(tally), mean(answersOf(tally))),
    0,
  );
  const prompt = families.reduce((sum, family) => {
    const middle = mean(family.flatMap(answersOf));
    return sum + family.reduce((part, one) => part + repeats * (mean(answersOf(one)) - middle) ** 2, 0);
  }, 0);
  const family = families.reduce(
    (sum, one) => sum + prompts * repeats * (mean(one.flatMap(answersOf)) - mean(all)) ** 2,
    0,
  );
  const [MSe, MSp, MSf] = [own / (n - P), prompt / (P - F), family / (F - 1)];
  const sp = Math.max(0, (MSp - MSe) / repeats);
  const sf = Math.max(0, (MSf - MSe - repeats * sp) / (prompts * repeats));
  return { sf, sp, se: MSe };
}

describe("nestedMoments", () => {
  it("splits what two families of two prompts vary by", () => {
    // Means 1, .5 | 0, .5; families .75, .25; all .5. SSe 1, SSp .5, SSf .5 of 8 answers: MSe .25, MSp .25, MSf .5.
    const found = nestedMoments(
      talliesOf(2, [
        [2, 1],
        [0, 1],
      ]),
    );
    // σe² .25, σp² 0, σf² (.5 − .25) ÷ 4 = .0625: ρ .2, and 8 × .3125 ÷ (4 × .0625 + .25) = 5 answers.
    expect(found.rho).toBeCloseTo(0.2, 12);
    expect(found.rhoPrompt).toBe(0);
    expect(found.effectiveAnswers).toBeCloseTo(5, 12);
    expect(found).toMatchObject({
      answers: 8,
      hits: 4,
      prompts: 4,
      families: 2,
      familySize: 4,
      familyMean: 0.5,
    });
  });

  it("is the textbook's analysis of variance where sizes are equal", () => {
    const sized = fc
      .record({ families: fc.integer({ min: 2, max: 8 }), prompts: fc.integer({ min: 2, max: 4 }) })
      .chain(({ families, prompts }) =>
        fc.array(fc.array(fc.nat(3), { minLength: prompts, maxLength: prompts }), {
          minLength: families,
          maxLength: families,
        }),
      );
    fc.assert(
      fc.property(sized, (hits) => {
        const tallies = talliesOf(3, hits);
        const { sf, sp, se } = balanced(tallies, hits[0]?.length ?? 0, 3);
        const { rho, rhoPrompt } = nestedMoments(tallies);
        const total = sf + sp + se;
        if (total < 1e-9) expect(rho).toBeNull();
        else {
          expect(rho).toBeCloseTo(sf / total, 9);
          expect(rhoPrompt).toBeCloseTo(sp / total, 9);
        }
      }),
    );
  });

  it("tells nothing where nothing is beside an answer to be like, or families to differ from", () => {
    expect(nestedMoments([])).toMatchObject({ answers: 0, rho: null, effectiveAnswers: null });
    expect(nestedMoments(talliesOf(1, [[1], [0], [1]]))).toMatchObject({ rho: null, effectiveAnswers: 3 });
    expect(nestedMoments(talliesOf(4, [[1, 3]]))).toMatchObject({ rho: null, effectiveAnswers: null });
    expect(nestedMoments(talliesOf(4, [[4], [4]]))).toMatchObject({ rho: null, effectiveAnswers: null });
  });

  it("takes all of a family for its family's where each is one prompt, or each prompt has one answer", () => {
    expect(nestedMoments(talliesOf(4, [[4], [0], [4], [0]]))).toMatchObject({ rho: 1, rhoPrompt: 0 });
    expect(
      nestedMoments(
        talliesOf(1, [
          [1, 1],
          [0, 0],
          [1, 1],
        ]),
      ),
    ).toMatchObject({ rho: 1, rhoPrompt: 0 });
  });

  it("refuses what are no counts", () => {
    for (const [hits, answers] of [
      [2, 1],
      [-1, 2],
      [0, 0],
      [0.5, 2],
    ] as const)
      expect(() => nestedMoments([{ family: "f", prompt: "p", hits, answers, days: 1, weight: 1 }])).toThrow(
        `${hits} hits of ${answers} answers`,
      );
  });

  it("is within its bounds, and the same in any order", () => {
    fc.assert(
      fc.property(anyTallies({ min: 1, max: 12 }), (tallies) => {
        const found = nestedMoments(tallies);
        const turned = nestedMoments(tallies.toReversed());
        expect(turned.effectiveAnswers ?? -1).toBeCloseTo(found.effectiveAnswers ?? -1, 8);
        expect(turned.rho ?? -1).toBeCloseTo(found.rho ?? -1, 8);
        expect(found.effectiveFamilies).toBeLessThanOrEqual(found.families + 1e-9);
        if (found.rho !== null && found.rhoPrompt !== null) {
          expect(found.rho).toBeGreaterThanOrEqual(0);
          expect(found.rho + found.rhoPrompt).toBeLessThanOrEqual(1 + 1e-9);
        }
        if (found.effectiveAnswers !== null) {
          expect(found.effectiveAnswers).toBeGreaterThan(0);
          expect(found.effectiveAnswers).toBeLessThanOrEqual(found.answers);
        }
      }),
    );
  });
});
