import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextDigest, quietUntil } from "./quiet-hours";

const NIGHT = { from: "22:00", to: "07:00" };
const HELSINKI = "Europe/Helsinki";
const until = (quiet: typeof NIGHT, now: string, zone = HELSINKI) =>
  quietUntil(quiet, zone, new Date(now))?.toISOString() ?? null;

describe("quiet hours", () => {
  it.each([
    ["the minute before", NIGHT, "2026-11-26T19:59:59Z", null],
    ["their beginning", NIGHT, "2026-11-26T20:00:00Z", "2026-11-27T05:00:00.000Z"],
    ["after midnight", NIGHT, "2026-11-27T04:59:59Z", "2026-11-27T05:00:00.000Z"],
    ["their end", NIGHT, "2026-11-27T05:00:00Z", null],
    ["within one day", { from: "12:00", to: "13:00" }, "2026-11-26T10:30:00Z", "2026-11-26T11:00:00.000Z"],
    ["a night in which the clock is put forward", NIGHT, "2026-03-28T23:00:00Z", "2026-03-29T04:00:00.000Z"],
    ["a night in which it is put back", NIGHT, "2026-10-24T22:00:00Z", "2026-10-25T05:00:00.000Z"],
    // 03:00 becomes 04:00 at 01:00 UTC: 03:30 never is.
    [
      "an end that the clock leaves out",
      { from: "22:00", to: "03:30" },
      "2026-03-29T00:59:00Z",
      "2026-03-29T01:00:00.000Z",
    ],
    ["after the end that it left out", { from: "22:00", to: "03:30" }, "2026-03-29T01:00:00Z", null],
    // 04:00 becomes 03:00 at 01:00 UTC: 03:30 is at 00:30 and at 01:30.
    [
      "an end that comes twice",
      { from: "22:00", to: "03:30" },
      "2026-10-25T00:29:00Z",
      "2026-10-25T00:30:00.000Z",
    ],
    ["between its two times", { from: "22:00", to: "03:30" }, "2026-10-25T01:10:00Z", null],
    [
      "a beginning that comes twice",
      { from: "03:30", to: "06:00" },
      "2026-10-25T01:10:00Z",
      "2026-10-25T04:00:00.000Z",
    ],
  ])("%s", (_what, quiet, now, end) => {
    expect(until(quiet, now)).toBe(end);
  });

  const time = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.constantFrom(0, 1, 30, 59))
    .map(([hour, minute]) => [hour, minute].map((part) => String(part).padStart(2, "0")).join(":"));
  const zone = fc.constantFrom("UTC", HELSINKI, "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu");

  it("end within a day or two, and at their end are over, whatever the zone does to its clocks", () => {
    const moments = fc.date({
      min: new Date("2026-01-01"),
      max: new Date("2027-12-31"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(time, time, zone, moments, (from, to, where, now) => {
        if (from === to) return;
        const end = quietUntil({ from, to }, where, now);
        if (end === null) return;
        expect(end.getTime()).toBeGreaterThan(now.getTime());
        expect(end.getTime() - now.getTime()).toBeLessThanOrEqual(25 * 3_600_000);
        expect(quietUntil({ from, to }, where, end)).toBeNull();
      }),
      { numRuns: 150 },
    );
  });
});

describe("a digest", () => {
  it.each([
    ["daily", "08:00", "2026-11-26T05:59:00Z", "2026-11-26T06:00:00.000Z"],
    ["daily", "08:00", "2026-11-26T06:00:00Z", "2026-11-27T06:00:00.000Z"],
    ["daily", "08:00", "2026-03-28T12:00:00Z", "2026-03-29T05:00:00.000Z"],
    ["daily", "08:00", "2026-10-24T12:00:00Z", "2026-10-25T06:00:00.000Z"],
    ["daily", "03:30", "2026-03-28T12:00:00Z", "2026-03-29T01:00:00.000Z"],
    ["daily", "03:30", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00.000Z"],
    ["weekly", "08:00", "2026-11-26T12:00:00Z", "2026-11-30T06:00:00.000Z"],
  ] as const)("%s at %s after %s", (pace, at, now, then) => {
    expect(nextDigest(pace, at, HELSINKI, new Date(now)).toISOString()).toBe(then);
  });
});
