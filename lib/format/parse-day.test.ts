import fc from "fast-check";
import { expect, it } from "vitest";
import { addDays } from "@/lib/domain/time/day-span";
import { formatDay } from "./dates";
import { parseDay } from "./parse-day";

it("reads back every day as it is shown, and as an address has it", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 60_000 }), (count) => {
      const day = addDays("1970-01-01", count);
      expect(parseDay(formatDay(day))).toBe(day);
      expect(parseDay(day)).toBe(day);
    }),
  );
});

it.each([
  ["26 Nov 2026", "2026-11-26"],
  [" 26  november 2026 ", "2026-11-26"],
  ["Nov 26, 2026", "2026-11-26"],
  ["1st Sept 2026", "2026-09-01"],
  ["2026-11-26", "2026-11-26"],
  ["2026/1/5", "2026-01-05"],
  ["2026 Nov 26", "2026-11-26"],
  ["29 Feb 2028", "2028-02-29"],
])("reads %j", (text, day) => {
  expect(parseDay(text)).toBe(day);
});

it.each([
  "",
  "yesterday",
  "26 Nov",
  "26 Nov 26",
  "11/26/2026",
  "26.11.2026",
  "29 Feb 2026",
  "31 Nov 2026",
  "0 Nov 2026",
  "2026-13-01",
  "26 Novembre 2026",
  "26 Nob 2026",
])("does not read %j", (text) => {
  expect(parseDay(text)).toBeNull();
});
