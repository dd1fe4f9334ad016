import fc from "fast-check";
import { expect, it } from "vitest";
import type { PlanEntry, PlanTarget, WholePlan } from "./plan";
import { diffPlans } from "./plan-diff";

/** `a1` is the first wording of the prompt `a`. */
const promptOf = (version: string) => version.slice(0, 1);
const entry = (promptVersionId: string, personaId: string | null = null): PlanEntry => ({
  promptVersionId,
  personaId,
  marketId: null,
});
const target = (model: string): PlanTarget => ({
  engine: "gemini",
  model,
  method: "live",
  parameters: {},
  webSearch: false,
  marketId: null,
});
const plan = (entries: PlanEntry[], targets: PlanTarget[], repeats = 1): WholePlan => ({
  version: 1,
  origin: null,
  connectionId: "c",
  method: "live",
  label: null,
  entries,
  targets,
  repeats,
});

it("says what was added, removed and worded otherwise, who is asked now, and how often", () => {
  const before = plan([entry("a1"), entry("b1"), entry("c1"), entry("d1")], [target("m"), target("n")], 3);
  const after = plan(
    [entry("a1"), entry("b2"), entry("c1", "student"), entry("e1")],
    [target("m"), target("o")],
  );
  expect(diffPlans(before, after, promptOf)).toEqual({
    same: 1,
    added: [entry("c1", "student"), entry("e1")],
    removed: [entry("c1"), entry("d1")],
    reworded: [{ before: entry("b1"), after: entry("b2") }],
    targetsAdded: [target("o")],
    targetsRemoved: [target("n")],
    repeats: { before: 3, after: 1 },
  });
});

it("is none of a plan with itself, and the other way round from the other side", () => {
  const plans = fc
    .record({
      drawn: fc.uniqueArray(fc.tuple(fc.constantFrom("a", "b", "c", "d"), fc.constantFrom("1", "2")), {
        selector: ([prompt]) => prompt,
      }),
      models: fc.uniqueArray(fc.constantFrom("m", "n", "o")),
      repeats: fc.integer({ min: 1, max: 2 }),
    })
    .map(({ drawn, models, repeats }) =>
      plan(
        drawn.map((parts) => entry(parts.join(""))),
        models.map(target),
        repeats,
      ),
    );
  fc.assert(
    fc.property(plans, plans, (one, other) => {
      const there = diffPlans(one, other, promptOf);
      const back = diffPlans(other, one, promptOf);
      expect([there.same, there.added, there.removed]).toEqual([
        back.same,
        expect.arrayContaining(back.removed),
        expect.arrayContaining(back.added),
      ]);
      expect(there.same + there.added.length + there.reworded.length).toBe(other.entries.length);
      const itself = diffPlans(one, one, promptOf);
      const nothing = { added: [], removed: [], reworded: [], targetsAdded: [], targetsRemoved: [] };
      expect(itself).toEqual({ same: one.entries.length, ...nothing, repeats: null });
    }),
  );
});
