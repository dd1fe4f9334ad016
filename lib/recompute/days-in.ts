import { dayAt } from "@/lib/domain/time/day-span";

/** No zone is off by other than whole quarters of an hour, now; what is older than that is not answered by any model. */
const QUARTER_MS = 900_000;

/** The day of a moment in a zone, for many moments: a calendar is asked once for each quarter of an hour. */
export function daysIn(zone: string): (moment: string) => string {
  const days = new Map<number, string>();
  return (moment) => {
    const quarter = Math.floor(Date.parse(moment) / QUARTER_MS);
    const day = days.get(quarter) ?? dayAt(new Date(quarter * QUARTER_MS), zone);
    days.set(quarter, day);
    return day;
  };
}
