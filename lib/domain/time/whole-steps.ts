import { addDays } from "./day-span";

/** Steps by which days are summed, the longest first; weeks begin on Monday. */
export const STEPS = ["month", "week", "day"] as const;
export type Step = (typeof STEPS)[number];

/** Steps side by side, by the first days of the first and of the last; null is open. */
export interface StepSpan {
  step: Step;
  from: string | null;
  to: string | null;
}

interface Span {
  from: string | null;
  to: string | null;
}

/**
 * A span of days as few steps: the whole months in it, the whole weeks in what these leave at its ends, and the days that
 * are left then. Each of its days is in exactly one step, and no other day is in one.
 */
export function wholeSteps(span: Span): StepSpan[] {
  let left: Span[] = isEmpty(span) ? [] : [span];
  return STEPS.flatMap((step) => {
    const rests: Span[] = [];
    const steps = left.flatMap((rest): StepSpan[] => {
      const from = rest.from && firstWhole(rest.from, step);
      const end = rest.to && lastWhole(rest.to, step);
      if (isEmpty({ from, to: end })) {
        rests.push(rest);
        return [];
      }
      const ends: Span[] = [
        ...(rest.from === null || from === null ? [] : [{ from: rest.from, to: addDays(from, -1) }]),
        ...(rest.to === null || end === null ? [] : [{ from: addDays(end, 1), to: rest.to }]),
      ];
      rests.push(...ends.filter((one) => !isEmpty(one)));
      return [{ step, from, to: end && stepOf(end, step) }];
    });
    left = rests;
    return steps;
  });
}

const isEmpty = ({ from, to }: Span): boolean => from !== null && to !== null && from > to;

/** The first day of the step that a day is in. */
export function stepOf(day: string, step: Step): string {
  if (step === "day") return day;
  if (step === "month") return `${day.slice(0, 7)}-01`;
  return addDays(day, -((new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7));
}

/** The first day of the step after the one that a day is in. */
const after = (day: string, step: Step): string =>
  step === "month"
    ? stepOf(addDays(stepOf(day, step), 31), step)
    : addDays(stepOf(day, step), step === "week" ? 7 : 1);

/** The last day of the step that a day is in. */
export const lastOf = (day: string, step: Step): string => addDays(after(day, step), -1);

/** Where the first step begins that begins on a day or later. */
const firstWhole = (day: string, step: Step): string => (stepOf(day, step) === day ? day : after(day, step));

/** Where the last step ends that ends on a day or before. */
function lastWhole(day: string, step: Step): string {
  return lastOf(day, step) === day ? day : addDays(stepOf(day, step), -1);
}
