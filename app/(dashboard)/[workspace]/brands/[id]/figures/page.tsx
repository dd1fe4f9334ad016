import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { Suspense } from "react";
import { AddressProblems } from "@/components/filters/address-problems";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { TableSkeleton } from "@/components/states/skeletons";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import type { AnswerFilter } from "@/lib/domain/answers/answer-filter";
import { roleMay } from "@/lib/domain/team/permission";
import { withoutTricks } from "@/lib/format/hostile";
import { paths } from "@/lib/paths";
import { readAddress } from "@/lib/queries/read-address";
import { getBrandFigures } from "@/lib/services/brand-figures";
import { getBrand } from "@/lib/services/brands";
import { openWorkspacePage, orNotFound } from "@/lib/web/page";
import { EngineGrid } from "../../../_figures/engine-grid";
import { FigureBar } from "../../../_figures/figure-bar";
import { figureDays, readFigureFrame } from "../../../_figures/figure-frame";
import { answersHref } from "../../../answers/answers-search-params";
import { MakeReport } from "../../../reports/_components/make-report";
import { begunReport, REPORT_FILTERS } from "../../../reports/report-query";
import { BrandTabs } from "../../_components/brand-tabs";
import {
  brandFiguresHref,
  brandFiguresParsers,
  type BrandFiguresState,
} from "../../brand-figures-search-params";
import { ROLE_WORDS } from "../../brand-words";
import { BesideTable } from "./_components/beside-table";
import { EngineTable } from "./_components/engine-table";
import { Evidence } from "./_components/evidence";
import { Portrayal } from "./_components/portrayal";
import { Strength } from "./_components/strength";

interface BrandFiguresPageProps {
  params: Promise<{ workspace: string; id: string }>;
  searchParams: Promise<SearchParams>;
}

/** The tab names the brand. */
export async function generateMetadata({ params }: BrandFiguresPageProps): Promise<Metadata> {
  const { workspace, id } = await params;
  const { ctx } = await openWorkspacePage(workspace, "answer:read");
  const { name } = await orNotFound(getBrand({ ctx, input: { id } }));
  return { title: `Figures of ${withoutTricks(name)}` };
}

export default async function BrandFiguresPage({ params, searchParams }: BrandFiguresPageProps) {
  const { workspace: slug, id } = await params;
  const access = await openWorkspacePage(slug, "answer:read");
  const { ctx, workspace } = access;
  const brand = await orNotFound(getBrand({ ctx, input: { id } }));
  const { state, problems } = await readAddress(brandFiguresParsers, searchParams);
  const days = figureDays(access, state);
  const { filter, zone } = days;
  const [frame, figures] = await Promise.all([
    readFigureFrame(ctx, days),
    getBrandFigures({ ctx, input: { filter: { ...filter, zone }, brandId: id } }),
  ]);
  const href = (change: Partial<BrandFiguresState>) => brandFiguresHref(slug, id, { ...state, ...change });
  const answersOf = (asked: Partial<AnswerFilter>) => answersHref(slug, { ...filter, ...asked });
  const name = withoutTricks(brand.name);
  const shown = { filterWords: frame.words, answersOf };
  return (
    <>
      <PageHeader
        parent={{ label: "Brands", href: paths.workspace(slug).brands() }}
        title={
          <span className="inline-flex flex-wrap items-center gap-2">
            {name} <Badge tone={brand.role === "own" ? "accent" : "neutral"}>{ROLE_WORDS[brand.role]}</Badge>
          </span>
        }
        question="How strongly is it named, where and where not, with whom, and how is it portrayed?"
        actions={
          roleMay(workspace.role, "report:write") && (
            <MakeReport
              slug={slug}
              begun={begunReport("brand", name, REPORT_FILTERS.brand.write({ ...state, brandId: id }), days)}
            />
          )
        }
      />
      <BrandTabs slug={slug} id={id} current="figures" mayWrite={roleMay(workspace.role, "brand:write")} />
      <AddressProblems problems={problems} cleanHref={href({})} />
      <FigureBar label={`Narrow the figures of ${name}`} {...{ state, days, frame, href }} />
      {figures === null ? (
        <EmptyState title={`${name} is archived`}>
          Nothing is looked for under its name, so that nothing can be told of it. Restore it in the list of
          brands.
        </EmptyState>
      ) : figures.cells.answers === 0 ? (
        <EmptyState
          title="No answer in these filters"
          action={
            <Button asChild>
              <Link href={brandFiguresHref(slug, id, {})}>Show the last 30 days</Link>
            </Button>
          }
        />
      ) : (
        <>
          <Strength figures={figures} {...shown} />
          <Suspense fallback={<TableSkeleton what="engines" columns={["Engine", "Presence"]} rows={4} />}>
            <EngineTable {...{ ctx, zone, filter, brand }} {...shown} />
          </Suspense>
          <Suspense fallback={<TableSkeleton what="prompts" columns={["Prompt"]} rows={8} />}>
            <EngineGrid
              {...{ ctx, slug, zone, filter }}
              brand={figures.brand}
              order={state.order}
              orderHref={(order) => href({ order })}
            />
          </Suspense>
          <BesideTable
            figures={figures}
            {...shown}
            brandHref={(other) => brandFiguresHref(slug, other, state)}
          />
          <Portrayal figures={figures} {...shown} />
          <Suspense fallback={<TableSkeleton what="sentences" columns={["Sentence"]} rows={4} />}>
            <Evidence {...{ ctx, slug, zone, filter }} brandId={id} />
          </Suspense>
        </>
      )}
    </>
  );
}
