import { isDay } from "@/lib/domain/text/text-shapes";

const MONTHS = [
  "january",
  "february",
  "march",
  "april",
  "may",
  "june",
  "july",
  "august",
  "september",
  "october",
  "november",
  "december",
];

const NUMBER = /^\d{1,2}(st|nd|rd|th)?$/;

/** How a day may be written; said wherever another writing is refused. */
export const DAY_WRITINGS = "Write a day as 26 Nov 2026 or 2026-11-26.";

/**
 * A day as people write it, "26 Nov 2026", "November 26, 2026" or "2026-11-26", as `yyyy-mm-dd`; null where it is no
 * day of the calendar. All in numbers it is read with the year first only: 3/4/2026 is two days, depending on where one
 * grew up.
 */
export function parseDay(text: string): string | null {
  const parts = text
    .trim()
    .toLowerCase()
    .split(/[\s,./-]+/)
    .filter(Boolean);
  const [first = "", second = "", third = ""] = parts;
  if (parts.length !== 3) return null;
  if (/^\d{4}$/.test(first)) return asDay(first, monthOf(second) ?? second, third);
  const [day, month] = NUMBER.test(first) ? [first, second] : [second, first];
  return NUMBER.test(day) ? asDay(third, monthOf(month), day) : null;
}

/** The number of a month by its English name or the beginning of it, from three letters. */
function monthOf(name: string): string | null {
  const index = name.length < 3 ? -1 : MONTHS.findIndex((month) => month.startsWith(name));
  return index < 0 ? null : String(index + 1);
}

function asDay(year: string, month: string | null, day: string): string | null {
  if (month === null) return null;
  const text = `${year}-${month.padStart(2, "0")}-${String(parseInt(day, 10)).padStart(2, "0")}`;
  return isDay(text) ? text : null;
}
