import { Temporal } from "temporal-polyfill";

/** The moment of a day and time on a zone's wall clock, `2026-11-26T09:00`; null for what is none. */
export function momentOf(local: string, zone: string): Date | null {
  try {
    return new Date(Temporal.PlainDateTime.from(local).toZonedDateTime(zone).epochMilliseconds);
  } catch {
    return null;
  }
}

/** Day and time of a moment on a zone's wall clock. */
export const wallClock = (moment: Date, zone: string): string =>
  Temporal.Instant.fromEpochMilliseconds(moment.getTime())
    .toZonedDateTimeISO(zone)
    .toPlainDateTime()
    .toString({ smallestUnit: "minute" });
