import fc from "fast-check";
import { expect, it } from "vitest";
import { reasoningLimit } from "./outliers";

it.each([
  ["too few calls", { calls: 29, median: 500, mad: 50 }, null],
  ["enough", { calls: 30, median: 500, mad: 100 }, 500 + 741.3],
  ["calls that are all alike", { calls: 100, median: 500, mad: 0 }, 1000],
  ["a model that as a rule does not reason", { calls: 100, median: 0, mad: 0 }, 200],
  ["a model that reasons a little", { calls: 100, median: 50, mad: 4 }, 250],
])("the limit of reasoning of %s", (_what, of, limit) => {
  expect(reasoningLimit(of)).toEqual(limit === null ? null : expect.closeTo(limit));
});

it("leaves at most a few of any distribution beyond it, and half of it never", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 1e6 }), { minLength: 30, maxLength: 200 }), (tokens) => {
      const middle = (of: number[]) => of.toSorted((a, b) => a - b)[Math.ceil(of.length / 2) - 1] ?? 0;
      const median = middle(tokens);
      const mad = middle(tokens.map((one) => Math.abs(one - median)));
      const limit = reasoningLimit({ calls: tokens.length, median, mad }) ?? 0;
      const beyond = tokens.filter((one) => one > limit);
      // Half lie within one such distance of the median, and none of those is beyond five.
      expect(beyond.length).toBeLessThanOrEqual(tokens.length / 2);
      for (const one of beyond) expect(one).toBeGreaterThanOrEqual(Math.max(2 * median, median + 200));
    }),
  );
});
