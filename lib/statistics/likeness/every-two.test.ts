import fc from "fast-check";
import { expect, it } from "vitest";
import * as plain from "../testing/plain-likeness";
import { meanJaccard, numberedSets, ordersAlike, setsAlike } from "./every-two";
import { bagOverlap, bagOverlaps } from "./overlap";
import { jaccard } from "./sets";

// What is told of every two of many at once is to the digit what the definitions make of each two alone.

const thing = fc.constantFrom("a", "b", "c", "d", "e", "f", "g", "h", "i");
const lists = fc.array(fc.array(thing, { maxLength: 9 }), { maxLength: 12 });
const orders = fc.array(fc.uniqueArray(thing), { maxLength: 12 });

it("sets are as alike as each two of them", () => {
  fc.assert(
    fc.property(lists, (all) => {
      const sets = all.map((list) => new Set(list));
      const [overlap, ofJaccard] = [
        plain.ofPairs(sets, plain.overlapCoefficient),
        plain.ofPairs(sets, jaccard),
      ];
      const expected = overlap && ofJaccard && { overlap, jaccard: ofJaccard };
      expect(setsAlike(numberedSets(all))).toEqual(expected);
    }),
  );
});

it("orders are as alike as each two of them", () => {
  fc.assert(
    fc.property(orders, (all) => {
      expect(ordersAlike(numberedSets(all))).toEqual(plain.ofPairs(all, plain.rankBiasedOverlap));
    }),
  );
});

it("the sets of two sides are as alike as each of one and each of the other", () => {
  const side = fc.array(fc.array(thing, { maxLength: 9 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(side, side, (ones, others) => {
      const { lists: all, things } = numberedSets([...ones, ...others]);
      const values = ones.flatMap((one) => others.map((other) => jaccard(new Set(one), new Set(other))));
      expect(meanJaccard(things, all.slice(0, ones.length), all.slice(ones.length))).toBe(
        values.reduce((sum, value) => sum + value, 0) / values.length,
      );
    }),
  );
});

it("bags overlap as each two of them", () => {
  fc.assert(
    fc.property(lists, (all) => {
      const overlap = bagOverlaps(all);
      for (const [one, bag] of all.entries())
        for (const [other, against] of all.entries()) {
          expect(overlap(one, other)).toBe(plain.bagOverlap(bag, against));
          expect(bagOverlap(bag, against)).toBe(plain.bagOverlap(bag, against));
        }
    }),
  );
});
