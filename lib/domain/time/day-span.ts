const DAY_MS = 24 * 3_600_000;

/** Days of a calendar, `yyyy-mm-dd`, both inclusive; null is open. They begin and end in an IANA time zone. */
export interface DaySpan {
  from: string | null;
  to: string | null;
  zone: string;
}

/** The calendar day on which a moment falls in a zone, `yyyy-mm-dd`. */
export const dayAt = (moment: Date, zone: string): string => {
  const parts = new Intl.DateTimeFormat("en-US", {
    timeZone: zone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  }).formatToParts(moment);
  const part = (wanted: string): string => parts.find(({ type }) => type === wanted)?.value ?? "";
  return `${part("year").padStart(4, "0")}-${part("month")}-${part("day")}`;
};

/** The first and last day of the calendar month in which a moment falls in a zone. */
export function monthOf(moment: Date, zone: string): { from: string; to: string } {
  const from = `${dayAt(moment, zone).slice(0, 7)}-01`;
  return { from, to: addDays(`${addDays(from, 31).slice(0, 7)}-01`, -1) };
}

const utc = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** The day so many days later, or earlier. */
export const addDays = (day: string, count: number): string =>
  new Date(utc(day) + count * DAY_MS).toISOString().slice(0, 10);

/** How many days one day lies after another; 1 from a day to the next. */
export const daysBetween = (from: string, to: string): number => (utc(to) - utc(from)) / DAY_MS;

/** Every day from one to another, both included. */
export const listDays = (from: string, to: string): string[] =>
  Array.from({ length: daysBetween(from, to) + 1 }, (_, index) => addDays(from, index));
