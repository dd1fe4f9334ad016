import fc from "fast-check";
import { expect, it } from "vitest";
import { countAt } from "./prompt-places";

const place = (number: number): bigint => 10n ** BigInt(12 * number);

it("gives each prompt what was added at its place", () => {
  const counts = fc.array(fc.tuple(fc.nat(40), fc.nat(999_999)), { maxLength: 60 });
  fc.assert(
    fc.property(counts, (added) => {
      const all = added.reduce((sum, [number, count]) => sum + BigInt(count) * place(number), 0n);
      for (let number = 0; number <= 41; number += 1) {
        const own = added.filter(([of]) => of === number);
        expect(countAt(String(all), number)).toBe(own.reduce((sum, [, count]) => sum + count, 0));
      }
    }),
  );
});
