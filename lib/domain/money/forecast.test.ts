import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays } from "@/lib/domain/time/day-span";
import {
  endOf,
  expectDays,
  expectHeld,
  expectRuns,
  paceOf,
  reachedOn,
  together,
  type DayToCome,
  type Expected,
} from "./forecast";
import { nano, parseDollars, ZERO, type Nano } from "@/lib/domain/amounts/money";

const FIRST = "2026-11-02"; // a Monday
const past = (amounts: readonly Nano[]) =>
  amounts.map((spent, place) => ({ day: addDays(FIRST, place), spent }));
const coming = (from: string, count: number): DayToCome[] =>
  Array.from({ length: count }, (_, place) => ({ day: addDays(from, place), part: 1 }));
const dollars = (...amounts: readonly number[]) => amounts.map((amount) => nano(BigInt(amount) * 10n ** 9n));
const paceFor = (amounts: readonly Nano[]) => {
  const pace = paceOf(past(amounts));
  if (pace === null) throw new Error("too few days");
  return pace;
};

const amount = fc.integer({ min: 0, max: 2_000_000_000 }).map((value) => nano(BigInt(value)));
const days = fc.array(amount, { minLength: 14, maxLength: 40 });

describe("paceOf", () => {
  it("wants two whole weeks and looks at four", () => {
    const each = (count: number) => paceOf(past(Array.from({ length: count }, () => nano(1n))));
    expect(each(13)).toBeNull();
    expect(each(14)?.weeks).toBe(2);
    expect(each(20)?.weeks).toBe(2);
    expect(each(27)?.weeks).toBe(3);
    expect(each(90)).toMatchObject({ weeks: 4, from: addDays(FIRST, 90 - 28) });
  });

  it("has an average for each weekday, and the variance around it", () => {
    const week = dollars(1, 1, 1, 1, 3, 0, 0);
    const next = dollars(3, 1, 1, 1, 3, 0, 0);
    const pace = paceFor([...week, ...next]);
    expect(pace.means.map((mean) => mean / 1e9)).toEqual([2, 1, 1, 1, 3, 0, 0]);
    // Two days, each a dollar from its average, and seven degrees of freedom.
    expect(pace.variance / 1e18).toBeCloseTo(2 / 7);
  });
});

describe("expectDays", () => {
  it("of days that were all alike is exact", () => {
    const pace = paceFor(dollars(...Array.from({ length: 28 }, () => 2)));
    expect(expectDays(pace, coming("2026-12-01", 5))).toEqual({ mean: 10e9, low: 10e9, high: 10e9 });
    expect(expectDays(pace, [{ day: "2026-12-01", part: 0.25 }])).toMatchObject({ mean: 0.5e9 });
    expect(expectDays(pace, [])).toEqual({ mean: 0, low: 0, high: 0 });
  });

  it("goes by the weekday", () => {
    const pace = paceFor(dollars(...Array.from({ length: 28 }, (_, place) => (place % 7 < 5 ? 4 : 0))));
    expect(expectDays(pace, coming("2026-12-05", 2)).mean).toBe(0); // Saturday and Sunday
    expect(expectDays(pace, coming("2026-12-04", 4)).mean).toBe(8e9);
  });

  it("is the prediction interval of a sum, as worked out by hand", () => {
    const week = dollars(1, 1, 1, 1, 3, 0, 0);
    const pace = paceFor([...week, ...dollars(3, 1, 1, 1, 3, 0, 0)]);
    // A Monday and a Tuesday: 3 ± 1.415 · √(2/7 · (2 + 2 · 1²/2)).
    const { mean, low, high } = expectDays(pace, coming("2026-11-16", 2));
    const half = 1.415 * Math.sqrt((2 / 7) * 3);
    expect([mean / 1e9, low / 1e9, high / 1e9]).toEqual([
      3,
      expect.closeTo(3 - half),
      expect.closeTo(3 + half),
    ]);
  });

  it("never expects less of more days, nor a width of less", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 40 }), (spent, count) => {
        const pace = paceFor(spent);
        const from = addDays(FIRST, spent.length);
        const [fewer, more] = [
          expectDays(pace, coming(from, count)),
          expectDays(pace, coming(from, count + 1)),
        ];
        expect(more.mean).toBeGreaterThanOrEqual(fewer.mean);
        expect(more.high).toBeGreaterThanOrEqual(fewer.high);
      }),
    );
  });

  it("holds what comes about four times of five, for days that vary as days do", () => {
    const random = generator(7);
    let held = 0;
    const TRIES = 400;
    for (let round = 0; round < TRIES; round += 1) {
      // Skewed: some days nothing, most a little, a few much; weekends a quarter.
      const day = (place: number) => (place % 7 < 5 ? 4 : 1) * (-Math.log(1 - random()) * random() * 1e9);
      const before = Array.from({ length: 28 }, (_, place) => nano(BigInt(Math.round(day(place)))));
      const came = Array.from({ length: 15 }, (_, place) => day(place)).reduce((sum, one) => sum + one, 0);
      const { low, high } = expectDays(paceFor(before), coming(addDays(FIRST, 28), 15));
      if (came >= low && came <= high) held += 1;
    }
    expect(held / TRIES).toBeGreaterThan(0.72);
    expect(held / TRIES).toBeLessThan(0.9);
  });
});

