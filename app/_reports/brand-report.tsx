import { Suspense } from "react";
import { TableSkeleton } from "@/components/states/skeletons";
import type { AnswerFilter } from "@/lib/domain/answers/answer-filter";
import { getBrandFigures } from "@/lib/services/brand-figures";
import { getMeasuring } from "@/lib/services/measuring";
import { EngineGrid } from "../(dashboard)/[workspace]/_figures/engine-grid";
import { BRAND_DEFINITIONS } from "../(dashboard)/[workspace]/_figures/figure-definitions";
import { figureDays, readHandedOnWords } from "../(dashboard)/[workspace]/_figures/figure-frame";
import { StillMeasuring } from "../(dashboard)/[workspace]/_figures/still-measuring";
import { answersHref } from "../(dashboard)/[workspace]/answers/answers-search-params";
import { BesideTable } from "../(dashboard)/[workspace]/brands/[id]/figures/_components/beside-table";
import { EngineTable } from "../(dashboard)/[workspace]/brands/[id]/figures/_components/engine-table";
import { Evidence } from "../(dashboard)/[workspace]/brands/[id]/figures/_components/evidence";
import { Portrayal } from "../(dashboard)/[workspace]/brands/[id]/figures/_components/portrayal";
import { Strength } from "../(dashboard)/[workspace]/brands/[id]/figures/_components/strength";
import { brandFiguresHref } from "../(dashboard)/[workspace]/brands/brand-figures-search-params";
import { REPORT_FILTERS } from "../(dashboard)/[workspace]/reports/report-query";
import { Methods } from "./methods";
import { Notes } from "./notes";
import type { ReportFiguresProps } from "./report-props";

/** How strongly one brand is named, by whom, with whom, and how it is portrayed. */
export async function BrandReport({ ctx, team, report: { query, shows }, days: asked }: ReportFiguresProps) {
  const { brandId, ...rest } = REPORT_FILTERS.brand.read(query);
  const state = { ...rest, ...asked };
  const { filter, zone } = figureDays({ ctx, workspace: team }, state);
  const { slug } = team;
  const [figures, words, measuring] = await Promise.all([
    brandId === null ? null : getBrandFigures({ ctx, input: { filter: { ...filter, zone }, brandId } }),
    readHandedOnWords(ctx, { filter, zone, prompts: shows.prompts }),
    getMeasuring({ ctx }),
  ]);
  if (figures === null) return <p>The brand that this report is of is not looked for any more.</p>;
  const { brand, cells, estimand } = figures;
  const shown = {
    filterWords: words,
    answersOf: (wanted: Partial<AnswerFilter>) =>
      slug === null ? null : answersHref(slug, { ...filter, ...wanted }),
  };
  return (
    <>
      <p className="text-muted mb-4">Answers {words}.</p>
      <StillMeasuring measuring={measuring} />
      {cells.answers === 0 ? (
        <p className="mb-6">There is no answer of these days.</p>
      ) : (
        <>
          <Strength figures={figures} {...shown} />
          <Suspense fallback={<TableSkeleton what="engines" columns={["Engine", "Presence"]} rows={4} />}>
            <EngineTable {...{ ctx, zone, filter, brand }} {...shown} />
          </Suspense>
          {shows.prompts && (
            <Suspense fallback={<TableSkeleton what="prompts" columns={["Prompt"]} rows={8} />}>
              <EngineGrid
                {...{ ctx, slug, zone, filter, order: state.order }}
                brand={brand}
                orderHref={null}
              />
            </Suspense>
          )}
          <BesideTable
            figures={figures}
            {...shown}
            brandHref={(other) => (slug === null ? undefined : brandFiguresHref(slug, other, state))}
          />
          <Portrayal figures={figures} {...shown} />
          <Suspense fallback={<TableSkeleton what="sentences" columns={["Sentence"]} rows={4} />}>
            <Evidence {...{ ctx, slug, zone, filter }} brandId={brand.id} />
          </Suspense>
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
          sides={[{ filter: { ...filter, zone }, words: `Answers ${words}`, cells }]}
          definitions={BRAND_DEFINITIONS}
          estimands={[estimand]}
          brands={[brand, ...figures.beside.map(({ brand: other }) => other)]}
          isCut={false}
        />
      </Suspense>
    </>
  );
}
