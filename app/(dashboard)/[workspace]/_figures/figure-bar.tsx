import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { NarrowedTo } from "@/components/filters/narrowed-to";
import { Notice } from "@/components/ui/notice";
import type { FigureFilter } from "@/lib/domain/answers/figure-filter";
import type { CitedFilter } from "@/lib/domain/sources/cited-filter";
import { SPAN_MAX } from "@/lib/domain/time/shown-span";
import { FigureFilters } from "./figure-filters";
import type { FigureDays, FigureFrame } from "./figure-frame";
import { type FigureState, isNarrowed } from "./figure-search-params";
import { citedWords, figureNarrowings } from "./figure-words";
import { StillMeasuring } from "./still-measuring";

interface FigureBarProps {
  /** What is narrowed: "Narrow the overview". */
  label: string;
  state: FigureState;
  days: FigureDays;
  frame: FigureFrame;
  /** The same screen with something else of its state. */
  href: (change: Partial<Pick<FigureFilter, "runId" | "surface">>) => string;
  /** What is cited, where that can be chosen, too. */
  cited?: Pick<CitedFilter, "sourceClass" | "pageType">;
  /** What is shown, where that is not the answers of one filter. */
  sentence?: string;
  /** Filters of the screen's own. */
  children?: ReactNode;
}

/** The filters of a screen of figures, what they leave in words, and what of the answers is in no figure yet. */
export function FigureBar({ label, state, days, frame, href, cited, sentence, children }: FigureBarProps) {
  const { from, to, zone, today, filter, isSpanCut } = days;
  const { choices, measuring, words } = frame;
  return (
    <>
      <NuqsAdapter>
        <FigureFilters
          {...{ label, from, to, zone, today, choices }}
          isFiltered={isNarrowed(state) || Object.values({ ...cited }).some((value) => value !== null)}
          ofSources={cited !== undefined}
          sentence={
            sentence ??
            `Answers${filter.surface === null ? " of every surface" : ""} ${[words, ...citedWords(cited)].join(", ")}.`
          }
        >
          {children}
        </FigureFilters>
      </NuqsAdapter>
      <NarrowedTo narrowings={figureNarrowings(state, href)} />
      {isSpanCut && (
        <Notice tone="warn" title={`Only the last ${SPAN_MAX} days of the span are shown`} className="mb-4">
          Choose a later first day, or one year after the other.
        </Notice>
      )}
      <StillMeasuring measuring={measuring} />
    </>
  );
}
