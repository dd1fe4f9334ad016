import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { alphaOf, lag1Of, type Run, sequenceReach, watch } from "./watch";

const daily = (rates: readonly number[]): Run[] => rates.map((rate, day) => ({ day, rate }));
/** Up and down by .05, no day like the one before. */
const steady = (days: number, middle = 0.4) =>
  Array.from({ length: days }, (_, day) => middle + (day % 2 === 0 ? 0.05 : -0.05));

describe("watch", () => {
  it("knows nothing before 28 runs, and is quiet where nothing happens", () => {
    expect(watch(daily(steady(27)), 0.05)).toMatchObject({ baseline: null, now: null, alarms: [] });
    const year = watch(daily(steady(365)), 0.05);
    expect(year).toMatchObject({ unit: "run", alarms: [], now: { units: 337 } });
    expect(year.baseline?.mean).toBeCloseTo(0.4, 12);
  });

  it("tells a move soon, and begins anew after it", () => {
    const found = watch(daily([...steady(60), ...steady(60, 0.7)]), 0.05);
    expect(found.alarms).toHaveLength(1);
    expect(found.alarms[0]?.day).toBeGreaterThan(60);
    expect(found.alarms[0]?.day).toBeLessThan(75);
    expect(found.alarms[0]).toMatchObject({ unit: "run", since: 28 });
    expect(found.alarms[0]?.reach).toBeLessThan(
      (found.alarms[0]?.mean ?? 0) - (found.alarms[0]?.baseline ?? 0),
    );
    expect(found.baseline?.mean).toBeCloseTo(0.7, 1);
  });

  it("makes no move of one answer after many that named nobody", () => {
    const rare = (answers?: number) =>
      Array.from({ length: 90 }, (_, day) => ({
        day,
        rate: day === 29 ? 0.05 : 0,
        ...(answers && { answers }),
      }));
    expect(watch(rare(), 0.05).alarms).toHaveLength(1);
    expect(watch(rare(20), 0.05).alarms).toEqual([]);
    const begun = daily([...steady(28, 0.05), ...steady(20, 0.5)]).map((run) => ({ ...run, answers: 40 }));
    expect(watch(begun, 0.05).alarms).toHaveLength(1);
  });

  it("watches weeks where days are like the day before", () => {
    const slow = Array.from({ length: 120 }, (_, day) => 0.4 + 0.1 * Math.sin(day / 3));
    const found = watch(daily(slow), 0.05);
    expect(found.unit).toBe("week");
    expect(found.now?.units).toBe(Math.floor(120 / 7) - 8);
  });

  it("is no sooner alarmed by more watches of a workspace", () => {
    expect(alphaOf(10)).toBe(0.005);
    const runs = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 28, maxLength: 90 });
    fc.assert(
      fc.property(runs, (rates) => {
        const [one, ten] = [watch(daily(rates), alphaOf(1)), watch(daily(rates), alphaOf(10))];
        const [first, later] = [one.alarms[0]?.day ?? Infinity, ten.alarms[0]?.day ?? Infinity];
        expect(later).toBeGreaterThanOrEqual(first);
        expect(watch(daily(rates).toReversed(), alphaOf(1))).toEqual(one);
      }),
    );
  });
});

it("the sequence is Waudby-Smith's own, and narrows", () => {
  // α/2 = .025: ρ² = (7.377759 + ln 8.377759) ÷ 30 = .316775; t = 30: 2 × 10.503255 ÷ (900 × .316775) × ln(3.240873 ÷ .025)
  expect(sequenceReach(30, 0.05)).toBeCloseTo(
    Math.sqrt(((2 * 10.503255) / (900 * 0.316775)) * Math.log(3.240873 / 0.025)),
    5,
  );
  for (let t = 2; t < 400; t += 1) expect(sequenceReach(t, 0.05)).toBeLessThan(sequenceReach(t - 1, 0.05));
});

it.each([
  [[1, 1, 1, 1], 0],
  // Deviations −1.5 −.5 .5 1.5: (.75 − .25 + .75) ÷ 5.
  [[1, 2, 3, 4], 0.25],
  [[1, -1, 1, -1], -0.75],
])("%j are like the one before by %d", (values, lag) => {
  expect(lag1Of(values)).toBeCloseTo(lag, 12);
});
