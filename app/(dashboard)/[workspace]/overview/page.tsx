import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { Suspense } from "react";
import { AddressProblems } from "@/components/filters/address-problems";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { roleMay } from "@/lib/domain/team/permission";
import { counted } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import { readAddress } from "@/lib/queries/read-address";
import { getBaseline } from "@/lib/services/baselines";
import { getMeasuring } from "@/lib/services/measuring";
import { getHeadlines, type Headlines } from "@/lib/services/overview";
import { openWorkspacePage } from "@/lib/web/page";
import { FigureBar } from "../_figures/figure-bar";
import { figureDays, readFigureFrame } from "../_figures/figure-frame";
import { isNarrowed } from "../_figures/figure-search-params";
import { NoBrands } from "../_figures/no-brands";
import { MakeReport } from "../reports/_components/make-report";
import { begunReport, REPORT_FILTERS } from "../reports/report-query";
import { OverviewFigures } from "./_components/overview-figures";
import { RunUnderWay } from "./_components/run-under-way";
import { NoCompetitors } from "./_components/no-competitors";
import { newestSetRun } from "./_components/newest-run";
import { SinceBaseline } from "./_components/since-baseline";
import { overviewHref, overviewParsers, type OverviewState } from "./overview-search-params";

export const metadata: Metadata = { title: "Overview" };

interface OverviewPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function OverviewPage({ params, searchParams }: OverviewPageProps) {
  const { workspace: slug } = await params;
  const { ctx, workspace } = await openWorkspacePage(slug, "answer:read");
  const { state, problems } = await readAddress(overviewParsers, searchParams);
  const days = figureDays({ ctx, workspace }, state);
  const { zone, before, filter } = days;
  const cut = state.changed === "out";
  // Before the figures: what ends while these are read is followed, and has them read anew.
  const run = await newestSetRun(ctx);
  const measuring = await getMeasuring({ ctx });
  const [headlines, frame, baseline] = await Promise.all([
    getHeadlines({ ctx, input: { filter: { ...filter, zone }, before, cut } }),
    readFigureFrame(ctx, days),
    getBaseline({ ctx }),
  ]);
  const href = (change: Partial<OverviewState>) => overviewHref(slug, { ...state, ...change });
  const tracked = headlines.brands.filter(({ role }) => role === "tracked");
  return (
    <>
      <PageHeader
        title="Overview"
        question="What is real, what moved, and where?"
        actions={
          roleMay(workspace.role, "report:write") && (
            <MakeReport
              slug={slug}
              begun={begunReport("overview", "Overview", REPORT_FILTERS.overview.write(state), days)}
            />
          )
        }
      />
      <AddressProblems problems={problems} cleanHref={overviewHref(slug, state)} />
      <FigureBar label="Narrow the overview" {...{ state, days, frame, href }} />
      <Suspense>
        <RunUnderWay {...{ ctx, slug, run, measuring }} />
      </Suspense>
      {tracked.length === 0 ? (
        <NoBrands slug={slug} missing="any" mayWrite={roleMay(workspace.role, "brand:write")}>
          Brand, competitors, questions and a first run come of two pages; or track your own brand and its
          competitors alone.
        </NoBrands>
      ) : headlines.cells.answers === 0 ? (
        <NoAnswers
          slug={slug}
          headlines={headlines}
          // Where the filters leave nothing, asking is no way to what there is.
          mayAsk={!isNarrowed(state) && roleMay(workspace.role, "run:create")}
        />
      ) : (
        <>
          {tracked.every(({ isOwn }) => isOwn) && roleMay(workspace.role, "brand:write") && (
            <NoCompetitors slug={slug} />
          )}
          <OverviewFigures
            {...{ ctx, slug, days, state, headlines, href }}
            filterWords={frame.words}
            shows={{ prompts: true, lastRun: true, costs: roleMay(workspace.role, "spend:read") }}
          >
            <SinceBaseline
              {...{ ctx, slug, zone, filter, cut, baseline, headlines }}
              mayPin={roleMay(workspace.role, "schedule:write")}
            />
          </OverviewFigures>
        </>
      )}
    </>
  );
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
        The first figures appear as soon as some of them are here and measured. Until there are 20 of an
        engine, its figures stay grey and say so.
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
