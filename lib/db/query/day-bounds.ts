import "server-only";
import { Temporal } from "temporal-polyfill";
import type { DaySpan } from "@/lib/domain/time/day-span";

/** The first moment of a day in a zone, also where a clock that is put forward leaves midnight out. */
const startOf = (day: Temporal.PlainDate, zone: string): Date =>
  new Date(day.toZonedDateTime(zone).epochMilliseconds);

const parse = (day: string): Temporal.PlainDate => Temporal.PlainDate.from(day);

/** A span of days as moments: from the first moment of its first day, before the first of the day after its last. */
export const momentsOf = ({ from, to, zone }: DaySpan): { from: Date | null; before: Date | null } => ({
  from: from === null ? null : startOf(parse(from), zone),
  before: to === null ? null : startOf(parse(to).add({ days: 1 }), zone),
});

/** The first moments of days, in their order. A day has 23 to 25 hours. */
export const startsOf = (days: readonly string[], zone: string): Date[] =>
  days.map((day) => startOf(parse(day), zone));
