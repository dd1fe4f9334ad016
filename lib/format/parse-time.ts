/** How a time of day may be written; said wherever another writing is refused. */
export const TIME_WRITINGS = "Write a time as 09:30.";

const TIME = /^(\d{1,2})(?:[:.h]?(\d{2}))?\s*(am|pm)?$/;

/**
 * A time of day as people write it, "09:30", "9.30", "930", "9 pm", as `hh:mm` of twenty-four hours; null where it is
 * none.
 */
export function parseTime(text: string): string | null {
  const [, hours, minutes = "00", half] = TIME.exec(text.trim().toLowerCase()) ?? [];
  if (hours === undefined) return null;
  const hour = half === undefined ? Number(hours) : ofDay(Number(hours), half);
  if (hour === null || hour > 23 || Number(minutes) > 59) return null;
  return `${String(hour).padStart(2, "0")}:${minutes}`;
}

/** An hour of the clock in its half of the day: 12 comes before 1. */
const ofDay = (hour: number, half: string): number | null =>
  hour < 1 || hour > 12 ? null : (hour % 12) + (half === "pm" ? 12 : 0);
