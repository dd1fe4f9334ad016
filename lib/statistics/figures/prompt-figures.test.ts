import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { anyAnswers, answerOf, citing, naming } from "../testing/answers";
import { informativeOf, informativeRate, stabilityOf } from "./prompt-figures";
import { median } from "../median";
import { citationsPerAnswer, concentrationOf, medianOfTallies } from "./source-figures";
import type { Asked } from "./tell";

const asked: Asked = { estimand: "questions-like-these", base: "answered" };

describe("stabilityOf", () => {
  it("compares every two answers by what they cite, whom they name and in which order", () => {
    const found = stabilityOf([
      answerOf({ citations: citing("a.example/1", "b.example/1"), named: [naming("Acme"), naming("Bolt")] }),
      answerOf({ citations: citing("a.example/2", "a.example/1"), named: [naming("Bolt"), naming("Acme")] }),
      answerOf({ state: "failed", named: [naming("Coil")] }),
    ]);
    expect(found.domains).toEqual({
      overlap: { pairs: 1, mean: 1, variance: 0 },
      jaccard: { pairs: 1, mean: 0.5, variance: 0 },
    });
    expect(found.urls?.overlap.mean).toBe(0.5);
    expect(found.urls?.jaccard.mean).toBeCloseTo(1 / 3, 12);
    expect(found.brands?.jaccard.mean).toBe(1);
    // Nothing in common at depth 1, all at 2: (.1 ÷ .9) × .81 + .81.
    expect(found.ranks?.mean).toBeCloseTo(0.9, 12);
    expect(stabilityOf([answerOf({})])).toEqual({ domains: null, urls: null, brands: null, ranks: null });
  });
});

describe("informative rate", () => {
  const nobody = answerOf({ named: [naming("Zeta", { role: "control" })] });
  const somebody = answerOf({ named: [naming("Dune", { role: "suggested" })] });

  it("flags a prompt whose answers name nobody, once there are enough of them", () => {
    // Wilson's upper limit of none of three is .561, of none of four .490.
    expect(informativeOf([nobody, nobody, nobody]).uninformative).toBe(false);
    expect(informativeOf([nobody, nobody, nobody, nobody])).toMatchObject({ naming: 0, uninformative: true });
    expect(informativeOf([nobody, nobody, nobody, somebody])).toMatchObject({
      naming: 1,
      uninformative: false,
    });
    expect(informativeOf([])).toMatchObject({ answers: 0, interval: null, uninformative: false });
  });

  it("is of many prompts the share of answers that name anybody", () => {
    expect(informativeRate([nobody, somebody], asked).figure.value).toBe(0.5);
    const untold = informativeRate(
      [nobody, somebody, answerOf({ untracked: null }), answerOf({ untracked: 3 })],
      asked,
    );
    expect([untold.figure.numerator, untold.figure.denominator, untold.leftOut.notTold]).toEqual([2, 3, 1]);
  });
});

describe("citationsPerAnswer", () => {
  it("counts an answer that cites nothing", () => {
    const rows = [0, 3, 0, 5].map((count, place) =>
      answerOf({
        prompt: `p${place}`,
        state: place === 2 ? "failed" : "searched",
        citations: citing(...Array.from({ length: count }, (_, source) => `s${source}.example/`)),
      }),
    );
    const found = citationsPerAnswer(rows, asked, 1);
    expect(found.mean.figure).toMatchObject({ numerator: 8, denominator: 3, interval: null });
    expect(found).toMatchObject({ median: { value: 3, interval: null }, maximum: 5 });
    expect(citationsPerAnswer([], asked, 1)).toMatchObject({ median: null, maximum: null });
  });

  it("has the median of what was tallied, as if all of it were sorted", () => {
    fc.assert(
      fc.property(fc.array(fc.array(fc.nat(3), { maxLength: 6 }), { maxLength: 6 }), (tallies) => {
        const all = tallies.flatMap((tally) =>
          tally.flatMap((count, number) => Array.from({ length: count }, () => number)),
        );
        expect(medianOfTallies(tallies)).toBe(median(all));
      }),
    );
  });

  it("has the mean within its interval, and the median within the counts", () => {
    fc.assert(
      fc.property(anyAnswers, (rows) => {
        const { mean, median, maximum } = citationsPerAnswer(rows, asked, 1);
        if (mean.figure.interval !== null)
          expect(mean.figure.interval.low).toBeLessThanOrEqual(mean.figure.value ?? -1);
        if (median === null) expect(maximum).toBeNull();
        else expect(median.value).toBeLessThanOrEqual(maximum ?? -1);
      }),
      { numRuns: 20 },
    );
  });
});

describe("concentrationOf", () => {
  it("is what the textbook says of 1, 1, 2 and 6", () => {
    const found = concentrationOf([1, 6, 2, 1]);
    expect(found?.topShares.slice(0, 2)).toEqual([
      { top: 1, share: 0.6 },
      { top: 5, share: 1 },
    ]);
    // .36 + .04 + .01 + .01; mean difference of pairs (0 + 1 + 5 + 1 + 5 + 4) × 2 ÷ 16 ÷ (2 × 2.5).
    expect(found?.herfindahl).toBeCloseTo(0.42, 12);
    expect(found?.gini).toBeCloseTo(0.4, 12);
    expect(concentrationOf([])).toBeNull();
  });

  it("is half the mean difference of all pairs by the mean, in any order", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 99 }), { minLength: 1, maxLength: 20 }), (counts) => {
        const found = concentrationOf(counts);
        const differences = counts.flatMap((one) => counts.map((other) => Math.abs(one - other)));
        const mean = counts.reduce((sum, one) => sum + one, 0) / counts.length;
        const slow = differences.reduce((sum, one) => sum + one, 0) / counts.length ** 2 / (2 * mean);
        expect(found?.gini).toBeCloseTo(slow, 9);
        expect(found?.herfindahl).toBeGreaterThanOrEqual(1 / counts.length - 1e-12);
      }),
    );
  });
});