describe("expectRuns", () => {
  it("is the average each, without a spread that one run can't tell", () => {
    expect(expectRuns([], 3)).toBeNull();
    expect(expectRuns(dollars(2), 3)).toEqual({ mean: 6e9, low: 6e9, high: 6e9 });
    const { mean, low, high } = expectRuns(dollars(1, 3), 2) ?? { mean: 0, low: 0, high: 0 };
    // 4 ± 3.078 · √(2 · (2 + 4/2)), and no less than nothing.
    expect([mean / 1e9, low, high / 1e9]).toEqual([4, 0, expect.closeTo(4 + 3.078 * Math.sqrt(8))]);
  });

  it("looks at the eight newest, and expects nothing of no runs", () => {
    const newest = [...dollars(...Array.from({ length: 8 }, () => 1)), ...dollars(900)];
    expect(expectRuns(newest, 4)).toEqual({ mean: 4e9, low: 4e9, high: 4e9 });
    expect(expectRuns(newest, 0)).toEqual({ mean: 0, low: 0, high: 0 });
  });
});

const part: fc.Arbitrary<Expected> = fc
  .tuple(
    fc.integer({ min: 0, max: 1e9 }),
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.integer({ min: 0, max: 1e9 }),
  )
  .map(([mean, share, above]) => ({ mean, low: mean * share, high: mean + above }));

describe("together", () => {
  it("adds middles, and distances as variances", () => {
    const parts = [
      { mean: 10, low: 7, high: 14 },
      { mean: 20, low: 16, high: 23 },
    ];
    expect(together(parts)).toEqual({ mean: 30, low: 25, high: 35 });
    expect(together([expectHeld(nano(5n))])).toEqual({ mean: 5, low: 0, high: 5 });
    expect(together([])).toEqual({ mean: 0, low: 0, high: 0 });
  });

  it("is in order, not below zero, and no wider than its parts side by side", () => {
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        const { mean, low, high } = together(parts);
        const sum = (of: (part: Expected) => number) => parts.reduce((all, one) => all + of(one), 0);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(low).toBeLessThanOrEqual(mean);
        expect(high).toBeGreaterThanOrEqual(mean);
        expect(low).toBeGreaterThanOrEqual(sum((one) => one.low) - 1e-3);
        expect(high).toBeLessThanOrEqual(sum((one) => one.high) + 1e-3);
      }),
    );
  });
});

describe("endOf", () => {
  it("adds to what was spent, which stays exact", () => {
    expect(endOf(parseDollars("12345678.000000001"), { mean: 1.4, low: 0, high: 2.6 })).toEqual({
      low: "12345678.000000001",
      middle: "12345678.000000002",
      high: "12345678.000000004",
    });
  });

  it("is never less than what was spent, whatever comes", () => {
    fc.assert(
      fc.property(amount, days, fc.integer({ min: 0, max: 31 }), (spent, before, count) => {
        const end = endOf(spent, expectDays(paceFor(before), coming(addDays(FIRST, before.length), count)));
        const [low, middle, high] = [end.low, end.middle, end.high].map(parseDollars);
        expect(Number(low)).toBeGreaterThanOrEqual(Number(spent));
        expect(Number(middle)).toBeGreaterThanOrEqual(Number(low));
        expect(Number(high)).toBeGreaterThanOrEqual(Number(middle));
        if (count === 0) expect(high).toBe(spent);
      }),
    );
  });
});

describe("reachedOn", () => {
  const each = (expected: number, count: number) =>
    coming("2026-12-01", count).map(({ day }) => ({ day, expected }));

  it.each([
    ["10", "9", "2026-12-01"],
    ["10", "8", "2026-12-02"],
    ["10", "10", "2026-12-01"],
    ["10", "12", "2026-12-01"],
    ["10", "7", "2026-12-03"],
    ["10", "6", null],
  ])("an amount of %s with %s used, at a dollar a day for three days: %s", (amount, used, day) => {
    expect(reachedOn({ amount, used: parseDollars(used) }, each(1e9, 3))).toBe(day);
  });

  it("is no day where no day is left, or nothing is expected", () => {
    expect(reachedOn({ amount: "1", used: ZERO }, [])).toBeNull();
    expect(reachedOn({ amount: "1", used: ZERO }, each(0, 30))).toBeNull();
  });
});

/** Numbers from 0 to below 1, the same each time (mulberry32). */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
