export const PRESETS = ["daily", "weekdays", "weekly", "monthly"] as const;

/** Days of a month that every month has. */
export const MONTH_DAYS_MAX = 28;

/** A rhythm that needs no cron to be said. `time` is "09:00", on the wall clock. */
export type Preset =
  | { kind: "daily" | "weekdays"; time: string }
  /** 0 is Sunday. */
  | { kind: "weekly"; time: string; weekday: number }
  | { kind: "monthly"; time: string; day: number | "last" };

/** The cron of a preset. */
export function cronOf(preset: Preset): string {
  const [hour, minute] = preset.time.split(":").map(Number);
  const at = `${minute ?? 0} ${hour ?? 0}`;
  switch (preset.kind) {
    case "daily":
      return `${at} * * *`;
    case "weekdays":
      return `${at} * * 1-5`;
    case "weekly":
      return `${at} * * ${preset.weekday}`;
    case "monthly":
      return `${at} ${preset.day === "last" ? "L" : preset.day} * *`;
  }
}

const TIMED = /^(\d{1,2}) (\d{1,2}) (\*|L|\d{1,2}) \* (\*|1-5|[0-6])$/;

/** The preset that a cron is; null where it is none. */
export function presetOf(cron: string): Preset | null {
  const [, minute, hour, day, weekday] = TIMED.exec(cron) ?? [];
  if (minute === undefined || hour === undefined || Number(minute) > 59 || Number(hour) > 23) return null;
  const time = `${hour.padStart(2, "0")}:${minute.padStart(2, "0")}`;
  if (day === "*" && weekday === "*") return { kind: "daily", time };
  if (day === "*" && weekday === "1-5") return { kind: "weekdays", time };
  if (day === "*") return { kind: "weekly", time, weekday: Number(weekday) };
  if (weekday !== "*") return null;
  if (day === "L") return { kind: "monthly", time, day: "last" };
  return Number(day) >= 1 && Number(day) <= MONTH_DAYS_MAX
    ? { kind: "monthly", time, day: Number(day) }
    : null;
}
