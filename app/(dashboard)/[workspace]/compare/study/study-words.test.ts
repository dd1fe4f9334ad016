import { expect, it } from "vitest";
import type { DidItWork } from "@/lib/statistics/studies/did-it-work";
import { effectWords, verdictSentence } from "./study-words";

const OF = { brand: "Acme", figure: "presence" } as const;
const EFFECT = { method: "welch-t", effect: 0.12, interval: { low: 0.03, high: 0.21 }, p: 0.008 } as const;
const resultOf = (changed: Partial<DidItWork>): DidItWork => ({
  verdict: "worked",
  effect: EFFECT,
  placebo: { ...EFFECT, effect: 0.01, interval: { low: -0.05, high: 0.07 }, p: 0.7 },
  families: { treated: 12, controls: 30, leftOut: 0 },
  ...changed,
});

it("says an effect with its interval, or by its rank", () => {
  expect(effectWords(EFFECT)).toBe("+12 points [+3 to +21], p = .008");
  expect(effectWords({ ...EFFECT, method: "rank-among-draws", interval: null, p: 0.0004 })).toBe(
    "+12 points, p < .001 by rank",
  );
});

it.each([
  [resultOf({}), /^Yes, beyond noise: Acme's presence rose by \+12 points .* in 12 families .* 30 families/],
  [resultOf({ verdict: "harmed" }), /^No: beyond noise, Acme's presence fell/],
  [resultOf({ verdict: "within-noise" }), /^Nothing beyond noise/],
  [resultOf({ verdict: "not-comparable" }), /^It can't be told: the two sides went apart before/],
  [resultOf({ verdict: "too-few", effect: null }), /^Too few families/],
])("says a verdict in plain words", (result, words) => {
  expect(verdictSentence({ result, changes: [] }, OF)).toMatch(words);
});

it("has no verdict across another model", () => {
  const change = { engine: "gemini", modelAsked: "g", surface: "api", model: "g-2", day: "2026-11-03" };
  expect(verdictSentence({ result: null, changes: [change] }, OF)).toMatch(
    /^It can't be told: g-2 began to answer for Gemini on 3 Nov 2026/,
  );
});
