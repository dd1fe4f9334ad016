import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { againstTallies, anyTallies, talliesOf } from "../testing/tallies";
import { rateOf, sideOf } from "./rate";
import { scoreInterval } from "./wilson";

/** 33 families of 4 wordings, each asked 3 times, as the public corpus; the first ones with a hit each. */
const corpus = (hits: number) =>
  talliesOf(
    3,
    Array.from({ length: 33 }, (_, family) => [family < hits ? 1 : 0, 0, 0, 0]),
  );
const widthOf = (hits: number) => {
  const { interval } = rateOf(corpus(hits), "questions-like-these");
  return interval === null ? NaN : interval.high - interval.low;
};

describe("rateOf questions like these", () => {
  it("counts on t, not on the normal distribution, with the effective answers for the answers", () => {
    const tallies = talliesOf(
      2,
      Array.from({ length: 12 }, (_, family) => (family % 2 === 0 ? [2, 1] : [0, 1])),
    );
    const rate = rateOf(tallies, "questions-like-these");
    // Mean squares .25, .25 and 12 × 4 × .0625 ÷ 11 = .272727…: σf² .0056818, so ρ .0222222; 48 ÷ (1 + 3ρ) = 45.
    expect(rate.rho).toBeCloseTo(1 / 45, 12);
    expect(rate.effectiveAnswers).toBeCloseTo(45, 10);
    expect(rate.designEffect).toBeCloseTo(48 / 45, 10);
    // Student's t of 11 degrees at .975 is 2.200985.
    expect(rate.interval?.low).toBeCloseTo(scoreInterval(0.5, 45, 2.200985).low, 6);
    expect(rate).toMatchObject({
      numerator: 24,
      denominator: 48,
      method: "wilson-by-family",
      assumedRho: null,
    });
    expect(rate.notes).toEqual(["exploratory"]);
  });

  it.each([
    [0.4, 73.3],
    [0.91, 36],
  ])("takes 396 answers at a likeness of %d for %d", (rho, worth) => {
    expect(rateOf(corpus(0), "questions-like-these", rho).effectiveAnswers).toBeCloseTo(worth, 1);
  });

  it("is no surer of one hit than of none", () => {
    expect(rateOf(corpus(0), "questions-like-these")).toMatchObject({
      method: "wilson-assumed-likeness",
      assumedRho: 0.4,
    });
    for (const hits of [1, 2, 3, 4]) expect(widthOf(hits)).toBeGreaterThan(widthOf(hits - 1));
  });

  it("has no interval of fewer than ten effective families, and says why", () => {
    const nine = talliesOf(
      4,
      Array.from({ length: 9 }, (_, family) => [family % 4]),
    );
    expect(rateOf(nine, "questions-like-these")).toMatchObject({
      interval: null,
      method: null,
      notes: ["few-families", "exploratory"],
    });
    expect(rateOf([], "questions-like-these")).toMatchObject({ value: null, notes: ["nothing-to-count"] });
  });

  it("says where families tell another mean than answers do", () => {
    const large = Array.from({ length: 20 }, (_, family) =>
      family < 10 ? [3, 3, 3, 3, 3, 3, 3, 3] : [family % 3],
    );
    const rate = rateOf(talliesOf(3, large), "questions-like-these");
    expect(rate.value).toBeGreaterThan(0.9);
    expect(rate.familyMean).toBeCloseTo(0.65, 1);
    expect(rate.notes).toContain("families-differ");
  });

  it("lies around the share, is the same seen from the misses and in any order", () => {
    fc.assert(
      fc.property(anyTallies({ min: 10, max: 25 }), (tallies) => {
        const rate = rateOf(tallies, "questions-like-these");
        const against = rateOf(againstTallies(tallies).toReversed(), "questions-like-these");
        expect(rate.notes).toEqual(against.notes);
        if (rate.interval === null || rate.value === null) return;
        expect(rate.interval.low).toBeGreaterThanOrEqual(0);
        expect(rate.interval.low).toBeLessThanOrEqual(rate.value);
        expect(rate.interval.high).toBeGreaterThanOrEqual(rate.value);
        expect(rate.interval.high).toBeLessThanOrEqual(1);
        expect(against.interval?.low).toBeCloseTo(1 - rate.interval.high, 8);
        expect(against.interval?.high).toBeCloseTo(1 - rate.interval.low, 8);
      }),
    );
  });

  it("knows every level: a higher one is wider, and 95 % is the interval itself", () => {
    const rate = rateOf(corpus(12), "questions-like-these");
    const side = sideOf(rate);
    expect(side?.at(0.95)).toEqual(rate.interval);
    expect(side?.at(0.99).high).toBeGreaterThan(rate.interval?.high ?? 1);
    expect(sideOf(rateOf([], "questions-like-these"))).toBeNull();
  });
});

describe("rateOf these very questions", () => {
  it("is Wilson's, of the days that each was answered on", () => {
    const tallies = [{ family: "f", prompt: "p", hits: 30, answers: 60, days: 20, weight: 1 }];
    const rate = rateOf(tallies, "these-questions");
    expect(rate.interval).toEqual(scoreInterval(0.5, 20, 1.959964));
    expect(rate).toMatchObject({ effectiveAnswers: 20, designEffect: 3, method: "wilson-of-prompt-days" });
  });

  it("is never surer than of as many independent answers", () => {
    fc.assert(
      fc.property(anyTallies({ min: 1, max: 12 }), (tallies) => {
        const { designEffect, interval } = rateOf(tallies, "these-questions");
        expect(designEffect).toBeGreaterThanOrEqual(1);
        expect(interval).not.toBeNull();
      }),
    );
  });
});
