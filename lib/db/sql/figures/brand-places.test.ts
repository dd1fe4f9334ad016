import fc from "fast-check";
import { expect, it } from "vitest";
import { countIn, countsByBrand } from "./brand-places";

it("takes apart what was added up for all brands at once", () => {
  const facts = fc.array(fc.array(fc.nat({ max: 9 }), { maxLength: 30 }), { maxLength: 20 });
  fc.assert(
    fc.property(facts, (all) => {
      const sum = all
        .flatMap((counts) => counts.map((count, brand) => BigInt(count) * 10n ** BigInt(8 * brand)))
        .reduce((one, other) => one + other, 0n);
      const expected = Array.from({ length: 30 }, (_, brand): [number, number] => [
        brand,
        all.reduce((total, counts) => total + (counts[brand] ?? 0), 0),
      ]).filter(([, count]) => count > 0);
      expect(countsByBrand(String(sum))).toEqual(expected);
      const one = expected[0] ?? [40, 0];
      expect([countIn(String(sum), one[0]), countIn(String(sum), 31)]).toEqual([one[1], 0]);
    }),
  );
});
