import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { daysSince, lastDays, SPAN_MAX, shownSpan } from "./shown-span";

const TODAY = "2026-11-21";
const days = fc
  .date({ min: new Date("2020-01-01"), max: new Date("2030-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

it("the days since a moment are its zone's, and no more than can be shown", () => {
  const late = new Date("2026-11-19T23:30:00Z");
  const now = new Date("2026-11-21T23:30:00Z");
  expect(daysSince(late, { now, zone: "UTC" })).toEqual({ from: "2026-11-19", to: "2026-11-21" });
  expect(daysSince(late, { now, zone: "Europe/Berlin" })).toEqual({ from: "2026-11-20", to: "2026-11-22" });
  const old = daysSince(new Date("2024-01-01T12:00:00Z"), { now, zone: "UTC" });
  expect(old).toEqual({ from: "2024-01-01", to: "2024-12-31" });
  expect(shownSpan(old, "2026-11-21").cut).toBe(false);
});

describe("shownSpan", () => {
  it("is the last 30 days, thirty of them, when nothing is asked for", () => {
    const span = shownSpan({ from: null, to: null }, TODAY);
    expect([span.from, span.to, span.days.length, span.cut]).toEqual(["2026-10-23", "2026-11-21", 30, false]);
  });

  it("goes from one day to today, and from 30 days before up to one day", () => {
    expect(shownSpan({ from: "2026-11-01", to: null }, TODAY).to).toBe(TODAY);
    expect(shownSpan({ from: null, to: "2026-03-30" }, TODAY).from).toBe("2026-03-01");
  });

  it("is of a day in the future alone, where that is the first", () => {
    expect(shownSpan({ from: "2026-12-24", to: null }, TODAY).days).toEqual(["2026-12-24"]);
  });

  it("lists the days over the end of a leap year's February and of a year", () => {
    expect(shownSpan({ from: "2028-02-28", to: "2028-03-01" }, TODAY).days).toEqual([
      "2028-02-28",
      "2028-02-29",
      "2028-03-01",
    ]);
    expect(shownSpan({ from: "2026-12-31", to: "2027-01-01" }, TODAY).days).toHaveLength(2);
  });

  it("shows a leap year whole, and cuts the first day of one day more", () => {
    expect(shownSpan({ from: "2028-01-01", to: "2028-12-31" }, TODAY).cut).toBe(false);
    const longer = shownSpan({ from: "2027-12-31", to: "2028-12-31" }, TODAY);
    expect([longer.cut, longer.from, longer.days.length]).toEqual([true, "2028-01-01", SPAN_MAX]);
  });

  it("always lists each of its days once, ends included, and says when it was cut", () => {
    const end = fc.option(days, { nil: null });
    fc.assert(
      fc.property(end, end, (one, other) => {
        const [from, to] = one !== null && other !== null && one > other ? [other, one] : [one, other];
        const span = shownSpan({ from, to }, TODAY);
        expect(span.days[0]).toBe(span.from);
        expect(span.days.at(-1)).toBe(span.to);
        expect(new Set(span.days).size).toBe(span.days.length);
        expect(span.days.length).toBeLessThanOrEqual(SPAN_MAX);
        if (span.cut) expect(span.days.length).toBe(SPAN_MAX);
      }),
    );
  });
});

describe("lastDays", () => {
  it("counts today", () => {
    expect(lastDays(7, TODAY)).toEqual({ from: "2026-11-15", to: TODAY });
  });
});
