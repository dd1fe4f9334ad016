const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

export type DateStyle = "date" | "time" | "date-time";

const OPTIONS: Record<DateStyle, Intl.DateTimeFormatOptions> = {
  date: { day: "numeric", month: "short", year: "numeric" },
  time: { hour: "2-digit", minute: "2-digit", hourCycle: "h23" },
  "date-time": {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  },
};

/** A moment as "21 Nov 2026, 03:34" in the given zone (the machine's own when undefined). */
export const formatDate = (iso: string, style: DateStyle, timeZone?: string): string =>
  new Intl.DateTimeFormat("en-GB", { ...OPTIONS[style], timeZone }).format(new Date(iso));

/** A day of a calendar, `yyyy-mm-dd`, as "21 Nov 2026". */
export const formatDay = (day: string): string => formatDate(`${day}T00:00:00Z`, "date", "UTC");

/** A month of a calendar, `yyyy-mm`, as "November 2026". */
export const formatMonth = (month: string): string =>
  new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" }).format(
    new Date(`${month}-01T00:00:00Z`),
  );

/** The same moment for hover text: "2026-11-21 03:34:36 UTC". */
export const formatUtc = (iso: string): string =>
  `${new Date(iso).toISOString().slice(0, 19).replace("T", " ")} UTC`;

const padded = (value: number): string => String(value).padStart(2, "0");

/** A length of time at the precision one reads: "850 ms", "12.4 s", "2 min 05 s", "3 h 12 min", "2 d 4 h". */
export function formatDuration(milliseconds: number): string {
  const ms = Math.max(0, Math.round(milliseconds));
  if (ms < 1000) return `${ms} ms`;
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`;
  const seconds = Math.round(ms / 1000);
  if (seconds < 3600) return `${Math.floor(seconds / 60)} min ${padded(seconds % 60)} s`;
  const minutes = Math.round(ms / MINUTE);
  if (minutes < 24 * 60) return `${Math.floor(minutes / 60)} h ${padded(minutes % 60)} min`;
  const hours = Math.round(ms / HOUR);
  return `${Math.floor(hours / 24)} d ${hours % 24} h`;
}
