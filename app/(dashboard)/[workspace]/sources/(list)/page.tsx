import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { Suspense } from "react";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import { AddressProblems } from "@/components/filters/address-problems";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { PastLastPage } from "@/components/states/past-last-page";
import { FiguresSkeleton } from "@/components/states/skeletons";
import { Pager } from "@/components/tables/pager";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { ANY_FIGURE } from "@/lib/domain/answers/figure-filter";
import { SOURCES_PER_PAGE, type SourcePage } from "@/lib/domain/answers/source-list";
import { ANY_CITED } from "@/lib/domain/sources/cited-filter";
import type { NewReport } from "@/lib/domain/exports/report";
import { roleMay } from "@/lib/domain/team/permission";
import { dayAt } from "@/lib/domain/time/day-span";
import { filterWords } from "@/lib/format/filter-words";
import { withoutTricks } from "@/lib/format/hostile";
import { paths } from "@/lib/paths";
import { readAddress } from "@/lib/queries/read-address";
import { sharedOf } from "@/lib/queries/shared-filters";
import { getPrevalences, listSources } from "@/lib/services/sources";
import { openWorkspacePage } from "@/lib/web/page";
import { answersHref } from "../../answers/answers-search-params";
import { DomainFigures } from "../_components/domain-figures";
import { EngineOverlap } from "../_components/engine-overlap";
import { NewAndLost } from "../_components/new-and-lost";
import { figureDays } from "../../_figures/figure-frame";
import { SourceExports } from "../_components/source-exports";
import { SourceFigures } from "../_components/source-figures";
import { SourceFilters } from "../_components/source-filters";
import { citedWords } from "../../_figures/figure-words";
import { nameFilter } from "../../name-filter";
import { MakeReport } from "../../reports/_components/make-report";
import { begunReport, REPORT_FILTERS } from "../../reports/report-query";
import { SourceLinks } from "../_components/source-links";
import { nameOf, SourceTable } from "../_components/source-table";
import { trendOf } from "../source-trend";
import { citingAnswersHref, sourceParsers, sourcesHref, type SourceState } from "../sources-search-params";

export const metadata: Metadata = { title: "Sources" };

