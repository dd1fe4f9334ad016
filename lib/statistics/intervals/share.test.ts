import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { criticalT } from "./quantiles";
import { meanOf, shareOf, type Part } from "./share";

const parts = (pairs: readonly (readonly [number, number])[]): Part[] =>
  pairs.map(([part, whole], cluster) => ({ cluster: `f${cluster}`, part, whole }));

const anyParts = fc
  .array(fc.tuple(fc.nat(20), fc.nat(20)), { minLength: 10, maxLength: 30 })
  .map((pairs) => parts(pairs.map(([part, rest]) => [part, part + rest])));

/** By the textbook, the long way: every cluster left out in turn. */
function slowError(all: readonly Part[]): number {
  const some = all.filter(({ whole }) => whole > 0);
  const without = some.map((left) => {
    const rest = some.filter((one) => one !== left);
    return rest.reduce((sum, { part }) => sum + part, 0) / rest.reduce((sum, { whole }) => sum + whole, 0);
  });
  const mean = without.reduce((sum, one) => sum + one, 0) / without.length;
  return Math.sqrt(
    ((without.length - 1) / without.length) * without.reduce((sum, one) => sum + (one - mean) ** 2, 0),
  );
}

describe("shareOf", () => {
  it("of equal clusters has the standard error of their mean", () => {
    // Shares 0, .2, … of 10 each: deleting one of equal size is the ordinary standard error.
    const all = parts(Array.from({ length: 12 }, (_, place) => [place % 6, 10]));
    const found = shareOf(all, "questions-like-these");
    const variance = all.reduce((sum, { part }) => sum + (part / 10 - 0.25) ** 2, 0) / 11;
    const half = (criticalT(11) * Math.sqrt(variance / 12)) / (0.25 * 0.75);
    const logit = Math.log(0.25 / 0.75);
    expect(found.interval?.low).toBeCloseTo(1 / (1 + Math.exp(half - logit)), 10);
    expect(found.interval?.high).toBeCloseTo(1 / (1 + Math.exp(-half - logit)), 10);
    expect(found).toMatchObject({
      value: 0.25,
      clusters: 12,
      effectiveClusters: 12,
      method: "jackknife-logit",
    });
  });

  it("falls back to an assumed likeness where the part is in few clusters", () => {
    const rare = parts(Array.from({ length: 20 }, (_, place) => [place === 0 ? 1 : 0, 10]));
    const found = shareOf(rare, "questions-like-these");
    expect(found.method).toBe("wilson-assumed-likeness");
    expect(found.interval?.low).toBeGreaterThan(0);
    const none = shareOf(parts(Array.from({ length: 20 }, () => [0, 10])), "questions-like-these");
    expect(none.interval?.low).toBe(0);
    expect(none.interval?.high).toBeGreaterThan(0.05);
  });

  it("has none of few clusters, and of a few that outweigh the rest", () => {
    const nine = parts(Array.from({ length: 9 }, () => [1, 2]));
    expect(shareOf(nine, "questions-like-these")).toMatchObject({ interval: null, notes: ["few-families"] });
    const heavy = parts(Array.from({ length: 30 }, (_, place) => (place === 0 ? [500, 1_000] : [1, 2])));
    expect(shareOf(heavy, "questions-like-these").interval).toBeNull();
    expect(shareOf([], "questions-like-these")).toMatchObject({ value: null, notes: ["nothing-to-count"] });
  });

  it("lies within 0 and 1 around the share, mirrors, and minds neither order nor how clusters come in pieces", () => {
    fc.assert(
      fc.property(anyParts, (all) => {
        const found = shareOf(all, "questions-like-these");
        if (found.value === null || found.interval === null) return;
        expect(found.interval.low).toBeGreaterThanOrEqual(0);
        expect(found.interval.low).toBeLessThanOrEqual(found.value);
        expect(found.interval.high).toBeGreaterThanOrEqual(found.value);
        expect(found.interval.high).toBeLessThanOrEqual(1);
        const rest = all.map((one) => ({ ...one, part: one.whole - one.part })).toReversed();
        expect(shareOf(rest, "questions-like-these").interval?.low).toBeCloseTo(1 - found.interval.high, 8);
        const pieces = all.flatMap(({ cluster, part, whole }) => [
          { cluster, part, whole: part },
          { cluster, part: 0, whole: whole - part },
        ]);
        expect(shareOf(pieces, "questions-like-these").interval?.high).toBeCloseTo(found.interval.high, 10);
      }),
    );
  });
});

describe("meanOf", () => {
  it("is the ratio with the standard error of leaving each cluster out in turn", () => {
    fc.assert(
      fc.property(anyParts, (all) => {
        const found = meanOf(all, "questions-like-these");
        if (found.interval === null || found.value === null) return;
        const half = criticalT(found.effectiveClusters - 1) * slowError(all);
        expect(found.interval.high - found.value).toBeCloseTo(half, 9);
        expect(found.value - found.interval.low).toBeCloseTo(half, 9);
      }),
    );
  });

  it("may be beyond 1: citations an answer", () => {
    const found = meanOf(
      parts(Array.from({ length: 10 }, (_, place) => [60 + place, 12])),
      "questions-like-these",
    );
    expect(found.value).toBeCloseTo(5.375, 12);
    expect(found.interval?.low).toBeGreaterThan(5);
  });
});
