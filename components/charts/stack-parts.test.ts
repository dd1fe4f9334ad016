import fc from "fast-check";
import { expect, it } from "vitest";
import { nano, toDollars } from "@/lib/domain/amounts/money";
import { stackParts } from "./stack-parts";

it("shares a column out in proportion, the first series at the bottom, without what was given back", () => {
  const parts = [
    { series: 1, dollars: "1" },
    { series: 0, dollars: "3" },
    { series: 2, dollars: "-2" },
  ];
  expect(stackParts(parts, 100)).toEqual([
    { series: 0, y: 25, height: 75 },
    { series: 1, y: 0, height: 25 },
  ]);
  expect(stackParts([{ series: 0, dollars: "0" }], 100)).toEqual([]);
});

it("fills the column from bottom to top without a gap, whatever the amounts", () => {
  const dollars = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }).map((amount) => toDollars(nano(amount)));
  fc.assert(
    fc.property(fc.array(dollars, { maxLength: 6 }), (amounts) => {
      const segments = stackParts(
        amounts.map((amount, series) => ({ series, dollars: amount })),
        180,
      );
      let top = 180;
      for (const { y, height } of segments) {
        expect(y + height).toBeCloseTo(top);
        top = y;
      }
      if (segments.length > 0) expect(top).toBeCloseTo(0);
    }),
  );
});
