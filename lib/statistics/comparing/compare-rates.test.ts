import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { scoreInterval } from "../intervals/wilson";
import { anyTallies, talliesOf } from "../testing/tallies";
import { compareRates } from "./compare-rates";
import { newcombe } from "./newcombe";

const KIND = "questions-like-these";
const sided = (hits: number, n: number) => ({
  value: hits / n,
  at: (level: number) => scoreInterval(hits / n, n, level === 0.95 ? 1.959964 : 2.575829),
});
const renamed = <Tally extends { family: string; prompt: string }>(tallies: Tally[]) =>
  tallies.map((tally) => ({ ...tally, family: `other ${tally.family}`, prompt: `other ${tally.prompt}` }));
const families = (count: number, hits: (family: number) => number[]) =>
  Array.from({ length: count }, (_, family) => hits(family));

describe("newcombe", () => {
  it("is Newcombe's example", () => {
    const { interval } = newcombe(sided(48, 80), sided(56, 70));
    expect(interval.low).toBeCloseTo(0.0524, 4);
    expect(interval.high).toBeCloseTo(0.3339, 4);
  });
});

describe("compareRates", () => {
  it("pairs families that are on both sides, and counts the others", () => {
    const one = talliesOf(
      4,
      families(12, (family) => [family % 4]),
    );
    const other = talliesOf(
      4,
      families(11, (family) => [(family % 4) + (family % 2)]),
    );
    const found = compareRates(one, other, KIND);
    expect(found).toMatchObject({ method: "paired-t", families: { both: 11, one: 1, other: 0 } });
    // Differences 0 and .25 by turns, five of eleven: mean .1136364, standard error .0393919, t 2.8848 of 10 degrees.
    expect(found.difference).toBeCloseTo(0.1136364, 6);
    expect(found.p).toBeCloseTo(0.016235, 4);
  });

  it("takes McNemar's test where each family is one prompt with one answer a side", () => {
    const one = talliesOf(
      1,
      families(20, (family) => [family < 2 ? 1 : 0]),
    );
    const other = talliesOf(
      1,
      families(20, (family) => [family >= 1 && family < 10 ? 1 : 0]),
    );
    // One went, eight came.
    expect(compareRates(one, other, KIND)).toMatchObject({ method: "exact-mcnemar", difference: 0.35 });
    expect(compareRates(one, other, KIND).p).toBeCloseTo(20 / 512, 12);
  });

  it("compares what has no family in common by each side's own limits", () => {
    const one = talliesOf(
      4,
      families(20, (family) => [family % 3]),
    );
    const other = renamed(
      talliesOf(
        4,
        families(20, (family) => [2 + (family % 3)]),
      ),
    );
    const found = compareRates(one, other, KIND);
    expect(found).toMatchObject({ method: "newcombe", families: { both: 0, one: 20, other: 20 } });
    expect(found.interval?.low).toBeGreaterThan(0);
    expect(found.p).toBeLessThan(0.05);
  });

  it("compares nothing of a few families, and tells the rates all the same", () => {
    const few = talliesOf(
      4,
      families(5, () => [2]),
    );
    expect(compareRates(few, few, KIND)).toMatchObject({ method: null, p: null, one: { value: 0.5 } });
    expect(compareRates(few, few, "these-questions")).toMatchObject({
      method: "newcombe",
      difference: 0,
      p: 1,
    });
  });

  it("has an interval beyond 0 just where p is below .05, and turns with its sides", () => {
    const sides = fc.tuple(anyTallies({ min: 9, max: 14 }), anyTallies({ min: 9, max: 14 }), fc.boolean());
    fc.assert(
      fc.property(sides, ([one, second, apart]) => {
        const other = apart ? renamed(second) : second;
        const found = compareRates(one, other, KIND);
        const turned = compareRates(other, one, KIND);
        expect(turned.method).toBe(found.method);
        if (found.p === null || found.interval === null || Math.abs(found.p - 0.05) < 1e-6) return;
        expect(found.interval.low > 0 || found.interval.high < 0).toBe(found.p < 0.05);
        expect(turned.p).toBeCloseTo(found.p, 6);
        expect(turned.interval?.low).toBeCloseTo(-found.interval.high, 8);
      }),
    );
  });
});
