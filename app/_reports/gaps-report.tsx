import { Suspense } from "react";
import type { AnswerFilter } from "@/lib/domain/answers/answer-filter";
import { SOURCES_PER_PAGE } from "@/lib/domain/answers/source-list";
import { ANY_CITED } from "@/lib/domain/sources/cited-filter";
import { withoutTricks } from "@/lib/format/hostile";
import { counted } from "@/lib/format/text";
import { getMeasuring } from "@/lib/services/measuring";
import { getHeadlines } from "@/lib/services/overview";
import { listSourceGaps } from "@/lib/services/sources";
import { gapDefinitions } from "../(dashboard)/[workspace]/_figures/figure-definitions";
import { figureDays, readHandedOnWords } from "../(dashboard)/[workspace]/_figures/figure-frame";
import { citedWords } from "../(dashboard)/[workspace]/_figures/figure-words";
import { StillMeasuring } from "../(dashboard)/[workspace]/_figures/still-measuring";
import { answersHref } from "../(dashboard)/[workspace]/answers/answers-search-params";
import { REPORT_FILTERS } from "../(dashboard)/[workspace]/reports/report-query";
import { GapFigures } from "../(dashboard)/[workspace]/sources/gaps/_components/gap-figures";
import { GapTable } from "../(dashboard)/[workspace]/sources/gaps/_components/gap-table";
import { gapsHref } from "../(dashboard)/[workspace]/sources/gaps/gaps-search-params";
import { Methods } from "./methods";
import { Notes } from "./notes";
import type { ReportFiguresProps } from "./report-props";

/** What is cited where a competitor is named and the own brand is not. */
export async function GapsReport({ ctx, team, report: { query, shows }, days: asked }: ReportFiguresProps) {
  const state = { ...REPORT_FILTERS.gaps.read(query), ...asked };
  const { filter, zone } = figureDays({ ctx, workspace: team }, state);
  const { slug } = team;
  const cited = { sourceClass: state.sourceClass, pageType: state.pageType };
  const [gaps, told, measuring, headlines] = await Promise.all([
    listSourceGaps({
      ctx,
      input: {
        filter: { ...filter, zone },
        cited: { ...ANY_CITED, ...cited, domain: state.domain },
        brand: state.brand === null ? null : String(state.brand),
        ...{ least: 1, page: 1 },
      },
    }),
    readHandedOnWords(ctx, { filter, zone, prompts: shows.prompts }),
    getMeasuring({ ctx }),
    getHeadlines({ ctx, input: { filter: { ...filter, zone }, before: null, cut: false } }),
  ]);
  const answersOf = (wanted: Partial<AnswerFilter>) =>
    slug === null ? null : answersHref(slug, { ...filter, ...cited, ...wanted });
  const words = [told, ...citedWords(cited)].join(", ");
  const { brand, competitors, rows, all } = gaps;
  return (
    <>
      <p className="text-muted mb-4">
        Answers {words}
        {state.domain !== null && ` that cite ${withoutTricks(state.domain)}`}.
      </p>
      <StillMeasuring measuring={measuring} />
      {brand === null || competitors.length === 0 ? (
        <p className="mb-6">
          {brand === null ? "No brand of one’s own is looked for." : "No competitor is looked for."}
        </p>
      ) : (
        <>
          <GapFigures {...{ gaps, brand, answersOf }} domain={state.domain} />
          {rows.length === 0 ? (
            <p className="mb-6">No source is cited in a gap on these days.</p>
          ) : (
            <GapTable
              {...{ gaps, brand, answersOf }}
              filterWords={words}
              pagesOf={slug === null ? null : (domain) => gapsHref(slug, { ...state, page: 1, domain })}
            />
          )}
          {all > SOURCES_PER_PAGE && (
            <p className="text-muted mt-1 text-xs">
              The first {SOURCES_PER_PAGE} of {counted(all, state.domain === null ? "domain" : "source")}.
            </p>
          )}
        </>
      )}
      {shows.notes && (
        <Suspense>
          <Notes {...{ ctx, filter: { ...filter, zone }, slug }} />
        </Suspense>
      )}
      <Suspense>
        <Methods
          ctx={ctx}
          sides={[{ filter: { ...filter, zone }, words: `Answers ${told}`, cells: headlines.cells }]}
          definitions={brand ? appendix(withoutTricks(brand.name)) : {}}
          estimands={[headlines.estimand]}
          brands={headlines.brands.filter(({ role }) => role === "tracked")}
          isCut={false}
        />
      </Suspense>
    </>
  );
}

const appendix = (own: string): Record<string, string> => {
  const { gap, naming } = gapDefinitions(own);
  return { "A gap": gap, [`Naming ${own}`]: naming };
};
