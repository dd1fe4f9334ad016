import fc from "fast-check";
import { expect, it } from "vitest";
import { bagOverlap } from "./overlap";

const overlap = (one: string, other: string): number =>
  bagOverlap(one.split(" ").filter(Boolean), other.split(" ").filter(Boolean));

it.each([
  ["a b c", "a b c", 1],
  ["a b c", "c a b", 1],
  ["a b", "c d", 0],
  // min: a 1, b 1 = 2; max: a 2, b 1, c 1 = 4
  ["a a b", "a b c", 0.5],
  // A short one inside a long one is not like it.
  ["a", "a b c d", 0.25],
  ["", "", 1],
  ["", "a", 0],
])("of %j and %j is %d", (one, other, expected) => {
  expect(overlap(one, other)).toBeCloseTo(expected, 12);
});

it("is the same both ways, between 0 and 1, and 1 of a bag with itself alone", () => {
  const bags = fc.array(fc.constantFrom("a", "b", "c", "d"), { maxLength: 12 });
  fc.assert(
    fc.property(bags, bags, (one, other) => {
      const share = bagOverlap(one, other);
      expect(share).toBe(bagOverlap(other, one));
      expect(share).toBeGreaterThanOrEqual(0);
      expect(share).toBeLessThanOrEqual(1);
      const same = JSON.stringify(one.toSorted()) === JSON.stringify(other.toSorted());
      expect(share === 1).toBe(same);
    }),
  );
});
