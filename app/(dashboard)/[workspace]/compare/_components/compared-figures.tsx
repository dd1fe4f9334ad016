import { FigureStrip } from "@/components/figures/figure-strip";
import { EmptyState } from "@/components/states/empty-state";
import { Link } from "@/components/ui/link";
import type { AnswerFilter } from "@/lib/domain/answers/answer-filter";
import { seriesIn } from "@/lib/domain/answers/series";
import type { SideKind } from "@/lib/domain/answers/side-kinds";
import { counted, formatCount } from "@/lib/format/text";
import type { SidesCompared } from "@/lib/services/comparing";
import { COMPARED_FIGURES } from "@/lib/statistics/measures/compared-brands";
import { ModelChanges } from "../../_figures/model-changes";
import { answersHref } from "../../answers/answers-search-params";
import type { Side } from "../chosen-sides";
import type { CompareState } from "../compare-search-params";
import { compareSentence } from "../compare-words";
import { DifferencesCsv } from "./differences-csv";
import { FigureDifferences } from "./figure-differences";

interface ComparedFiguresProps {
  /** Null where nobody is led to rows: on what is handed on to others. */
  slug: string | null;
  by: SideKind;
  compared: SidesCompared;
  sides: [Side, Side];
  /** What both sides share, in words. */
  filterWords: string;
  /** The same with something else of its state; null where it stays as it is. */
  href: ((change: Partial<CompareState>) => string) | null;
  isCut: boolean;
}

/** Both sides, what they rest on, and every figure. */
export function ComparedFigures(props: ComparedFiguresProps) {
  const { slug, by, compared, sides, href, isCut } = props;
  const { families, changes } = compared;
  const kept = by === "period" && isCut ? { withoutSeries: seriesIn(changes) } : {};
  const isEmpty = compared.sides.some(({ cells }) => cells.answers === 0);
  return (
    <>
      <p className="mb-4 max-w-3xl text-lg">{compareSentence(compared, [sides[0].name, sides[1].name])}</p>
      <FigureStrip
        label="What it rests on"
        figures={[
          ...sides.map(({ name, filter }, at) => {
            const { cells } = compared.sides[at === 0 ? 0 : 1];
            return {
              name: `${at === 0 ? "A" : "B"}: ${name}`,
              value: formatCount(cells.answers),
              note: `answers to ${counted(cells.prompts, "question")}; ${formatCount(cells.failed)} failed, ${formatCount(cells.pending)} pending`,
              href: slug === null ? null : answersHref(slug, { ...filter, ...kept, counted: "measured" }),
            };
          }),
          {
            name: "Families on both",
            value: formatCount(families.both),
            note: `${formatCount(families.one)} on A alone, ${formatCount(families.other)} on B alone`,
          },
        ]}
      />
      {(isCut || !isEmpty) && (
        <ModelChanges
          changes={changes}
          cut={href && by === "period" ? { isCut, href: href({ changed: isCut ? null : "out" }) } : null}
        >
          {by !== "period"
            ? "It is in what both sides count: a side that was answered by two models is a mean of both."
            : isCut
              ? "What was asked of them is left out of all figures here."
              : "What differs across that day may be the model's own doing, so nothing is called higher or lower."}
        </ModelChanges>
      )}
      {isEmpty ? (
        <EmptyState title="One side has no answers">
          {href && "Choose other days or filters, or compare by something else."}
        </EmptyState>
      ) : (
        <Figures {...props} kept={kept} />
      )}
    </>
  );
}

/** Every figure of both sides. */
function Figures({
  slug,
  by,
  compared,
  sides,
  filterWords,
  href,
  kept,
}: ComparedFiguresProps & { kept: Partial<AnswerFilter> }) {
  const turned =
    by === "period"
      ? {
          ...{ againstFrom: sides[1].filter.from, againstTo: sides[1].filter.to },
          ...{ from: sides[0].filter.from, to: sides[0].filter.to },
        }
      : { a: sides[1].value, b: sides[0].value };
  return (
    <>
      <p className="no-print mb-4 flex flex-wrap items-center gap-x-4 text-sm">
        {href && (
          <Link
            href={href(turned)}
            scroll={false}
            className="text-accent min-h-6 underline-offset-2 hover:underline"
          >
            Turn the sides round
          </Link>
        )}
        <DifferencesCsv compared={compared} />
      </p>
      {COMPARED_FIGURES.map((of) => (
        <FigureDifferences key={of} {...{ slug, of, compared, sides, filterWords, kept }} />
      ))}
    </>
  );
}
