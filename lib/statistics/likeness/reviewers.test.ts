import fc from "fast-check";
import { expect, it } from "vitest";
import { closestPair, type ReviewerVerdict } from "./reviewers";

const said = (reviewer: string, verdicts: string): ReviewerVerdict[] =>
  Array.from(verdicts, (verdict, place) => ({
    place: String(place),
    reviewer,
    isYes: verdict === "y",
  })).filter((_one, place) => verdicts[place] !== " ");

it("compares the two with the most places in common, on those alone", () => {
  const pair = closestPair([...said("a", "yynnyy "), ...said("b", "yynny n"), ...said("c", "n      ")]);
  expect(pair).toMatchObject({ reviewers: ["a", "b"], agreed: 5, kappa: 1 });
  expect(pair?.common).toHaveLength(5);
  // Of ten places agreed on seven: 0.7, by chance 0.5 × 0.6 + 0.5 × 0.4 = 0.5.
  expect(closestPair([...said("a", "yyyyynnnnn"), ...said("b", "yyyynyynnn")])?.kappa).toBeCloseTo(0.4, 12);
});

it("knows no κ where both always say the same word, and no pair where nothing is in common", () => {
  expect(closestPair([...said("a", "yy"), ...said("b", "yy")])).toMatchObject({ agreed: 2, kappa: null });
  expect(closestPair([...said("a", "y "), ...said("b", " y")])).toBeNull();
  expect(closestPair([])).toBeNull();
});

it("does not depend on the order of verdicts", () => {
  const verdict = fc.record({
    place: fc.constantFrom("1", "2", "3", "4"),
    reviewer: fc.constantFrom("a", "b", "c"),
    isYes: fc.boolean(),
  });
  const verdicts = fc.uniqueArray(verdict, { selector: ({ place, reviewer }) => place + reviewer });
  fc.assert(
    fc.property(verdicts, (all) => {
      const [pair, other] = [closestPair(all), closestPair([...all].reverse())];
      expect([other?.reviewers, other?.agreed, other?.kappa]).toEqual([
        pair?.reviewers,
        pair?.agreed,
        pair?.kappa,
      ]);
    }),
  );
});
