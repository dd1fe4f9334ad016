import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { Suspense } from "react";
import { FigureStrip } from "@/components/figures/figure-strip";
import { AddressProblems } from "@/components/filters/address-problems";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { ChartSkeleton, TableSkeleton } from "@/components/states/skeletons";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { seriesIn } from "@/lib/domain/answers/series";
import { type Days, periodsIn, type SpendPeriod } from "@/lib/domain/money/spend-periods";
import { roleMay } from "@/lib/domain/team/permission";
import { formatDay } from "@/lib/format/dates";
import { counted, formatCount } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import { readAddress } from "@/lib/queries/read-address";
import { getHeadlines, type Headlines } from "@/lib/services/overview";
import { openWorkspacePage } from "@/lib/web/page";
import { EngineGrid } from "../_figures/engine-grid";
import { FigureBar } from "../_figures/figure-bar";
import { figureDays, readFigureFrame } from "../_figures/figure-frame";
import { ModelChanges } from "../_figures/model-changes";
import { NoBrands } from "../_figures/no-brands";
import { answersHref } from "../answers/answers-search-params";
import { brandFiguresHref } from "../brands/brand-figures-search-params";
import { HeadlineTable } from "./_components/headline-table";
import { LastRun } from "./_components/last-run";
import { PeriodCost } from "./_components/period-cost";
import { TopSources } from "./_components/top-sources";
import { Trends } from "./_components/trends";
import { overviewHref, overviewParsers, type OverviewState } from "./overview-search-params";
import { overviewSentence } from "./overview-words";

export const metadata: Metadata = { title: "Overview" };

interface OverviewPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<SearchParams>;
}

/** Lines of the trend: the own brand's and of those most named. */
const LINES = 4;

export default async function OverviewPage({ params, searchParams }: OverviewPageProps) {
  const { workspace: slug } = await params;
  const { ctx, workspace } = await openWorkspacePage(slug, "answer:read");
  const { state, problems } = await readAddress(overviewParsers, searchParams);
  const days = figureDays({ ctx, workspace }, state);
  const { from, to, zone, today, before, filter } = days;
  const cut = state.changed === "out";
  const [headlines, frame] = await Promise.all([
    getHeadlines({ ctx, input: { filter: { ...filter, zone }, before, cut } }),
    readFigureFrame(ctx, days),
  ]);
  const href = (change: Partial<OverviewState>) => overviewHref(slug, { ...state, ...change });
  const kept = cut ? { withoutSeries: seriesIn(headlines.changes) } : {};
  const tracked = headlines.brands.filter(({ role }) => role === "tracked");
  const gridBrand = tracked.find(({ brand }) => brand === String(state.brand)) ?? tracked[0];
  return (
    <>
      <PageHeader title="Overview" question="What is real, what moved, and where?" />
      <AddressProblems problems={problems} cleanHref={overviewHref(slug, state)} />
      <FigureBar label="Narrow the overview" {...{ state, days, frame, href }} />
      {tracked.length === 0 ? (
        <NoBrands slug={slug} missing="any" mayWrite={roleMay(workspace.role, "brand:write")}>
          Track your own brand and its competitors.
        </NoBrands>
      ) : headlines.cells.answers === 0 ? (
        <NoAnswers slug={slug} headlines={headlines} mayAsk={roleMay(workspace.role, "run:create")} />
      ) : (
        <>
          <p className="mb-4 max-w-3xl text-lg">{overviewSentence(headlines)}</p>
          <FigureStrip
            label="What it rests on"
            figures={[
              {
                name: "Answers",
                value: formatCount(headlines.cells.answers),
                note: `${formatCount(headlines.cells.searched)} with search`,
                href: answersHref(slug, { ...filter, ...kept, counted: "measured" }),
              },
              {
                name: "Questions",
                value: formatCount(headlines.cells.prompts),
                note: `${counted(headlines.cells.families, "family", "families")}${headlines.estimand === "these-questions" ? "; intervals are of these very questions" : ""}`,
              },
              {
                name: "Not answered",
                value: formatCount(headlines.cells.failed + headlines.cells.pending),
                note: `${formatCount(headlines.cells.failed)} failed, ${formatCount(headlines.cells.pending)} pending`,
              },
            ]}
          />
          <ModelChanges
            changes={headlines.changes}
            cut={{ isCut: cut, href: href({ changed: cut ? null : "out" }) }}
          >
            {cut
              ? "What was asked of them is left out of all figures of this table."
              : "What differs across that day may be the model's own doing, so nothing is called a move."}
          </ModelChanges>
          <div className="mb-8">
            <HeadlineTable
              headlines={headlines}
              filterWords={frame.words}
              answersOf={(asked) => answersHref(slug, { ...filter, ...kept, ...asked })}
              brandHref={(id) => brandFiguresHref(slug, id, state)}
              beforeWords={before ? `${formatDay(before.from)} to ${formatDay(before.to)}` : "none"}
            />
          </div>
          <Suspense fallback={<ChartSkeleton />}>
            <Trends
              {...{ ctx, slug, zone, filter }}
              {...spellsOf({
                from: before && headlines.answersBefore > 0 ? before.from : from,
                to: to < today ? to : today,
              })}
              brands={tracked.slice(0, LINES).map(({ brand }) => brand)}
            />
          </Suspense>
          {gridBrand && (
            <Suspense fallback={<TableSkeleton what="prompts" columns={["Prompt"]} rows={8} />}>
              <EngineGrid
                {...{ ctx, slug, zone, filter }}
                brand={gridBrand}
                order={state.order}
                orderHref={(order) => href({ order })}
              />
            </Suspense>
          )}
          <div className="grid gap-8 lg:grid-cols-2">
            <Suspense fallback={<TableSkeleton what="sources" columns={["Domain"]} rows={8} />}>
              <TopSources {...{ ctx, slug, zone, filter }} />
            </Suspense>
            <div className="flex flex-col gap-6">
              <Suspense>
                <LastRun ctx={ctx} slug={slug} />
              </Suspense>
              {roleMay(workspace.role, "spend:read") && (
                <Suspense>
                  <PeriodCost {...{ ctx, slug, zone, filter }} />
                </Suspense>
              )}
            </div>
          </div>
        </>
      )}
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

interface NoAnswersProps {
  slug: string;
  headlines: Headlines;
  mayAsk: boolean;
}

function NoAnswers({ slug, headlines: { cells }, mayAsk }: NoAnswersProps) {
  if (cells.pending > 0)
    return (
      <EmptyState title={`${counted(cells.pending, "answer")} of this period are on their way`}>
        Figures appear as they come.
      </EmptyState>
    );
  return (
    <EmptyState
      title="No answer in these filters"
      action={
        mayAsk ? (
          <Button asChild>
            <Link href={paths.workspace(slug).compose()}>Ask something</Link>
          </Button>
        ) : (
          <Button asChild>
            <Link href={overviewHref(slug, {})}>Show the last 30 days</Link>
          </Button>
        )
      }
    >
      {cells.failed > 0 && `${counted(cells.failed, "call")} of this period failed.`}
    </EmptyState>
  );
}
