import { expect, it } from "vitest";
import type { SidesCompared } from "@/lib/services/comparing";
import type { BrandDifference } from "@/lib/statistics/measures/compared-brands";
import { compareSentence } from "./compare-words";

const CELLS = { answers: 40, searched: 40, failed: 0, pending: 0, prompts: 20, families: 20 };
const DIFFERENCE: BrandDifference = {
  ...{ brand: "1", of: "presence", difference: 0.12, interval: { low: 0.03, high: 0.21 } },
  ...{ p: 0.001, method: "paired-t", word: "higher" },
};
const NOISE: BrandDifference = { ...DIFFERENCE, of: "citation-rate", p: 0.4, word: "within-noise" };
const UNTOLD: BrandDifference = {
  ...DIFFERENCE,
  difference: null,
  interval: null,
  p: null,
  word: "cannot-tell",
};

type Told = Parameters<typeof compareSentence>[0];
const BRAND = { id: "a", brand: "1", name: "Acme", role: "tracked", isOwn: true } as const;
const told = (changed: Partial<Told>): Told => ({
  sides: [
    { cells: CELLS, estimand: "questions-like-these" },
    { cells: CELLS, estimand: "questions-like-these" },
  ],
  brands: [{ brand: BRAND } as SidesCompared["brands"][number]],
  differences: [DIFFERENCE, NOISE],
  ...{ changes: [], without: null, shared: 0 },
  ...changed,
});
const change = { engine: "gemini", modelAsked: "g", surface: "api", model: "g-2", day: "2026-11-03" };

it.each<[Partial<Told>, string]>([
  [
    {},
    "On Claude, against Gemini: Acme's presence is higher (+12 points [+3 to +21]). The other one may be chance.",
  ],
  [
    { differences: [NOISE] },
    "Nothing differs beyond noise: the one difference of Claude against Gemini may be chance.",
  ],
  [{ differences: [UNTOLD] }, "Too few families of questions on both sides for a word on any difference."],
  [
    { without: "same-answers", shared: 3 },
    "The sides can't be held against each other: 3 answers are on both.",
  ],
  [
    { without: "model-changed", changes: [change] },
    "What differs can't be told: g-2 began to answer for Gemini on 3 Nov 2026.",
  ],
])("says what differs beyond noise, or why nothing can be said", (changed, words) => {
  expect(compareSentence(told(changed), ["Gemini", "Claude"])).toBe(words);
});

it("says which side has no answers", () => {
  const sides = [
    { cells: { ...CELLS, answers: 0 }, estimand: "these-questions" },
    { cells: CELLS, estimand: "these-questions" },
  ] as const;
  expect(compareSentence(told({ sides }), ["Gemini", "Claude"])).toBe(
    "There is nothing to compare: no answers of Gemini.",
  );
});
