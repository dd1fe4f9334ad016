import { Cron } from "croner";

// When a schedule is due. A cron of five fields is read by the clock on the wall of its zone. Where it says hours and
// minutes plainly (no `*`, no step), each of its times comes once a day: one that a clock put forward leaves out is due
// when the clock jumps, one that a clock put back shows twice is due the first time. Steps and `*` of hours or minutes
// go by the time that passes: `0 * * * *` is due every hour, whatever the clock says.

/** Slots of one schedule are this far apart at least, but where a clock is changed. */
const MIN_MINUTES_APART = 60;
/** Slots looked at to tell how far apart they are: two days' of the densest schedule there may be. */
const LOOKED_AT = 48;

export type ReadCron = { ok: true; cron: string } | { ok: false; problem: string };

/** A cron as it is kept, single-spaced, or what is wrong with it. `after` is when its slots are looked for. */
export function readCron(text: string, after: Date): ReadCron {
  const cron = text.trim().replace(/\s+/g, " ");
  if (cron.split(" ").length !== 5) {
    return { ok: false, problem: "Five fields: minute, hour, day of month, month, day of week." };
  }
  let slots: Date[];
  try {
    // Whatever the zone: a clock that is changed brings slots together that are not close by their cron.
    slots = nextSlots(cron, "UTC", after, LOOKED_AT);
  } catch (error) {
    const cause = error instanceof Error ? error.message.replace(/^CronPattern: /, "") : "";
    return { ok: false, problem: `This is no cron expression. ${cause}`.trim() };
  }
  if (slots.length === 0) return { ok: false, problem: "There is no such day in any year." };
  const tooClose = slots.some((slot, place) => {
    const next = slots[place + 1];
    return next !== undefined && next.getTime() - slot.getTime() < MIN_MINUTES_APART * 60_000;
  });
  return tooClose
    ? { ok: false, problem: `Its runs are less than ${MIN_MINUTES_APART} minutes apart, which is the least.` }
    : { ok: true, cron };
}

/** The first slots after a moment, in order; fewer where the calendar has no more. Throws on what is no cron. */
export const nextSlots = (cron: string, zone: string, after: Date, count: number): Date[] =>
  open(cron, zone).nextRuns(count, after);

/** The first slot after a moment, of a cron whose days come in every month. Throws where there is none. */
export function nextSlot(cron: string, zone: string, after: Date): Date {
  const [slot] = nextSlots(cron, zone, after, 1);
  if (!slot) throw new Error(`there is no next ${cron}`);
  return slot;
}

/** The newest slots after one moment, and at or before another, in order; at most so many. */
export const slotsBetween = (cron: string, zone: string, after: Date, until: Date, most: number): Date[] =>
  open(cron, zone)
    // Runs before a moment leave out one at that moment: a second later is asked for, and one more.
    .previousRuns(most + 1, new Date(until.getTime() + 1_000))
    .filter((slot) => slot > after && slot <= until)
    .slice(0, most)
    .reverse();

/** How many slots there are after one moment, and at or before another. */
export function countSlots(cron: string, zone: string, after: Date, until: Date): number {
  const calendar = open(cron, zone);
  let count = 0;
  for (let slot = calendar.nextRun(after); slot && slot <= until; slot = calendar.nextRun(slot)) count += 1;
  return count;
}

/** Never started: only asked when it would be due. */
const open = (cron: string, zone: string): Cron =>
  new Cron(cron, { timezone: zone, mode: "5-part", fixedTimeRule: "no-wildcard", paused: true });
