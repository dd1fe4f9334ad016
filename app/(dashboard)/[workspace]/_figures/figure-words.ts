import type { Narrowing } from "@/components/filters/narrowed-to";
import { ANY_ANSWER, type AnswerChoices } from "@/lib/domain/answers/answer-filter";
import type { FigureFilter } from "@/lib/domain/answers/figure-filter";
import { SURFACE_LABELS } from "@/lib/domain/engines/surface";
import type { CitedFilter } from "@/lib/domain/sources/cited-filter";
import { filterWords, type FilterNames } from "@/lib/format/filter-words";
import { withoutTricks } from "@/lib/format/hostile";
import type { Estimand, Note } from "@/lib/statistics/intervals/figure";
import { moreNarrowings } from "../answers/answers-words";

/** Of whom an interval speaks, and how it was made. */
export const INTERVAL_WORDS: Record<Estimand, string> = {
  "questions-like-these":
    "95 %, of questions like these: the families of questions are a sample of what people ask, so answers of one family count for less than as many of different ones.",
  "these-questions":
    "95 %, of these very questions alone: there are too few families (under 10 of equal size) to speak for questions like these. Repeats of one day count as one.",
};

export const NOTE_WORDS: Record<Note, string> = {
  "nothing-to-count": "nothing to count",
  "few-families": "too few families for an interval",
  "small-sample": "a small sample",
  exploratory: "fewer than 50 questions: exploratory",
  "families-differ": "the mean of the families is another",
};

/** What a filter leaves, ready to follow "Answers". */
export const figureFilterWords = (
  filter: FigureFilter,
  { zone, names, choices }: { zone: string; names: FilterNames; choices: AnswerChoices },
): string =>
  [
    ...filterWords(filter, { zone, names }),
    ...moreNarrowings({ ...ANY_ANSWER, ...filter, setId: null, scheduleId: null }, choices).map(
      ({ what, value }) => `${what.charAt(0).toLowerCase()}${what.slice(1)} “${withoutTricks(value)}”`,
    ),
  ].join(", ");

/** Which citations figures of sources are of, ready to follow what a filter leaves. */
export const citedWords = ({
  sourceClass = null,
  pageType = null,
}: Partial<Pick<CitedFilter, "sourceClass" | "pageType">> = {}): string[] => [
  ...(sourceClass === null ? [] : [`that cite sites of the class “${sourceClass}”`]),
  ...(pageType === null ? [] : [`that cite pages of the type “${pageType}”`]),
];

/** The filters that come by links and have no box on screens of figures. */
export const figureNarrowings = (
  { runId, surface }: Pick<FigureFilter, "runId" | "surface">,
  href: (change: Partial<Pick<FigureFilter, "runId" | "surface">>) => string,
): Narrowing[] => [
  ...(runId === null ? [] : [{ what: "Run", value: "one", dropHref: href({ runId: null }) }]),
  ...(surface === null
    ? []
    : [{ what: "Answered by", value: SURFACE_LABELS[surface], dropHref: href({ surface: null }) }]),
];
