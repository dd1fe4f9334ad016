import fc from "fast-check";
import { expect, it } from "vitest";
import { type AnswerState, type Base, isIn, leftOutOf, type Observation, tallyPrompts } from "./observations";

const row = (changed: Partial<Observation & { hit: boolean }>): Observation & { hit: boolean } => ({
  answer: "a",
  family: "f",
  prompt: "p",
  day: "2026-11-01",
  state: "searched",
  weight: 1,
  hit: false,
  ...changed,
});
const states: AnswerState[] = ["searched", "unsearched", "search-not-told", "failed", "pending", "not-asked"];

it("tallies what was answered by prompt, and tells what was not", () => {
  const rows = [
    row({ hit: true }),
    row({ state: "unsearched" }),
    row({ state: "failed", hit: true }),
    row({ prompt: "q", day: "2026-11-02" }),
    row({ prompt: "q", day: "2026-11-03", hit: true }),
    row({ prompt: "r", state: "pending" }),
    row({ prompt: "r", state: "not-asked" }),
  ];
  expect(tallyPrompts(rows, "answered", ({ hit }) => hit)).toEqual([
    { family: "f", prompt: "p", weight: 1, hits: 1, answers: 2, days: 1 },
    { family: "f", prompt: "q", weight: 1, hits: 1, answers: 2, days: 2 },
  ]);
  expect(leftOutOf(rows, "answered")).toEqual({
    failed: 1,
    pending: 1,
    notAsked: 1,
    unsearched: 0,
    notTold: 0,
  });
  expect(leftOutOf(rows, "searched").unsearched).toBe(1);
});

it("refuses a prompt of two families or two weights", () => {
  for (const changed of [{ family: "g" }, { weight: 2 }])
    expect(() => tallyPrompts([row({}), row(changed)], "answered", () => true)).toThrow(
      "Prompt p is of two families",
    );
});

it("counts every row once: as an answer or as left out", () => {
  const rows = fc.array(
    fc
      .record({ state: fc.constantFrom(...states), prompt: fc.constantFrom("p", "q"), hit: fc.boolean() })
      .map(row),
  );
  fc.assert(
    fc.property(rows, fc.constantFrom<Base>("answered", "searched"), (all, base) => {
      const tallies = tallyPrompts(all, base, ({ hit }) => hit);
      const { failed, pending, notAsked, unsearched, notTold } = leftOutOf(all, base);
      const answers = tallies.reduce((sum, tally) => sum + tally.answers, 0);
      expect(answers + failed + pending + notAsked + unsearched + notTold).toBe(all.length);
      expect(tallies.reduce((sum, tally) => sum + tally.hits, 0)).toBe(
        all.filter((one) => one.hit && isIn(one, base)).length,
      );
    }),
  );
});
