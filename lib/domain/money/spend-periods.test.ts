import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays, listDays } from "@/lib/domain/time/day-span";
import { SPEND_PERIODS } from "./spend-groups";
import { daysBefore, periodsIn } from "./spend-periods";

it("weeks begin on Monday, months on their first, and both end where the span does", () => {
  // 26 November 2026 is a Thursday.
  const span = { from: "2026-11-26", to: "2026-12-08" };
  expect(periodsIn(span, "week")).toEqual([
    { from: "2026-11-26", to: "2026-11-29" },
    { from: "2026-11-30", to: "2026-12-06" },
    { from: "2026-12-07", to: "2026-12-08" },
  ]);
  expect(periodsIn(span, "month")).toEqual([
    { from: "2026-11-26", to: "2026-11-30" },
    { from: "2026-12-01", to: "2026-12-08" },
  ]);
});

it("has every day of a span once, whatever the periods", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 3_000 }),
      fc.integer({ min: 0, max: 400 }),
      fc.constantFrom(...SPEND_PERIODS),
      (offset, length, by) => {
        const from = addDays("2020-01-01", offset);
        const to = addDays(from, length);
        const days = periodsIn({ from, to }, by).flatMap((days) => listDays(days.from, days.to));
        expect(days).toEqual(listDays(from, to));
      },
    ),
  );
});

it("compares with as many days as have begun", () => {
  const today = "2026-11-26";
  const november = { from: "2026-11-01", to: "2026-11-30" };
  expect(daysBefore(november, today)).toEqual({ from: "2026-10-06", to: "2026-10-31" });
  expect(daysBefore({ from: "2026-10-01", to: "2026-10-31" }, today)).toEqual({
    from: "2026-08-31",
    to: "2026-09-30",
  });
  expect(daysBefore({ from: today, to: today }, today)).toEqual({ from: "2026-11-25", to: "2026-11-25" });
  expect(daysBefore({ from: "2026-11-27", to: "2026-11-30" }, today)).toBeNull();
});
