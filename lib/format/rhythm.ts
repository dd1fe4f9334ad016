import { presetOf } from "@/lib/domain/schedules/schedule-preset";

export const WEEKDAYS = [
  "Sunday",
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
] as const;

/** Some days of every week, which the form has no preset for. */
const SEVERAL_DAYS = /^(\d{1,2} \d{1,2} \* \*) ([0-6](?:,[0-6])+)$/;

const list = new Intl.ListFormat("en", { type: "conjunction" });

/** When a schedule runs: "every weekday at 09:00", or its cron where that has no name. */
export function sayRhythm(cron: string): string {
  const [, time = "", days = ""] = SEVERAL_DAYS.exec(cron) ?? [];
  const oneOfSeveral = presetOf(`${time} ${days.slice(0, 1)}`);
  if (oneOfSeveral) {
    const named = [...new Set(days.split(","))].map((day) => WEEKDAYS[Number(day)] ?? day);
    return `every ${list.format(named)} at ${oneOfSeveral.time}`;
  }
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
