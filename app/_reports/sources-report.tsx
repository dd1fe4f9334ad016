import { Suspense } from "react";
import { FiguresSkeleton } from "@/components/states/skeletons";
import { ANY_FIGURE } from "@/lib/domain/answers/figure-filter";
import { SOURCES_PER_PAGE } from "@/lib/domain/answers/source-list";
import { ANY_CITED } from "@/lib/domain/sources/cited-filter";
import { withoutTricks } from "@/lib/format/hostile";
import { counted } from "@/lib/format/text";
import { sharedOf } from "@/lib/queries/shared-filters";
import { getMeasuring } from "@/lib/services/measuring";
import { getHeadlines } from "@/lib/services/overview";
import { getPrevalences, listSources } from "@/lib/services/sources";
import { SOURCE_DEFINITIONS } from "../(dashboard)/[workspace]/_figures/figure-definitions";
import { figureDays, readHandedOnWords } from "../(dashboard)/[workspace]/_figures/figure-frame";
import { citedWords } from "../(dashboard)/[workspace]/_figures/figure-words";
import { StillMeasuring } from "../(dashboard)/[workspace]/_figures/still-measuring";
import { REPORT_FILTERS } from "../(dashboard)/[workspace]/reports/report-query";
import { DomainFigures } from "../(dashboard)/[workspace]/sources/_components/domain-figures";
import { EngineOverlap } from "../(dashboard)/[workspace]/sources/_components/engine-overlap";
import { NewAndLost } from "../(dashboard)/[workspace]/sources/_components/new-and-lost";
import { SourceFigures } from "../(dashboard)/[workspace]/sources/_components/source-figures";
import { SourceTable } from "../(dashboard)/[workspace]/sources/_components/source-table";
import { trendOf } from "../(dashboard)/[workspace]/sources/source-trend";
import { Methods } from "./methods";
import { Notes } from "./notes";
import type { ReportFiguresProps } from "./report-props";

/** What answers cite: the sources' list as its screen has it, what is new and lost, and how alike engines cite. */
export async function SourcesReport({
  ctx,
  team,
  report: { query, shows },
  days: asked,
}: ReportFiguresProps) {
  const state = { ...REPORT_FILTERS.sources.read(query), ...asked };
  const { sort, page: _, ...filter } = state;
  const { slug, timeZone: zone } = team;
  const figureFilter = { ...ANY_FIGURE, ...sharedOf(state), ...asked };
  const days = figureDays({ ctx, workspace: team }, figureFilter);
  const cited = { ...ANY_CITED, ...filter };
  const [page, told, measuring, headlines] = await Promise.all([
    listSources({ ctx, input: { filter: { ...filter, zone }, sort, page: 1 } }),
    readHandedOnWords(ctx, { filter: figureFilter, zone, prompts: shows.prompts }),
    getMeasuring({ ctx }),
    getHeadlines({ ctx, input: { filter: { ...figureFilter, zone }, before: null, cut: false } }),
  ]);
  const { domain } = state;
  const words = [
    told,
    ...citedWords(state),
    ...(state.text === null ? [] : [`with “${withoutTricks(state.text)}” in domain, title or address`]),
  ].join(", ");
  return (
    <>
      <p className="text-muted mb-4">
        Sources {domain !== null && domain !== "" && `of ${withoutTricks(domain)} `}cited by answers {words}.
      </p>
      <StillMeasuring measuring={measuring} />
      <SourceFigures slug={slug} state={state} page={page} />
      {domain !== null && domain !== "" && (
        <Suspense fallback={<FiguresSkeleton />}>
          <DomainFigures
            {...{ ctx, zone, filter: figureFilter, filterWords: words, ...trendOf(state, days.today) }}
            cited={{ ...cited, domain, text: null }}
            // The list of its sources below leads to its answers.
            answersOf={() => null}
            showsPrompts={shows.prompts}
          />
        </Suspense>
      )}
      {page.rows.length === 0 ? (
        <p className="mb-6">No answer of these days cites a source that these filters leave.</p>
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
          {page.total > SOURCES_PER_PAGE && (
            <p className="text-muted mt-1 text-xs">
              The first {SOURCES_PER_PAGE} of {counted(page.total, domain === null ? "domain" : "source")}.
            </p>
          )}
          {domain === null && (
            <div className="mt-8 grid gap-8 lg:grid-cols-2 print:grid-cols-1">
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
      {shows.notes && (
        <Suspense>
          <Notes {...{ ctx, filter: { ...figureFilter, zone }, slug }} />
        </Suspense>
      )}
      <Suspense>
        <Methods
          ctx={ctx}
          sides={[{ filter: { ...figureFilter, zone }, words: `Answers ${told}`, cells: headlines.cells }]}
          definitions={SOURCE_DEFINITIONS}
          estimands={[headlines.estimand]}
          brands={null}
          isCut={false}
        />
      </Suspense>
    </>
  );
}
