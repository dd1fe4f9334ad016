import fc from "fast-check";
import { expect, it } from "vitest";
import { readBefore, readWords, undoOf, writeBefore } from "./library-change";
import { applyEdit, type AppliedEdit, type PromptProperties } from "./prompt-edit";
import { FUNNEL_STAGES, INTENTS, LIBRARY_LIMITS, weightSchema } from "./prompt-set";

const NOW = new Date("2026-11-26T12:00:00.000Z");
const ID = "0190a0c0-0000-7000-8000-000000000001";
const OTHER = "0190a0c0-0000-7000-8000-000000000002";

const prompt: PromptProperties = {
  topic: "boats",
  tags: ["a", "b"],
  intent: null,
  stage: "decision",
  marketId: ID,
  personaId: null,
  familyId: ID,
  weight: "2.5",
  archivedAt: null,
};

it.each<[AppliedEdit, Partial<PromptProperties> | "same"]>([
  [{ change: "topic", topic: "piers" }, { topic: "piers" }],
  [{ change: "topic", topic: "boats" }, "same"],
  [{ change: "topic", topic: null }, { topic: null }],
  [{ change: "add_tags", tags: ["b", "c"] }, { tags: ["a", "b", "c"] }],
  [{ change: "add_tags", tags: ["b"] }, "same"],
  [{ change: "remove_tags", tags: ["a", "z"] }, { tags: ["b"] }],
  [{ change: "remove_tags", tags: ["z"] }, "same"],
  [{ change: "intent", intent: "branded" }, { intent: "branded" }],
  [{ change: "stage", stage: null }, { stage: null }],
  [{ change: "market", marketId: OTHER }, { marketId: OTHER }],
  [{ change: "persona", personaId: OTHER }, { personaId: OTHER }],
  [{ change: "weight", weight: "2.5" }, "same"],
  [{ change: "join_family", familyId: OTHER }, { familyId: OTHER }],
  [{ change: "split_family" }, { familyId: null }],
  [{ change: "archive" }, { archivedAt: "2026-11-26T12:00:00.000Z" }],
  [{ change: "restore" }, "same"],
])("%j of a prompt leaves %j", (edit, changed) => {
  expect(applyEdit(prompt, edit, NOW)).toEqual(changed);
});

it("archives what is archived no second time, and gives no prompt too many tags", () => {
  const archived = { ...prompt, archivedAt: "2026-01-01T00:00:00.000Z" };
  expect(applyEdit(archived, { change: "archive" }, NOW)).toBe("same");
  const tags = Array.from({ length: LIBRARY_LIMITS.tags }, (_, place) => `t${place}`);
  expect(applyEdit({ ...prompt, tags }, { change: "add_tags", tags: ["one more"] }, NOW)).toBe(
    "too_many_tags",
  );
});

const text = fc.string({ unit: "grapheme", maxLength: 20 });
const someId = fc.option(fc.constantFrom(ID, OTHER));
const anyPrompt: fc.Arbitrary<PromptProperties> = fc.record({
  topic: fc.option(text),
  tags: fc.uniqueArray(text, { maxLength: 5 }),
  intent: fc.option(fc.constantFrom(...INTENTS)),
  stage: fc.option(fc.constantFrom(...FUNNEL_STAGES)),
  marketId: someId,
  personaId: someId,
  familyId: someId,
  weight: fc.constantFrom("0", "1", "12.5"),
  archivedAt: fc.option(fc.constant("2026-01-01T00:00:00.000Z")),
});
const anyEdit: fc.Arbitrary<AppliedEdit> = fc.oneof(
  fc.record({ change: fc.constant("topic" as const), topic: fc.option(text) }),
  fc.record({ change: fc.constantFrom("add_tags" as const, "remove_tags" as const), tags: fc.array(text) }),
  fc.record({ change: fc.constant("market" as const), marketId: someId }),
  fc.record({ change: fc.constant("join_family" as const), familyId: fc.constant(OTHER) }),
  fc.record({ change: fc.constantFrom("split_family" as const, "archive" as const, "restore" as const) }),
);

it("takes any edit back exactly, by way of the kept text, and only where nothing was changed since", () => {
  fc.assert(
    fc.property(anyPrompt, anyEdit, text, (was, edit, words) => {
      const is = applyEdit(was, edit, NOW);
      if (typeof is === "string") return;
      const now = { ...was, ...is };
      const only = Object.fromEntries(Object.entries(was).filter(([name]) => name in is));
      const before = writeBefore(words, { prompts: [{ id: ID, was: only, is }] });
      expect(readWords(before.split("\n")[0] ?? "")).toBe(words);
      const [kept] = readBefore(before).prompts;
      if (!kept) throw new Error("nothing was kept");
      const back = undoOf(kept, now);
      expect(back).not.toBe("changed_since");
      expect({ ...now, ...(typeof back === "string" ? {} : back) }).toEqual(was);
      // What the act did not touch may change meanwhile; what it did may not.
      expect(undoOf(kept, { ...now, weight: "99" })).toEqual(back);
      if (is.topic !== undefined)
        expect(undoOf(kept, { ...now, topic: `${is.topic} since` })).toBe("changed_since");
    }),
  );
});

it.each([
  ["1", "1"],
  ["007.500", "7.5"],
  ["0.000001", "0.000001"],
  ["0", "0"],
  ["14800.0", "14800"],
])("keeps the weight %j as %j", (typed, kept) => {
  expect(weightSchema.parse(typed)).toBe(kept);
});

it.each(["", "-1", "1e3", "1,5", ".5", "0.0000001", "1234567890123"])("refuses the weight %j", (typed) => {
  expect(weightSchema.safeParse(typed).success).toBe(false);
});
