import { type ReactNode, Suspense } from "react";
import { FigureStrip } from "@/components/figures/figure-strip";
import { ChartSkeleton, TableSkeleton } from "@/components/states/skeletons";
import type { AnswerFilter } from "@/lib/domain/answers/answer-filter";
import { seriesIn } from "@/lib/domain/answers/series";
import { type Days, periodsIn, type SpendPeriod } from "@/lib/domain/money/spend-periods";
import { formatDay } from "@/lib/format/dates";
import { overviewSentence } from "@/lib/format/overview-sentence";
import { counted, formatCount } from "@/lib/format/text";
import type { Context } from "@/lib/services/context";
import type { Headlines } from "@/lib/services/overview";
import { EngineGrid } from "../../_figures/engine-grid";
import type { FigureDays } from "../../_figures/figure-frame";
import { ModelChanges } from "../../_figures/model-changes";
import { answersHref } from "../../answers/answers-search-params";
import { brandFiguresHref } from "../../brands/brand-figures-search-params";
import type { OverviewState } from "../overview-search-params";
import { HeadlineTable } from "./headline-table";
import { LastRun } from "./last-run";
import { PeriodCost } from "./period-cost";
import { TopSources } from "./top-sources";
import { Trends } from "./trends";

interface OverviewFiguresProps {
  ctx: Context;
  /** Null where nobody is led to rows: on what is handed on to others. */
  slug: string | null;
  days: FigureDays;
  state: OverviewState;
  headlines: Headlines;
  /** What is shown, in words, for "how this is counted". */
  filterWords: string;
  /** The same screen with something else of its state; null where it stays as it is. */
  href: ((change: Partial<OverviewState>) => string) | null;
  /** What stands there besides. */
  shows: { prompts: boolean; lastRun: boolean; costs: boolean };
  /** What follows the first figures. */
  children?: ReactNode;
}

/** Lines of the trend: the own brand's and of those most named. */
const LINES = 4;

/** The figures of an overview that has any. */
export function OverviewFigures({
  ctx,
  slug,
  days,
  state,
  headlines,
  filterWords,
  href,
  shows,
  children,
}: OverviewFiguresProps) {
  const { from, to, zone, today, before, filter } = days;
  const { cells, estimand, answersBefore } = headlines;
  const isCut = state.changed === "out";
  const tracked = headlines.brands.filter(({ role }) => role === "tracked");
  const gridBrand = tracked.find(({ brand }) => brand === String(state.brand)) ?? tracked[0];
  const kept = isCut ? { withoutSeries: seriesIn(headlines.changes) } : {};
  const answersOf = (asked: Partial<AnswerFilter>) =>
    slug === null ? null : answersHref(slug, { ...filter, ...kept, ...asked });
  return (
    <>
      <p className="mb-4 max-w-3xl text-lg">{overviewSentence(headlines)}</p>
      <FigureStrip
        label="What it rests on"
        figures={[
          {
            name: "Answers",
            value: formatCount(cells.answers),
            note: `${formatCount(cells.searched)} with search`,
            href: answersOf({ counted: "measured" }),
          },
          {
            name: "Questions",
            value: formatCount(cells.prompts),
            note: `${counted(cells.families, "family", "families")}${estimand === "these-questions" ? "; intervals are of these very questions" : ""}`,
          },
          {
            name: "Not answered",
            value: formatCount(cells.failed + cells.pending),
            note: `${formatCount(cells.failed)} failed, ${formatCount(cells.pending)} pending`,
          },
        ]}
      />
      <ModelChanges
        changes={headlines.changes}
        cut={href && { isCut, href: href({ changed: isCut ? null : "out" }) }}
      >
        {isCut
          ? "What was asked of them is left out of all figures of this table."
          : "What differs across that day may be the model's own doing, so nothing is called a move."}
      </ModelChanges>
      <div className="mb-8">
        <HeadlineTable
          {...{ headlines, filterWords, answersOf }}
          brandHref={(id) => (slug === null ? undefined : brandFiguresHref(slug, id, state))}
          beforeWords={before ? `${formatDay(before.from)} to ${formatDay(before.to)}` : "none"}
        />
      </div>
      <Suspense>{children}</Suspense>
      <Suspense fallback={<ChartSkeleton />}>
        <Trends
          {...{ ctx, slug, zone, filter }}
          {...spellsOf({
            from: before && answersBefore > 0 ? before.from : from,
            to: to < today ? to : today,
          })}
          brands={tracked.slice(0, LINES).map(({ brand }) => brand)}
        />
      </Suspense>
      {gridBrand && shows.prompts && (
        <Suspense fallback={<TableSkeleton what="prompts" columns={["Prompt"]} rows={8} />}>
          <EngineGrid
            {...{ ctx, slug, zone, filter }}
            brand={gridBrand}
            order={state.order}
            orderHref={href && ((order) => href({ order }))}
          />
        </Suspense>
      )}
      <div className="grid gap-8 lg:grid-cols-2">
        <Suspense fallback={<TableSkeleton what="sources" columns={["Domain"]} rows={8} />}>
          <TopSources {...{ ctx, slug, zone, filter }} />
        </Suspense>
        <div className="flex flex-col gap-6">
          {shows.lastRun && slug !== null && (
            <Suspense>
              <LastRun ctx={ctx} slug={slug} />
            </Suspense>
          )}
          {shows.costs && (
            <Suspense>
              <PeriodCost {...{ ctx, slug, zone, filter }} />
            </Suspense>
          )}
        </div>
      </div>
    </>
  );
}

const POINTS_MAX = 27;

/** Days, weeks or months: the shortest of which a line has room for all. */
function spellsOf(days: Days): { step: SpendPeriod; spells: Days[] } {
  const [step = "month"] = (["day", "week"] as const).filter(
    (one) => periodsIn(days, one).length <= POINTS_MAX,
  );
  return { step, spells: periodsIn(days, step) };
}
