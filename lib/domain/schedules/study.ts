import { ANY_FIGURE, type FigureFilter } from "@/lib/domain/answers/figure-filter";
import { isUuid } from "@/lib/domain/text/text-shapes";
import { addDays } from "@/lib/domain/time/day-span";
import type { Days } from "@/lib/domain/money/spend-periods";

/** Which figure of a brand is asked whether it moved. */
export const STUDY_FIGURES = ["presence", "citation-rate"] as const;
export type StudyFigure = (typeof STUDY_FIGURES)[number];

/** By what questions are chosen that something was done to, or that nothing was done to. */
export const CHOSEN_BY = ["family", "tag", "topic", "set"] as const;
export type ChosenBy = (typeof CHOSEN_BY)[number];

/** Questions of one family, topic or set, or with one tag. */
export interface Questions {
  by: ChosenBy;
  value: string;
}

const NARROWED: Record<ChosenBy, (value: string) => Partial<FigureFilter>> = {
  family: (familyId) => ({ familyId }),
  tag: (tag) => ({ tag }),
  topic: (topic) => ({ topic }),
  set: (setId) => ({ setId }),
};

/** The same as a filter of answers. */
export const questionsFilter = ({ by, value }: Questions): FigureFilter => ({
  ...ANY_FIGURE,
  ...NARROWED[by](value),
});

/** Whether a text can be one of a kind. */
export const canBeChosen = ({ by, value }: Questions): boolean =>
  by === "family" || by === "set" ? isUuid(value) : value !== "";

/** Days that are looked at on each side of a mark: two halves before it are the least, half a year the most. */
export const WINDOW_MIN = 2;
export const WINDOW_MAX = 183;
export const WINDOW_DEFAULT = 28;

/** The days before and after a mark, whose own day is on neither side: nobody knows which of its answers came first. */
export const studySpans = (day: string, { before, after }: { before: number; after: number }) => ({
  before: { from: addDays(day, -before), to: addDays(day, -1) },
  after: { from: addDays(day, 1), to: addDays(day, after) },
});

/** Weeks counted from the mark, in order; the outermost on each side may be shorter. */
export function studyWeeks(
  day: string,
  { before, after }: { before: number; after: number },
): {
  before: Days[];
  after: Days[];
} {
  const weeks = (days: number): { near: number; far: number }[] =>
    Array.from({ length: Math.ceil(days / 7) }, (_, week) => ({
      near: 7 * week + 1,
      far: Math.min(days, 7 * week + 7),
    }));
  return {
    before: weeks(before)
      .toReversed()
      .map(({ near, far }) => ({ from: addDays(day, -far), to: addDays(day, -near) })),
    after: weeks(after).map(({ near, far }) => ({ from: addDays(day, near), to: addDays(day, far) })),
  };
}

/** The two halves of the days before a mark, for the placebo; of an odd number the later is longer. */
export const placeboHalves = (day: string, before: number): readonly [Days, Days] => {
  const half = Math.floor(before / 2);
  return [
    { from: addDays(day, -before), to: addDays(day, half - before - 1) },
    { from: addDays(day, half - before), to: addDays(day, -1) },
  ];
};
