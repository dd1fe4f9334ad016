import type { NewSchedule, ScheduleView } from "@/lib/domain/schedules/schedule";
import { cronOf, presetOf, PRESETS } from "@/lib/domain/schedules/schedule-preset";
import type { SetAsk } from "@/lib/domain/runs/set-run";

export const RHYTHMS = [...PRESETS, "cron"] as const;
export type Rhythm = (typeof RHYTHMS)[number];

/** When, how spread and for how much, as it is typed. */
export interface ScheduleValues {
  name: string;
  rhythm: Rhythm;
  /** "09:00" */
  time: string;
  /** 0 is Sunday. */
  weekday: string;
  /** 1 to 28, or "last". */
  day: string;
  cron: string;
  spreadMinutes: string;
  capPerSlot: string;
  capPerMonth: string;
}

const FIRST: ScheduleValues = {
  name: "",
  rhythm: "weekly",
  time: "09:00",
  weekday: "1",
  day: "1",
  cron: "0 9 * * 1",
  spreadMinutes: "0",
  capPerSlot: "5",
  capPerMonth: "25",
};

/** What the form begins with: a schedule as it is, or a weekly one. */
export function valuesOf(schedule: ScheduleView | null): ScheduleValues {
  if (schedule === null) return FIRST;
  const { name, cron, spreadMinutes, capPerSlot, capPerMonth } = schedule;
  const preset = presetOf(cron);
  return {
    ...FIRST,
    ...{ name, cron, spreadMinutes: String(spreadMinutes), capPerSlot, capPerMonth },
    rhythm: preset?.kind ?? "cron",
    ...(preset && { time: preset.time }),
    ...(preset?.kind === "weekly" && { weekday: String(preset.weekday) }),
    ...(preset?.kind === "monthly" && { day: String(preset.day) }),
  };
}

/** The cron that is meant. */
export function cronTyped({ rhythm, time, weekday, day, cron }: ScheduleValues): string {
  switch (rhythm) {
    case "cron":
      return cron;
    case "weekly":
      return cronOf({ kind: rhythm, time, weekday: Number(weekday) });
    case "monthly":
      return cronOf({ kind: rhythm, time, day: day === "last" ? day : Number(day) });
    case "daily":
    case "weekdays":
      return cronOf({ kind: rhythm, time });
  }
}

/** An amount as people type it, "$1,200.5", as a decimal string. */
const dollarsTyped = (typed: string): string => typed.replace(/[$,\s]/g, "");

/** The form as it is sent; what is wrong with it, the schema of schedules says. */
export const toSchedule = (values: ScheduleValues, setId: string, ask: SetAsk): NewSchedule => ({
  ...{ name: values.name, setId, ask, cron: cronTyped(values) },
  spreadMinutes: values.spreadMinutes.trim() === "" ? 0 : Number(values.spreadMinutes),
  capPerSlot: dollarsTyped(values.capPerSlot),
  capPerMonth: dollarsTyped(values.capPerMonth),
});
