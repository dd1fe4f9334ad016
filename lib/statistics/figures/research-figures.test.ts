import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { citationCoverage, positionAdjustedShares } from "./sentences";
import { volatilityOf } from "./volatility";

const sets = (...answers: string[]) => answers.map((answer) => new Set(answer));

describe("volatilityOf", () => {
  it("tells what changes with time from what differs anyway", () => {
    const still = Array.from({ length: 9 }, () => sets("ab", "ab", "ab", "ab"));
    expect(volatilityOf(still, 1)).toEqual({ transitions: 8, answers: 2, between: 0, within: 0 });
    const moving = Array.from({ length: 9 }, (_, period) => {
      const domain = String.fromCharCode(97 + period);
      return sets(domain, domain);
    });
    expect(volatilityOf(moving, 1)).toEqual({ transitions: 8, answers: 1, between: 1, within: 0 });
    // Halves of one answer each, of two that have nothing in common, are always apart; periods half the time.
    const split = volatilityOf(
      Array.from({ length: 200 }, () => sets("a", "b")),
      1,
    );
    expect(split?.within).toBe(1);
    expect(Math.abs((split?.between ?? 0) - 0.5)).toBeLessThan(0.12);
  });

  it("takes as many answers of each period, and is nothing of few periods or of one answer", () => {
    const periods = Array.from({ length: 9 }, (_, period) =>
      sets(...Array.from({ length: 4 + period }, () => "a")),
    );
    expect(volatilityOf(periods, 1)?.answers).toBe(2);
    expect(volatilityOf(periods.slice(1), 1)).toBeNull();
    expect(volatilityOf([...periods, sets("a")], 1)).toBeNull();
    expect(volatilityOf([], 1)).toBeNull();
  });
});

describe("positionAdjustedShares", () => {
  it("counts words, shared among the sources of a sentence, less the later they stand", () => {
    const shares = positionAdjustedShares([
      { words: 10, sources: ["a"] },
      { words: 8, sources: [] },
      { words: 20, sources: ["a", "b", "b"] },
    ]);
    // a: 10 + 10 ÷ e; b: 10 ÷ e.
    const of = Math.exp(-1);
    expect(shares.get("a")).toBeCloseTo((10 + 10 * of) / (10 + 20 * of), 12);
    expect(shares.get("b")).toBeCloseTo((10 * of) / (10 + 20 * of), 12);
    expect(positionAdjustedShares([{ words: 5, sources: [] }]).size).toBe(0);
  });

  it("are 1 in sum", () => {
    const sentences = fc.array(
      fc.record({
        words: fc.integer({ min: 1, max: 40 }),
        sources: fc.array(fc.constantFrom("a", "b", "c"), { maxLength: 4 }),
      }),
    );
    fc.assert(
      fc.property(sentences, (all) => {
        const sum = [...positionAdjustedShares(all).values()].reduce((total, share) => total + share, 0);
        expect(sum).toBeCloseTo((citationCoverage(all) ?? 0) > 0 ? 1 : 0, 9);
      }),
    );
  });
});

it("coverage is the share of sentences that cite anything", () => {
  expect(
    citationCoverage([
      { words: 1, sources: ["a"] },
      { words: 1, sources: [] },
    ]),
  ).toBe(0.5);
  expect(citationCoverage([])).toBeNull();
});
