import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays, listDays } from "@/lib/domain/time/day-span";
import { dayLabels } from "./day-labels";

const textsOf = (from: string, to: string, width: number): string[] =>
  dayLabels(listDays(from, to), width)
    .sort((a, b) => a.at - b.at)
    .map(({ label }) => label.text);

it("names the months of a year where they begin, January with its year", () => {
  expect(textsOf("2025-11-26", "2026-11-26", 960)).toEqual([
    "Dec",
    "Jan 2026",
    ..."Feb Mar Apr May Jun Jul Aug Sept Oct Nov".split(" "),
  ]);
});

it("names the first day of a span within one year with the year", () => {
  expect(textsOf("2026-09-01", "2026-11-26", 640)[0]).toBe("1 Sept 2026");
  expect(textsOf("2026-03-15", "2026-11-26", 960)[0]).toBe("Apr 2026");
});

it("names the days of a month in even steps, without a year", () => {
  expect(textsOf("2026-11-01", "2026-11-30", 480)).toEqual([1, 6, 11, 16, 21, 26].map((day) => `${day} Nov`));
});

it("lets no label touch another or the ends, whatever the span", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 2000 }),
      fc.integer({ min: 1, max: 366 }),
      fc.constantFrom(480, 640, 960, 1500),
      (offset, count, width) => {
        const from = addDays("2024-01-01", offset);
        const placed = dayLabels(listDays(from, addDays(from, count - 1)), width).sort((a, b) => a.at - b.at);
        placed.forEach(({ label, at }, index) => {
          expect(at - label.width / 2).toBeGreaterThanOrEqual(0);
          expect(at + label.width / 2).toBeLessThanOrEqual(width);
          const next = placed[index + 1];
          if (next) expect(next.at - next.label.width / 2).toBeGreaterThanOrEqual(at + label.width / 2);
        });
      },
    ),
  );
});
