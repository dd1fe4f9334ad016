import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { AddressProblems } from "@/components/filters/address-problems";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { PastLastPage } from "@/components/states/past-last-page";
import { Pager } from "@/components/tables/pager";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import type { AnswerFilter } from "@/lib/domain/answers/answer-filter";
import { SOURCES_PER_PAGE } from "@/lib/domain/answers/source-list";
import { ANY_CITED } from "@/lib/domain/sources/cited-filter";
import { roleMay } from "@/lib/domain/team/permission";
import { readAddress } from "@/lib/queries/read-address";
import { sharedOf } from "@/lib/queries/shared-filters";
import { listSourceGaps, type SourceGaps } from "@/lib/services/sources";
import { openWorkspacePage } from "@/lib/web/page";
import { FigureBar } from "../../_figures/figure-bar";
import { figureDays, readFigureFrame } from "../../_figures/figure-frame";
import { figureFilterOf } from "../../_figures/figure-search-params";
import { citedWords } from "../../_figures/figure-words";
import { NoBrands } from "../../_figures/no-brands";
import { OwnBrands } from "../../_figures/own-brands";
import { answersHref } from "../../answers/answers-search-params";
import { MakeReport } from "../../reports/_components/make-report";
import { begunReport, REPORT_FILTERS } from "../../reports/report-query";
import { SourceLinks } from "../_components/source-links";
import { nameOf } from "../_components/source-table";
import { GapFigures } from "./_components/gap-figures";
import { GapTable } from "./_components/gap-table";
import { GAPS_QUESTION } from "./gap-words";
import { gapsHref, gapsParsers, type GapsState } from "./gaps-search-params";

export const metadata: Metadata = { title: "Source gaps" };

interface SourceGapsPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function SourceGapsPage({ params, searchParams }: SourceGapsPageProps) {
  const { workspace: slug } = await params;
  const { ctx, workspace } = await openWorkspacePage(slug, "source:read");
  const { state, problems } = await readAddress(gapsParsers, searchParams);
  const days = figureDays({ ctx, workspace }, state);
  const { filter, zone } = days;
  const cited = { sourceClass: state.sourceClass, pageType: state.pageType };
  const [gaps, frame] = await Promise.all([
    listSourceGaps({
      ctx,
      input: {
        filter: { ...filter, zone },
        cited: { ...ANY_CITED, ...cited, domain: state.domain },
        brand: state.brand === null ? null : String(state.brand),
        least: 1,
        page: state.page,
      },
    }),
    readFigureFrame(ctx, days),
  ]);
  const href = (change: Partial<GapsState>) => gapsHref(slug, { ...state, page: 1, ...change });
  const answersOf = (asked: Partial<AnswerFilter>) => answersHref(slug, { ...filter, ...cited, ...asked });
  const title = state.domain === null ? "Source gaps" : `Source gaps: ${state.domain}`;
  const makeReport = roleMay(workspace.role, "report:write") && (
    <MakeReport slug={slug} begun={begunReport("gaps", title, REPORT_FILTERS.gaps.write(state), days)} />
  );
  return (
    <>
      {state.domain === null ? (
        <PageHeader title="Source gaps" question={GAPS_QUESTION} actions={makeReport} />
      ) : (
        <PageHeader
          parent={{ label: "Source gaps", href: href({ domain: null }) }}
          title={nameOf({ domain: state.domain, sourceUrl: null })}
          question="Which pages of this site are cited by answers that name a competitor, and not the own brand?"
          actions={makeReport}
        />
      )}
      <SourceLinks slug={slug} current="gaps" filter={sharedOf(state)} />
      <AddressProblems problems={problems} cleanHref={gapsHref(slug, state)} />
      <FigureBar label="Narrow the gaps" {...{ state, days, frame, href, cited }} />
      <OwnBrands {...gaps} label="Whose gaps" hrefOf={(brand) => href({ brand })} />
      {gaps.brand === null || gaps.competitors.length === 0 ? (
        <NoBrands
          slug={slug}
          missing={gaps.brand === null ? "own" : "competitor"}
          mayWrite={roleMay(workspace.role, "brand:write")}
        >
          A gap is where answers name a competitor and not the own brand; both have to be looked for.
        </NoBrands>
      ) : (
        <>
          <GapFigures {...{ gaps, answersOf }} brand={gaps.brand} domain={state.domain} />
          {gaps.rows.length > 0 ? (
            <>
              <GapTable
                {...{ gaps, answersOf }}
                brand={gaps.brand}
                filterWords={[frame.words, ...citedWords(cited)].join(", ")}
                pagesOf={(domain) => href({ domain })}
              />
              <GapPager state={state} gaps={gaps} href={href} />
            </>
          ) : state.page > 1 ? (
            <PastLastPage page={state.page} firstHref={href({})} />
          ) : (
            <NoGaps slug={slug} gaps={gaps} isNarrowed={Object.values(figureFilterOf(state)).some(Boolean)} />
          )}
        </>
      )}
    </>
  );
}

interface GapPagerProps {
  state: GapsState;
  gaps: SourceGaps;
  href: (change: Partial<GapsState>) => string;
}

function GapPager({ state, gaps, href }: GapPagerProps) {
  const from = (state.page - 1) * SOURCES_PER_PAGE + 1;
  const to = from + gaps.rows.length - 1;
  return (
    <Pager
      from={from}
      to={to}
      total={gaps.all}
      previousHref={state.page > 1 ? href({ page: state.page - 1 }) : null}
      nextHref={to < gaps.all ? href({ page: state.page + 1 }) : null}
    />
  );
}

interface NoGapsProps {
  slug: string;
  gaps: SourceGaps;
  isNarrowed: boolean;
}

const NoGaps = ({ slug, gaps: { sum }, isNarrowed }: NoGapsProps) => (
  <EmptyState
    title={sum.answers === 0 ? "No answer in these filters" : "No gap in these filters"}
    action={
      isNarrowed && (
        <Button asChild>
          <Link href={gapsHref(slug, {})}>Show the last 30 days</Link>
        </Button>
      )
    }
  >
    {sum.answers === 0
      ? "Gaps are found in answers that were given with a web search."
      : sum.gaps === 0
        ? "No answer names a competitor without naming the own brand."
        : "The answers that name a competitor alone cite nothing of which the domain is known."}
  </EmptyState>
);
