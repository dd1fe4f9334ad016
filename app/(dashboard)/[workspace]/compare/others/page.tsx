import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { FigureStrip } from "@/components/figures/figure-strip";
import { AddressProblems } from "@/components/filters/address-problems";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import type { FigureFilter } from "@/lib/domain/answers/figure-filter";
import { roleMay } from "@/lib/domain/team/permission";
import { counted, formatCount } from "@/lib/format/text";
import { readAddress } from "@/lib/queries/read-address";
import { getAsOthers } from "@/lib/services/comparing";
import { openWorkspacePage } from "@/lib/web/page";
import { FigureBar } from "../../_figures/figure-bar";
import { figureDays, readFigureFrame } from "../../_figures/figure-frame";
import { figureFilterOf, figureParsers } from "../../_figures/figure-search-params";
import { NoBrands } from "../../_figures/no-brands";
import { answersHref } from "../../answers/answers-search-params";
import { CompareLinks } from "../_components/compare-links";
import { AsOthersCsv } from "./_components/as-others-csv";
import { FigureAsOthers } from "./_components/figure-as-others";
import { lackingWords, OTHERS_FIGURES, READ_IN } from "./as-others-words";
import { asOthersHref } from "./others-search-params";

export const metadata: Metadata = { title: "As others count it" };

interface AsOthersPageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function AsOthersPage({ params, searchParams }: AsOthersPageProps) {
  const { workspace: slug } = await params;
  const { ctx, workspace } = await openWorkspacePage(slug, "answer:read");
  const { state, problems } = await readAddress(figureParsers, searchParams);
  const days = figureDays({ ctx, workspace }, state);
  const { filter, zone } = days;
  const [told, frame] = await Promise.all([
    getAsOthers({ ctx, input: { filter: { ...filter, zone } } }),
    readFigureFrame(ctx, days),
  ]);
  const { cells, brands, unlisted } = told;
  const lacking = lackingWords(unlisted, cells.answers);
  return (
    <>
      <PageHeader
        title="As others count it"
        question="What would Profound, Peec and Ahrefs say of these very answers?"
      />
      <CompareLinks slug={slug} current="others" filter={figureFilterOf(state)} />
      <AddressProblems problems={problems} cleanHref={asOthersHref(slug, state)} />
      <FigureBar
        label="Narrow the answers that are counted"
        {...{ state, days, frame }}
        href={(change: Partial<FigureFilter>) => asOthersHref(slug, { ...state, ...change })}
      />
      {brands.length === 0 ? (
        <NoBrands slug={slug} missing="any" mayWrite={roleMay(workspace.role, "brand:write")}>
          It takes a brand to have figures of.
        </NoBrands>
      ) : cells.answers === 0 ? (
        <EmptyState
          title="No answer in these filters"
          action={
            <Button asChild>
              <Link href={asOthersHref(slug, {})}>Count the last 30 days</Link>
            </Button>
          }
        >
          There is nothing to count, neither for us nor for others.
        </EmptyState>
      ) : (
        <>
          <FigureStrip
            label="What it rests on"
            figures={[
              {
                name: "Answers",
                value: formatCount(cells.answers),
                note: `to ${counted(cells.prompts, "question")} in ${counted(cells.families, "family", "families")}`,
                href: answersHref(slug, { ...filter, counted: "measured" }),
              },
              {
                name: "Definitions",
                value: READ_IN,
                note: "as each tool's public documentation stood",
              },
            ]}
          />
          {lacking && (
            <Notice tone="neutral" className="mb-4" title="Two figures need data we lack">
              {lacking}
            </Notice>
          )}
          <p className="no-print mb-4 text-sm">
            <AsOthersCsv counted={told} />
          </p>
          {OTHERS_FIGURES.map((figure) => (
            <FigureAsOthers
              key={figure}
              {...{ slug, figure, counted: told, filterWords: frame.words }}
              answersHref={(narrowed) => answersHref(slug, { ...filter, ...narrowed })}
            />
          ))}
        </>
      )}
    </>
  );
}
