import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { tries } from "@/test/properties";
import { didItWork, type StudyFamily, trendsOf } from "./did-it-work";

const of = (hits: number, answers = 10) => ({ hits, answers });
/** Families with that many hits of ten in each half before, and after. */
const families = (
  treated: boolean,
  count: number,
  hits: (place: number) => [number, number, number],
): StudyFamily[] =>
  Array.from({ length: count }, (_, place) => {
    const [first, second, after] = hits(place);
    return {
      family: `${treated ? "t" : "c"}${place}`,
      treated,
      firstHalf: of(first),
      secondHalf: of(second),
      after: of(after),
    };
  });
/** A little up and down, the same for both sides. */
const wobble = (place: number) => (place % 3) - 1;

describe("didItWork", () => {
  it("is Welch's t of the families' changes", () => {
    const found = didItWork(
      [
        ...families(true, 8, (place) => [4, 4, 7 + (place % 2)]),
        ...families(false, 12, (place) => [4, 4, 4 + (place % 2)]),
      ],
      1,
    );
    // Changes .3 and .4 against 0 and .1, half each: .3, errors .0188982 and .0150756, 14.9 degrees of freedom, of which t is 2.1327.
    expect(found).toMatchObject({ verdict: "worked", families: { treated: 8, controls: 12, leftOut: 0 } });
    expect(found.effect?.effect).toBeCloseTo(0.3, 12);
    const half = (found.effect?.interval?.high ?? 0) - 0.3;
    expect(half / Math.hypot(0.0188982, 0.0150756)).toBeCloseTo(2.1327, 4);
    expect(found.placebo).toMatchObject({ effect: 0, p: 1 });
  });

  it("says what made it worse, and what is noise", () => {
    const study = (change: number) =>
      didItWork(
        [
          ...families(true, 10, (place) => [5, 5, 5 + change + wobble(place)]),
          ...families(false, 10, (place) => [5, 5, 5 + wobble(place)]),
        ],
        1,
      ).verdict;
    expect(study(-3)).toBe("harmed");
    expect(study(0)).toBe("within-noise");
  });

  it("says nothing of sides that moved apart before", () => {
    const found = didItWork(
      [
        ...families(true, 10, (place) => [2, 6 + wobble(place), 9]),
        ...families(false, 10, (place) => [4, 4 + wobble(place), 4]),
      ],
      1,
    );
    expect(found.verdict).toBe("not-comparable");
  });

  it("ranks a few treated among equal draws of families", () => {
    const study = (treated: number, controls: number) =>
      didItWork(
        [
          ...families(true, treated, () => [4, 4, 9]),
          ...families(false, controls, (place) => [4, 4, 4 + wobble(place)]),
        ],
        1,
      );
    // The one is further away than all 20 controls: 1 ÷ 21. Two: than all other 230 pairs.
    expect(study(1, 20).effect).toMatchObject({ method: "rank-among-draws", interval: null, p: 1 / 21 });
    expect(study(1, 20).verdict).toBe("worked");
    expect(study(2, 20).effect?.p).toBeCloseTo(1 / 231, 12);
    expect(study(7, 30).effect?.p).toBeCloseTo(1 / 10_001, 12);
    expect(study(1, 19)).toMatchObject({ verdict: "too-few", effect: null });
    expect(study(0, 30).verdict).toBe("too-few");
  });

  it("leaves out and counts families that were not answered on both sides of the mark", () => {
    const all = families(true, 9, () => [4, 4, 4]);
    const found = didItWork(
      [...all.slice(1), ...all.slice(0, 1).map((one) => ({ ...one, after: of(0, 0) }))],
      1,
    );
    expect(found.families).toEqual({ treated: 8, controls: 0, leftOut: 1 });
  });

  it("mirrors, and minds no order, as long as all draws are gone through", () => {
    const hits = fc.tuple(fc.nat(10), fc.nat(10), fc.nat(10));
    const sides = fc.tuple(
      fc.array(hits, { minLength: 1, maxLength: 12 }),
      fc.array(hits, { minLength: 8, maxLength: 22 }),
    );
    fc.assert(
      fc.property(sides, ([treated, controls]) => {
        const all = [
          ...families(true, treated.length, (place) => treated[place] ?? [0, 0, 0]),
          ...families(false, controls.length, (place) => controls[place] ?? [0, 0, 0]),
        ];
        const missed = all.map((one) => ({
          ...one,
          firstHalf: of(10 - one.firstHalf.hits),
          secondHalf: of(10 - one.secondHalf.hits),
          after: of(10 - one.after.hits),
        }));
        const [found, turned] = [didItWork(all, 1), didItWork(missed.toReversed(), 1)];
        expect(turned.effect?.effect ?? 0).toBeCloseTo(-(found.effect?.effect ?? 0), 9);
        if (found.effect?.method === "welch-t" || treated.length < 3)
          expect(turned.effect?.p ?? -1).toBeCloseTo(found.effect?.p ?? -1, 9);
        if (found.effect?.interval) {
          const { low, high } = found.effect.interval;
          expect(low > 0 || high < 0).toBe(found.effect.p < 0.05);
        }
      }),
      tries(30),
    );
  });
});

describe("trendsOf", () => {
  it("is the mean of the families' rates, period by period", () => {
    expect(
      trendsOf([
        { treated: true, periods: [of(2), of(4)] },
        { treated: true, periods: [of(4), of(0, 0)] },
        { treated: false, periods: [of(5)] },
      ]),
    ).toEqual([
      { treated: 0.30000000000000004, controls: 0.5 },
      { treated: 0.4, controls: null },
    ]);
    expect(trendsOf([])).toEqual([]);
  });
});
