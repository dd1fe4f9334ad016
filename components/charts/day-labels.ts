import { formatDay } from "@/lib/format/dates";
import { labelWidth, placeLabels, type Placed } from "./place-labels";

/** A span longer than this is named by its months. */
const DAYS_NAMED = 92;
/** Room for "26 Nov" and some air. */
const SLOT = 72;

export interface DayLabel {
  day: string;
  text: string;
  at: number;
  width: number;
}

const withoutYear = (text: string): string => text.replace(/ \d{4}$/, "");

/**
 * What is written under a line of days from 0 to `width`: days in even steps, or, in a long span, its months where they
 * begin. The first of a span over more than a month and the first of each year carry the year. No label touches another.
 */
export function dayLabels(days: readonly string[], width: number): Placed<DayLabel>[] {
  const slot = width / Math.max(1, days.length);
  const isLong = days.length > DAYS_NAMED;
  const step = Math.ceil(SLOT / slot);
  const named = days.flatMap((day, index) =>
    (isLong ? day.endsWith("-01") : index % step === 0) ? [{ day, at: (index + 0.5) * slot }] : [],
  );
  const labels = named.map(({ day, at }, index) => {
    const year = day.slice(0, 4);
    // The first says its year too, unless the next does and would have no room beside it.
    const isNewYear =
      year !== named[index - 1]?.day.slice(0, 4) && (index > 0 || year === named[1]?.day.slice(0, 4));
    const whole = isLong ? formatDay(day).replace(/^\d+ /, "") : formatDay(day);
    const text = isNewYear && days.length > 31 ? whole : withoutYear(whole);
    return { day, text, at, width: labelWidth(text) };
  });
  // Those with a year have first choice.
  return placeLabels(
    labels.sort((a, b) => b.text.length - a.text.length),
    width,
  );
}
