import fc from "fast-check";
import { expect, it } from "vitest";
import { nano, toDollars } from "@/lib/domain/amounts/money";
import { layOutDays, niceCeiling } from "./day-bars";

const area = { width: 300, height: 100 };

it("leaves a gap where nothing is known, and draws a zero as a bar without height", () => {
  const { bars } = layOutDays(
    [
      { day: "2026-11-01", dollars: "1" },
      { day: "2026-11-02", dollars: null },
      { day: "2026-11-03", dollars: "0" },
    ],
    area,
  );
  expect(bars.map(({ day, height }) => [day, height])).toEqual([
    ["2026-11-01", 100],
    ["2026-11-03", 0],
  ]);
});

it("keeps every bar inside the area, whatever the amounts", () => {
  const dollars = fc.option(
    fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n }).map((amount) => toDollars(nano(amount))),
  );
  fc.assert(
    fc.property(fc.array(dollars, { maxLength: 120 }), (amounts) => {
      const days = amounts.map((amount, index) => ({ day: String(index), dollars: amount }));
      for (const bar of layOutDays(days, area).bars) {
        expect(bar.y).toBeGreaterThanOrEqual(0);
        expect(bar.y + bar.height).toBeCloseTo(area.height);
        expect(bar.x + bar.width).toBeLessThanOrEqual(area.width + 1);
      }
    }),
  );
});

it("rounds the top of the axis up to 1, 2 or 5 times a power of ten", () => {
  expect([1n, 3n, 5n, 51n, 1_000n].map(niceCeiling)).toEqual([1n, 5n, 5n, 100n, 1_000n]);
});
