import fc from "fast-check";
import { expect, it } from "vitest";
import { modelChanges } from "./model-changes";

const by = (series: string, model: string, day: string) => ({ series, model, day });

it("tells the first day of each model but those that were there from the start", () => {
  expect(
    modelChanges([
      by("chatgpt", "one-b", "2026-11-05"),
      by("chatgpt", "one-a", "2026-11-01"),
      by("chatgpt", "one-a", "2026-11-06"),
      by("gemini", "two", "2026-11-03"),
      by("chatgpt", "one-b", "2026-11-04"),
      by("claude", "three", "2026-11-01"),
      by("claude", "four", "2026-11-01"),
      by("claude", "five", "2026-11-02"),
    ]),
  ).toEqual([by("claude", "five", "2026-11-02"), by("chatgpt", "one-b", "2026-11-04")]);
});

it("has none where each series has one model, in any order", () => {
  const answers = fc.array(
    fc.record({
      series: fc.constantFrom("one", "two"),
      model: fc.constantFrom("a", "b", "c"),
      day: fc.constantFrom("2026-11-01", "2026-11-02", "2026-11-03"),
    }),
  );
  fc.assert(
    fc.property(answers, (all) => {
      expect(modelChanges(all.map((one) => ({ ...one, model: one.series })))).toEqual([]);
      const key = ({ series, model, day }: { series: string; model: string; day: string }) =>
        series + model + day;
      expect(modelChanges(all.toReversed()).map(key).toSorted()).toEqual(
        modelChanges(all).map(key).toSorted(),
      );
    }),
  );
});
