import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { AddressProblems } from "@/components/filters/address-problems";
import { Choices } from "@/components/filters/choices";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import { sharedBySides, SIDE_KIND_LABELS, SIDE_KINDS, type SideKind } from "@/lib/domain/answers/side-kinds";
import { roleMay } from "@/lib/domain/team/permission";
import { formatCount } from "@/lib/format/text";
import { readAddress } from "@/lib/queries/read-address";
import { openWorkspacePage } from "@/lib/web/page";
import { FigureBar } from "../_figures/figure-bar";
import { figureDays, readFigureFrame } from "../_figures/figure-frame";
import { figureFilterOf } from "../_figures/figure-search-params";
import { NoBrands } from "../_figures/no-brands";
import { MakeReport } from "../reports/_components/make-report";
import { begunReport, REPORT_FILTERS } from "../reports/report-query";
import { CompareLinks } from "./_components/compare-links";
import { ComparedFigures } from "./_components/compared-figures";
import { SideFilters } from "./_components/side-filters";
import { sideName } from "./chosen-sides";
import { compareHref, compareParsers, type CompareState } from "./compare-search-params";
import { sidesWords } from "./compare-words";
import { readComparison } from "./read-comparison";

export const metadata: Metadata = { title: "Compare" };

interface ComparePageProps {
  params: Promise<{ workspace: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function ComparePage({ params, searchParams }: ComparePageProps) {
  const { workspace: slug } = await params;
  const { ctx, workspace } = await openWorkspacePage(slug, "answer:read");
  const { state, problems } = await readAddress(compareParsers, searchParams);
  const { by } = state;
  const days = figureDays({ ctx, workspace }, state);
  const { zone } = days;
  const filter = sharedBySides(days.filter, by);
  // The days of periods are what tells them apart.
  const reading = readFigureFrame(ctx, {
    filter: by === "period" ? { ...filter, from: null, to: null } : filter,
    zone,
  });
  const [frame, comparison] = await Promise.all([
    reading,
    readComparison(ctx, { state, days, choices: reading.then(({ choices }) => choices) }),
  ]);
  const { choices, words } = frame;
  const { sides, problems: sideProblems, values, compared, isCut } = comparison;
  const href = (change: Partial<CompareState>) => compareHref(slug, { ...state, ...change });
  return (
    <>
      <PageHeader
        title="Compare"
        question="Do two sides differ, or may it be chance?"
        actions={
          roleMay(workspace.role, "report:write") && (
            <MakeReport
              slug={slug}
              begun={begunReport("compare", "Compare", REPORT_FILTERS.compare.write(state), days)}
            />
          )
        }
      />
      <CompareLinks slug={slug} current="compare" filter={figureFilterOf(state)} />
      <AddressProblems problems={[...problems, ...sideProblems]} cleanHref={compareHref(slug, state)} />
      <div className="no-print mb-2 flex flex-wrap items-center gap-x-2">
        <span className="text-muted text-sm">Compare by</span>
        <Choices
          label="Compare by"
          choices={SIDE_KINDS.map((kind) => ({
            name: SIDE_KIND_LABELS[kind],
            href: href({ by: kind, a: null, b: null }),
            chosen: kind === by,
          }))}
        />
      </div>
      <FigureBar
        label="Narrow the comparison"
        {...{ state, frame, href, days: { ...days, filter } }}
        sentence={sidesWords(sides, words)}
      >
        <SideFilters
          options={
            by === "period"
              ? null
              : values.map(({ value, answers }) => ({
                  value,
                  label: `${sideName(by, value, choices)} (${formatCount(answers)})`,
                }))
          }
          a={sides?.[0].value ?? null}
          b={sides?.[1].value ?? null}
          against={by === "period" ? (sides?.[0].filter ?? null) : null}
        />
      </FigureBar>
      {sides === null || compared === null ? (
        <NoSides slug={slug} by={by} answers={values.reduce((sum, { answers }) => sum + answers, 0)} />
      ) : compared.brands.length === 0 ? (
        <NoBrands slug={slug} missing="any" mayWrite={roleMay(workspace.role, "brand:write")}>
          It takes a brand to have figures of.
        </NoBrands>
      ) : (
        <ComparedFigures
          {...{ slug, by, compared, sides, href, isCut }}
          filterWords={words === "" ? "none" : words}
        />
      )}
    </>
  );
}

const ONE_ALONE: Record<SideKind, string> = {
  period: "There is nothing before these days",
  engine: "All these answers are of one engine",
  model: "All these answers are of one model",
  persona: "Fewer than two personas were asked as",
  market: "Fewer than two markets were asked from",
  surface: "All these answers are of one surface",
};

/** Nothing to hold against anything. */
function NoSides({ slug, by, answers }: { slug: string; by: SideKind; answers: number }) {
  return (
    <EmptyState
      title={by !== "period" && answers === 0 ? "No answer in these filters to compare" : ONE_ALONE[by]}
      action={
        <Button asChild>
          <Link href={compareHref(slug, {})}>Compare the last 30 days with those before</Link>
        </Button>
      }
    >
      Choose other days or filters, or compare by something else.
    </EmptyState>
  );
}
