import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { kappa } from "./kappa";
import { ofPairs, overlapCoefficient, rankBiasedOverlap } from "../testing/plain-likeness";
import { jaccard } from "./sets";

const set = (text: string) => new Set(text);
const anySet = fc.uniqueArray(fc.constantFrom("a", "b", "c", "d", "e", "f"));

it.each([
  ["abc", "abc", 1, 1],
  ["ab", "abcd", 1, 0.5],
  ["abc", "cde", 1 / 3, 0.2],
  ["a", "b", 0, 0],
  ["", "", 1, 1],
  ["", "a", 0, 0],
])("overlap of %j and %j is %d, Jaccard %d", (one, other, overlap, alike) => {
  expect(overlapCoefficient(set(one), set(other))).toBeCloseTo(overlap, 12);
  expect(jaccard(set(one), set(other))).toBeCloseTo(alike, 12);
});

it("they are the same both ways, 0 to 1, and Jaccard never above overlap", () => {
  fc.assert(
    fc.property(anySet, anySet, (some, others) => {
      const [one, other] = [new Set(some), new Set(others)];
      for (const likeness of [jaccard, overlapCoefficient])
        expect(likeness(one, other)).toBe(likeness(other, one));
      expect(jaccard(one, other)).toBeGreaterThanOrEqual(0);
      expect(jaccard(one, other)).toBeLessThanOrEqual(overlapCoefficient(one, other));
      expect(overlapCoefficient(one, other)).toBeLessThanOrEqual(1);
      // The slow way.
      const all = new Set([...some, ...others]);
      const common = [...all].filter((thing) => some.includes(thing) && others.includes(thing));
      if (all.size > 0) expect(jaccard(one, other)).toBe(common.length / all.size);
    }),
  );
});

it("of every two of several: mean and variance", () => {
  // Pairs ab/ab 1, ab/bc ⅓ twice: mean 5/9, variance ((4/9)² + 2 × (2/9)²) ÷ 3 = 8/81.
  const found = ofPairs([set("ab"), set("ab"), set("bc")], jaccard);
  expect(found?.pairs).toBe(3);
  expect(found?.mean).toBeCloseTo(5 / 9, 12);
  expect(found?.variance).toBeCloseTo(8 / 81, 12);
  expect(ofPairs([set("a"), set("b")], jaccard)).toEqual({ pairs: 1, mean: 0, variance: 0 });
  expect(ofPairs([set("a")], jaccard)).toBeNull();
});

describe("rankBiasedOverlap", () => {
  it.each([
    ["abc", "acb", 0.955],
    ["ab", "abc", 1],
    ["abc", "xyz", 0],
    ["", "", 1],
    ["", "a", 0],
  ])("of %j and %j is %d", (one, other, expected) => {
    expect(rankBiasedOverlap([...one], [...other])).toBeCloseTo(expected, 12);
  });

  it("is the same both ways, 0 to 1, 1 of the same, and minds the first places most", () => {
    fc.assert(
      fc.property(anySet, anySet, (one, other) => {
        const found = rankBiasedOverlap(one, other);
        expect(found).toBeCloseTo(rankBiasedOverlap(other, one), 12);
        expect(found).toBeGreaterThanOrEqual(0);
        expect(found).toBeLessThanOrEqual(1);
        expect(rankBiasedOverlap(one, one)).toBeCloseTo(1, 12);
      }),
    );
    expect(rankBiasedOverlap([..."bacdef"], [..."abcdef"])).toBeLessThan(
      rankBiasedOverlap([..."abcdfe"], [..."abcdef"]),
    );
  });

  it("is the sum that it is defined by, of lists of one length", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray([..."abcdef"], { minLength: 6 }), (order) => {
        const base = [..."abcdef"];
        let sum = 0;
        for (let d = 1; d <= 6; d += 1)
          sum +=
            (0.1 / 0.9) *
            0.9 ** d *
            (base.slice(0, d).filter((x) => order.slice(0, d).includes(x)).length / d);
        expect(rankBiasedOverlap(base, order)).toBeCloseTo(sum + 0.9 ** 6, 12);
      }),
    );
  });
});

describe("kappa", () => {
  const judged = (both: number, one: number, other: number, neither: number) => [
    ...Array.from({ length: both }, () => [true, true] as const),
    ...Array.from({ length: one }, () => [true, false] as const),
    ...Array.from({ length: other }, () => [false, true] as const),
    ...Array.from({ length: neither }, () => [false, false] as const),
  ];

  it("is .4 of 20, 5, 10 and 15, and nothing where chance would do as well", () => {
    // Agreed .7; by chance .5 × .6 + .5 × .4 = .5.
    expect(kappa(judged(20, 5, 10, 15))).toBeCloseTo(0.4, 12);
    expect(kappa(judged(5, 0, 0, 5))).toBe(1);
    expect(kappa(judged(0, 5, 5, 0))).toBe(-1);
    expect(kappa(judged(9, 0, 0, 0))).toBeNull();
    expect(kappa([])).toBeNull();
  });

  it("is the same both ways and seen from the other word", () => {
    const numbers = fc.tuple(fc.nat(9), fc.nat(9), fc.nat(9), fc.nat(9));
    fc.assert(
      fc.property(numbers, ([both, one, other, neither]) => {
        const found = kappa(judged(both, one, other, neither)) ?? -2;
        expect(kappa(judged(both, other, one, neither)) ?? -2).toBeCloseTo(found, 9);
        expect(kappa(judged(neither, other, one, both)) ?? -2).toBeCloseTo(found, 9);
        expect(found).toBeLessThanOrEqual(1);
      }),
    );
  });
});
