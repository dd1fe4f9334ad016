import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { criticalT } from "../intervals/quantiles";
import {
  answersFor,
  MOST_REPEATS,
  planCost,
  planSample,
  planWorth,
  repeatsOfAll,
  type Target,
} from "./planner";

const target = (changed: Partial<Target>): Target => ({
  halfWidth: 0.1,
  rate: 0.5,
  rho: 0.3,
  rhoPrompt: 0.2,
  families: 60,
  wordings: 3,
  ...changed,
});

it.each([
  [0.5, 0.1, 97],
  [0.5, 0.05, 385],
  [0.3, 0.1, 81],
  [0.1, 0.05, 139],
])("a rate of %d to ± %d takes %d independent answers", (rate, halfWidth, answers) => {
  expect(answersFor(rate, halfWidth)).toBe(answers);
});

describe("planSample", () => {
  it("says how many families it takes at least", () => {
    expect(planSample(target({ halfWidth: 0.05, rho: 0.5 })).familiesAtLeast).toBe(193);
    expect(planSample(target({ rho: 0 })).familiesAtLeast).toBe(10);
  });

  it("asks each family once where that is enough, and of more wordings before repeats", () => {
    // t(53)² ÷ 4 ÷ .01 = 100.6 effective answers of 54 families, so they may share .537 of one each: three wordings have
    // .3 + .2 ÷ 3 + .5 ÷ 3 = .533. Two wordings asked twice would be 4 × 51 tasks.
    expect(planSample(target({})).plan).toMatchObject({ families: 54, wordings: 3, repeats: 1, tasks: 162 });
  });

  it("has none where no number of answers is enough, and tells from how many families on there is one", () => {
    const found = planSample(target({ families: 25, rho: 0.4 }));
    expect(found.plan).toBeNull();
    expect(found.curve[0]?.families).toBeGreaterThanOrEqual(found.familiesAtLeast);
  });

  it("refuses what is out of bounds, by name", () => {
    expect(() => planSample(target({ halfWidth: 0 }))).toThrow("halfWidth 0");
    expect(() => planSample(target({ rate: 1 }))).toThrow("rate 1");
    expect(() => planSample(target({ rho: 0.9 }))).toThrow("rho 0.9 and rhoPrompt 0.2");
    expect(() => planSample(target({ wordings: 1.5 }))).toThrow("wordings 1.5");
  });

  it("is enough, and no plan of fewer tasks is: by trying them all", () => {
    const any = fc.record({
      halfWidth: fc.double({ min: 0.08, max: 0.3, noNaN: true }),
      rate: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
      rho: fc.double({ min: 0, max: 0.5, noNaN: true }),
      rhoPrompt: fc.double({ min: 0, max: 0.4, noNaN: true }),
      families: fc.integer({ min: 10, max: 20 }),
      wordings: fc.integer({ min: 1, max: 3 }),
    });
    fc.assert(
      fc.property(any, (asked) => {
        const { plan } = planSample(asked);
        const enough: number[] = [];
        for (let families = 10; families <= asked.families; families += 1) {
          const needed =
            (criticalT(families - 1) ** 2 * asked.rate * (1 - asked.rate)) / asked.halfWidth ** 2;
          for (let wordings = 1; wordings <= asked.wordings; wordings += 1)
            for (let repeats = 1; repeats <= MOST_REPEATS; repeats += 1)
              if (planWorth(asked, { families, wordings, repeats }) >= needed * (1 - 1e-9))
                enough.push(families * wordings * repeats);
        }
        expect(plan?.tasks ?? Infinity).toBe(Math.min(...enough));
      }),
      { numRuns: 30 },
    );
  });
});

describe("repeatsOfAll", () => {
  it("asks all there is as often as it takes, and once less is not enough", () => {
    const any = fc.record({
      halfWidth: fc.double({ min: 0.05, max: 0.3, noNaN: true }),
      rate: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
      rho: fc.double({ min: 0, max: 0.5, noNaN: true }),
      rhoPrompt: fc.double({ min: 0, max: 0.4, noNaN: true }),
      families: fc.integer({ min: 5, max: 120 }),
      wordings: fc.integer({ min: 1, max: 4 }),
    });
    fc.assert(
      fc.property(any, (asked) => {
        const all = repeatsOfAll(asked);
        const { plan } = planSample(asked);
        if (all === null) return;
        expect(plan?.tasks).toBeLessThanOrEqual(all.tasks);
        expect(all).toMatchObject({ families: asked.families, wordings: asked.wordings });
        const needed =
          (criticalT(asked.families - 1) ** 2 * asked.rate * (1 - asked.rate)) / asked.halfWidth ** 2;
        const worth = (repeats: number) => planWorth(asked, { ...all, repeats });
        expect(worth(all.repeats)).toBeGreaterThanOrEqual(needed * (1 - 1e-9));
        if (all.repeats > 1) expect(worth(all.repeats - 1)).toBeLessThan(needed);
      }),
      { numRuns: 50 },
    );
    expect(repeatsOfAll(target({ families: 9 }))).toBeNull();
  });
});

describe("planCost", () => {
  it("is the mean of what answers cost, with what the sum may differ by", () => {
    const found = planCost(100, [1, 3, 2, 2], 30);
    // Variance 2/3; √(2/3 × (100 + 2500)) = 41.63; t(3) 3.1824.
    expect(found?.expected).toBe(200);
    expect(found?.high).toBeCloseTo(200 + 3.182446 * Math.sqrt((2 / 3) * 2_600), 4);
    expect(found?.low).toBeCloseTo(200 - 3.182446 * Math.sqrt((2 / 3) * 2_600), 4);
    expect(found?.hours).toBeCloseTo(100 / 1_800, 12);
    expect(planCost(100, [1], 30)).toBeNull();
  });
});
