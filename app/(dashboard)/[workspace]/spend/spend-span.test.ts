import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lastDays, SPAN_MAX, spendSpan } from "./spend-span";

const NOW = new Date("2026-11-21T23:59:59Z");
const days = fc
  .date({ min: new Date("2020-01-01"), max: new Date("2030-12-31"), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe("spendSpan", () => {
  it("is the last 30 days, thirty of them, when nothing is asked for", () => {
    const span = spendSpan({ from: null, to: null }, NOW);
    expect([span.from, span.to, span.days.length, span.cut]).toEqual(["2026-10-23", "2026-11-21", 30, false]);
  });

  it("goes from one day to today, and from 30 days before up to one day", () => {
    expect(spendSpan({ from: "2026-11-01", to: null }, NOW).to).toBe("2026-11-21");
    expect(spendSpan({ from: null, to: "2026-03-30" }, NOW).from).toBe("2026-03-01");
  });

  it("takes two days in either order", () => {
    const span = spendSpan({ from: "2026-11-05", to: "2026-11-02" }, NOW);
    expect(span.days).toEqual(["2026-11-02", "2026-11-03", "2026-11-04", "2026-11-05"]);
  });

  it("always lists each of its days once, ends included, and says when it was cut", () => {
    const end = fc.option(days, { nil: null });
    fc.assert(
      fc.property(end, end, (from, to) => {
        const span = spendSpan({ from, to }, NOW);
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
    expect(lastDays(7, NOW)).toEqual({ from: "2026-11-15", to: "2026-11-21" });
  });
});
