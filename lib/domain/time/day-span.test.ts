import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, dayAt, daysBetween, listDays } from "./day-span";

describe("the day of a moment", () => {
  it.each([
    ["2026-11-26T23:59:59.999Z", "UTC", "2026-11-26"],
    ["2026-11-27T00:00:00.000Z", "UTC", "2026-11-27"],
    // Midnight in the zone, to the millisecond, on either side of UTC.
    ["2026-11-26T14:59:59.999Z", "Asia/Tokyo", "2026-11-26"],
    ["2026-11-26T15:00:00.000Z", "Asia/Tokyo", "2026-11-27"],
    ["2026-11-27T04:59:59.999Z", "America/New_York", "2026-11-26"],
    ["2026-11-27T05:00:00.000Z", "America/New_York", "2026-11-27"],
    // An hour earlier while clocks are an hour ahead.
    ["2026-07-01T04:00:00.000Z", "America/New_York", "2026-07-01"],
    // Three quarters of an hour.
    ["2026-01-01T18:15:00.000Z", "Asia/Kathmandu", "2026-01-02"],
    ["2026-01-01T18:14:59.999Z", "Asia/Kathmandu", "2026-01-01"],
    ["0033-04-03T12:00:00.000Z", "UTC", "0033-04-03"],
  ])("%s in %s is %s", (moment, zone, day) => {
    expect(dayAt(new Date(moment), zone)).toBe(day);
  });
});

describe("days of the calendar", () => {
  it.each([
    ["2026-11-26", 0, "2026-11-26"],
    ["2026-11-26", 1, "2026-11-27"],
    ["2026-12-31", 1, "2027-01-01"],
    ["2027-01-01", -1, "2026-12-31"],
    ["2028-02-28", 1, "2028-02-29"],
    ["2026-02-28", 1, "2026-03-01"],
    ["2026-01-01", 365, "2027-01-01"],
  ])("%s and %d is %s", (day, count, other) => {
    expect(addDays(day, count)).toBe(other);
    expect(daysBetween(day, other)).toBe(count);
  });

  it("are listed from the first to the last, both included", () => {
    expect(listDays("2026-02-27", "2026-03-02")).toEqual([
      "2026-02-27",
      "2026-02-28",
      "2026-03-01",
      "2026-03-02",
    ]);
    expect(listDays("2026-02-27", "2026-02-27")).toEqual(["2026-02-27"]);
    expect(listDays("2026-02-27", "2026-02-26")).toEqual([]);
  });

  it("are counted as they are stepped through", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -20_000, max: 20_000 }),
        fc.integer({ min: 0, max: 400 }),
        (from, count) => {
          const first = addDays("2026-01-01", from);
          const last = addDays(first, count);
          expect(daysBetween(first, last)).toBe(count);
          expect(addDays(last, -count)).toBe(first);
          expect(listDays(first, last).at(-1)).toBe(last);
        },
      ),
    );
  });
});