interface SourcesPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function SourcesPage({ params, searchParams }: SourcesPageProps) {
  const { workspace: slug } = await params;
  const { ctx, workspace } = await openWorkspacePage(slug, "source:read");
  const { state, problems } = await readAddress(sourceParsers, searchParams);
  const zone = workspace.timeZone;
  const { sort, page: number, ...filter } = state;
  const page = await listSources({ ctx, input: { filter: { ...filter, zone }, sort, page: number } });
  const figureFilter = { ...ANY_FIGURE, ...sharedOf(state) };
  const days = figureDays({ ctx, workspace }, figureFilter);
  const cited = { ...ANY_CITED, ...filter };
  const none = page.rows.length === 0;
  const words = [
    ...filterWords(state, { zone, names: await nameFilter(ctx, state) }),
    ...citedWords(state),
    ...(state.text === null ? [] : [`with “${withoutTricks(state.text)}” in domain, title or address`]),
  ];
  const sentence = words.length === 0 ? null : `Sources of answers ${words.join(", ")}.`;
  return (
    <>
      <SourcesHeader
        slug={slug}
        state={state}
        sum={page.sum}
        mayRule={roleMay(workspace.role, "source:write")}
        report={
          roleMay(workspace.role, "report:write")
            ? begunReport("sources", state.domain || "Sources", REPORT_FILTERS.sources.write(state), days)
            : null
        }
      />
      {state.domain === null && <SourceLinks slug={slug} current="sources" filter={sharedOf(state)} />}
      <AddressProblems problems={problems} cleanHref={sourcesHref(slug, state)} />
      {none && sentence === null && state.domain === null && state.page === 1 ? (
        <EmptyState
          title="No answer has cited a source yet"
          action={
            roleMay(workspace.role, "run:create") && (
              <Button asChild look="primary">
                <Link href={paths.workspace(slug).compose()}>Ask with web search</Link>
              </Button>
            )
          }
        >
          Sources come from answers that were given with a web search.
        </EmptyState>
      ) : (
        <>
          <SourceFigures slug={slug} state={state} page={page} />
          <NuqsAdapter>
            <SourceFilters zone={zone} sentence={sentence} />
          </NuqsAdapter>
          {state.domain !== null && state.domain !== "" && (
            <Suspense fallback={<FiguresSkeleton />}>
              <DomainFigures
                {...{ ctx, zone, ...trendOf(state, dayAt(ctx.now(), zone)) }}
                filter={figureFilter}
                cited={{ ...cited, domain: state.domain, text: null }}
                answersOf={(asked) => answersHref(slug, { ...sharedOf(state), ...asked })}
                filterWords={sentence ?? "All answers"}
                showsPrompts
              />
            </Suspense>
          )}
          {none && state.page > 1 ? (
            <PastLastPage page={state.page} firstHref={sourcesHref(slug, { ...state, page: 1 })} />
          ) : none ? (
            <EmptyState
              title="No source matches these filters"
              action={
                <Button asChild>
                  <Link href={sourcesHref(slug, {})}>Show all sources</Link>
                </Button>
              }
            />
          ) : (
            <>
              <SourceTable
                {...{ slug, state, page, zone }}
                prevalences={getPrevalences({
                  ctx,
                  input: {
                    filter: { ...figureFilter, zone },
                    cited,
                    keys: page.rows.map((row) => row.sourceUrl ?? row.domain),
                  },
                })}
              />
              <SourcePager slug={slug} state={state} page={page} />
              {state.domain === null && (
                <div className="mt-8 grid gap-8 2xl:grid-cols-2">
                  <Suspense fallback={<FiguresSkeleton />}>
                    <NewAndLost {...{ ctx, slug, state, cited, days }} />
                  </Suspense>
                  <Suspense fallback={<FiguresSkeleton />}>
                    <EngineOverlap {...{ ctx, slug, zone, state, cited }} />
                  </Suspense>
                </div>
              )}
            </>
          )}
        </>
      )}
    </>
  );
}

interface SourcesHeaderProps {
  slug: string;
  state: SourceState;
  sum: SourcePage["sum"];
  mayRule: boolean;
  /** To begin with; null for whoever makes none. */
  report: NewReport | null;
}

function SourcesHeader({ slug, state, sum, mayRule, report }: SourcesHeaderProps) {
  const exports = sum.citations > 0 && (
    <>
      {report && <MakeReport slug={slug} begun={report} />}
      <SourceExports slug={slug} state={state} sum={sum} />
    </>
  );
  if (state.domain === null)
    return (
      <PageHeader
        title="Sources"
        question="Which sites do the answers cite, and how often?"
        actions={
          <>
            {exports}
            <Button asChild>
              <Link href={paths.workspace(slug).sourceRules()}>Rules</Link>
            </Button>
          </>
        }
      />
    );
  return (
    <PageHeader
      parent={{ label: "Sources", href: sourcesHref(slug, sharedOf(state)) }}
      title={nameOf({ domain: state.domain, sourceUrl: null })}
      question={
        state.domain === ""
          ? "Which citations give only a redirect, without a hint where it leads?"
          : "Which pages of this site do the answers cite, and how often?"
      }
      actions={
        <>
          {exports}
          {mayRule && state.domain !== "" && (
            <Button asChild>
              <Link href={paths.workspace(slug).newSourceRule({ where: state.domain })}>New rule for it</Link>
            </Button>
          )}
          <Button asChild>
            <Link href={citingAnswersHref(slug, { ...state, domain: state.domain })}>Answers citing it</Link>
          </Button>
        </>
      }
    />
  );
}

function SourcePager({ slug, state, page }: { slug: string; state: SourceState; page: SourcePage }) {
  const from = (state.page - 1) * SOURCES_PER_PAGE + 1;
  const to = from + page.rows.length - 1;
  const at = (number: number) => sourcesHref(slug, { ...state, page: number });
  return (
    <Pager
      from={from}
      to={to}
      total={page.total}
      previousHref={state.page > 1 ? at(state.page - 1) : null}
      nextHref={to < page.total ? at(state.page + 1) : null}
    />
  );
}
