import { expect, it } from "vitest";
import { formatDate, formatDuration, formatUtc } from "./dates";

it.each([
  [0, "0 ms"],
  [999, "999 ms"],
  [1000, "1.0 s"],
  [12_360, "12.4 s"],
  [59_949, "59.9 s"],
  [59_950, "1 min 00 s"],
  [125_000, "2 min 05 s"],
  [3_599_000, "59 min 59 s"],
  [11_520_000, "3 h 12 min"],
  [187_200_000, "2 d 4 h"],
  [-5, "0 ms"],
])("reads %i ms as %s", (ms, text) => expect(formatDuration(ms)).toBe(text));

it("writes a moment in the reader's zone and in UTC", () => {
  const iso = "2026-11-21T03:34:36.000Z";
  expect(formatDate(iso, "date-time", "Europe/Paris")).toBe("21 Nov 2026, 04:34");
  expect(formatDate(iso, "date", "America/New_York")).toBe("20 Nov 2026");
  expect(formatUtc("2026-11-21T04:34:36+01:00")).toBe("2026-11-21 03:34:36 UTC");
});
