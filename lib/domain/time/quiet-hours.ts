import { nextSlot, slotsBetween } from "./cron-slots";

// Times of the day by the clock on a wall, as schedules read them: one that a clock put forward leaves out comes when
// the clock jumps, one that a clock put back shows twice comes the first time.

const HOUR = 3_600_000;
/** Each time of a day has come within this, whatever is done to the clocks. */
const A_DAY_AND_MORE = 49 * HOUR;

const cronOf = (time: string, weekday: "*" | "1"): string => {
  const [hours = "0", minutes = "0"] = time.split(":");
  return `${Number(minutes)} ${Number(hours)} * * ${weekday}`;
};

const lastUpTo = (time: string, zone: string, now: Date): number =>
  slotsBetween(cronOf(time, "*"), zone, new Date(now.getTime() - A_DAY_AND_MORE), now, 1)[0]?.getTime() ?? 0;

/** When quiet hours end that a moment lies in; null where it lies in none. Their beginning is quiet, their end is not. */
export function quietUntil(quiet: { from: string; to: string } | null, zone: string, now: Date): Date | null {
  if (quiet === null) return null;
  const began = lastUpTo(quiet.from, zone, now) > lastUpTo(quiet.to, zone, now);
  return began ? nextSlot(cronOf(quiet.to, "*"), zone, now) : null;
}

/** When the next digest goes after a moment: at a time of the day, a weekly one on Monday. */
export const nextDigest = (pace: "daily" | "weekly", at: string, zone: string, now: Date): Date =>
  nextSlot(cronOf(at, pace === "weekly" ? "1" : "*"), zone, now);
