import { presetOf } from "@/lib/domain/schedule-preset";

export const WEEKDAYS = [
  "Sunday",
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
] as const;

/** When a schedule runs: "every weekday at 09:00", or its cron where that has no name. */
export function sayRhythm(cron: string): string {
  const preset = presetOf(cron);
  if (!preset) return `by ${cron}`;
  const at = `at ${preset.time}`;
  switch (preset.kind) {
    case "daily":
      return `every day ${at}`;
    case "weekdays":
      return `every weekday ${at}`;
    case "weekly":
      return `every ${WEEKDAYS[preset.weekday] ?? "week"} ${at}`;
    case "monthly":
      return preset.day === "last"
        ? `on the last day of every month ${at}`
        : `on day ${preset.day} of every month ${at}`;
  }
}
