import fc from "fast-check";
import { expect, it } from "vitest";
import type { AnswerItemView } from "./answer";
import { itemsOf, keptItems } from "./kept-items";

const text = fc.constantFrom("", "a", "b", "a\n\nb");
const citations = fc.array(fc.nat(9), { maxLength: 2 });
const section = fc.record({ text, citations });
const item: fc.Arbitrary<AnswerItemView> = fc.oneof(
  fc.record({ type: fc.constant("message" as const), sections: fc.array(section, { maxLength: 2 }) }),
  fc.record({
    type: fc.constant("reasoning" as const),
    sections: fc.array(fc.record({ text }), { maxLength: 2 }),
  }),
  fc.constant({ type: "unknown" as const, wireType: "video" }),
);

it("keeps items so that they come back whole, with what they were kept beside", () =>
  fc.assert(
    fc.property(text, fc.array(item, { maxLength: 2 }), (text, items) => {
      const kept: unknown = JSON.parse(JSON.stringify(keptItems({ text, items })));
      expect(itemsOf({ text, items: kept })).toEqual(items);
    }),
  ));

it("keeps the text of an answer of one section once, and reads what was kept twice", () => {
  const items: AnswerItemView[] = [{ type: "message", sections: [{ text: "a", citations: [0] }] }];
  expect(JSON.stringify(keptItems({ text: "a", items }))).toBe(
    '[{"type":"message","sections":[{"citations":[0]}]}]',
  );
  expect(itemsOf({ text: "a", items })).toEqual(items);
  expect(() => itemsOf({ text: "a", items: [{ type: "message" }] })).toThrow();
});
