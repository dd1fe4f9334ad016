import type { Metadata } from "next";
import type { SearchParams } from "nuqs/server";
import { FigureStrip } from "@/components/figures/figure-strip";
import { AddressProblems } from "@/components/filters/address-problems";
import { Choices } from "@/components/filters/choices";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { Button } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import type { AnswerFilter } from "@/lib/domain/answers/answer-filter";
import { seriesIn } from "@/lib/domain/answers/series";
import { sharedBySides, SIDE_KIND_LABELS, SIDE_KINDS, type SideKind } from "@/lib/domain/answers/side-kinds";
import { roleMay } from "@/lib/domain/team/permission";
import { counted, formatCount } from "@/lib/format/text";
import { readAddress } from "@/lib/queries/read-address";
import { compareSides, listSides, type SidesCompared } from "@/lib/services/comparing";
import { COMPARED_FIGURES } from "@/lib/statistics/measures/compared-brands";
import { openWorkspacePage } from "@/lib/web/page";
import { FigureBar } from "../_figures/figure-bar";
import { figureDays, readFigureFrame } from "../_figures/figure-frame";
import { figureFilterOf } from "../_figures/figure-search-params";
import { ModelChanges } from "../_figures/model-changes";
import { NoBrands } from "../_figures/no-brands";
import { answersHref } from "../answers/answers-search-params";
import { CompareLinks } from "./_components/compare-links";
import { DifferencesCsv } from "./_components/differences-csv";
import { FigureDifferences } from "./_components/figure-differences";
import { SideFilters } from "./_components/side-filters";
import { chosenSides, type Side, sideName } from "./chosen-sides";
import { compareHref, compareParsers, type CompareState } from "./compare-search-params";
import { compareSentence } from "./compare-words";

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
  const { zone, today } = days;
  const filter = sharedBySides(days.filter, by);
  const [frame, values] = await Promise.all([
    // The days of periods are what tells them apart.
    readFigureFrame(ctx, { filter: by === "period" ? { ...filter, from: null, to: null } : filter, zone }),
    by === "period" ? [] : listSides({ ctx, input: { filter: { ...filter, zone }, by } }),
  ]);
  const { choices, words } = frame;
  const { sides, problems: sideProblems } = chosenSides(state, { filter, today, values, ...choices });
  const isCut = state.changed === "out";
  const compared =
    sides &&
    (await compareSides({
      ctx,
      input: {
        by,
        sides: [
          { ...sides[0].filter, zone },
          { ...sides[1].filter, zone },
        ],
        cut: isCut,
      },
    }));
  const href = (change: Partial<CompareState>) => compareHref(slug, { ...state, ...change });
  return (
    <>
      <PageHeader title="Compare" question="Do two sides differ, or may it be chance?" />
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
        <Compared
          {...{ slug, by, compared, sides, href, isCut }}
          filterWords={words === "" ? "none" : words}
        />
      )}
    </>
  );
}

const sidesWords = (sides: readonly [Side, Side] | null, words: string): string =>
  sides === null
    ? `Answers ${words}.`
    : `A: ${sides[0].name}. B: ${sides[1].name}. ${words === "" ? "All that was asked." : `Both: answers ${words}.`}`;

interface ComparedProps {
  slug: string;
  by: SideKind;
  compared: SidesCompared;
  sides: [Side, Side];
  filterWords: string;
  href: (change: Partial<CompareState>) => string;
  isCut: boolean;
}

/** Both sides, what they rest on, and every figure. */
function Compared(props: ComparedProps) {
  const { slug, by, compared, sides, href, isCut } = props;
  const { families, changes } = compared;
  const kept = by === "period" && isCut ? { withoutSeries: seriesIn(changes) } : {};
  const isEmpty = compared.sides.some(({ cells }) => cells.answers === 0);
  return (
    <>
      <p className="mb-4 max-w-3xl text-lg">{compareSentence(compared, [sides[0].name, sides[1].name])}</p>
      <FigureStrip
        label="What it rests on"
        figures={[
          ...sides.map(({ name, filter }, at) => {
            const { cells } = compared.sides[at === 0 ? 0 : 1];
            return {
              name: `${at === 0 ? "A" : "B"}: ${name}`,
              value: formatCount(cells.answers),
              note: `answers to ${counted(cells.prompts, "question")}; ${formatCount(cells.failed)} failed, ${formatCount(cells.pending)} pending`,
              href: answersHref(slug, { ...filter, ...kept, counted: "measured" }),
            };
          }),
          {
            name: "Families on both",
            value: formatCount(families.both),
            note: `${formatCount(families.one)} on A alone, ${formatCount(families.other)} on B alone`,
          },
        ]}
      />
      {(isCut || !isEmpty) && (
        <ModelChanges
          changes={changes}
          cut={by === "period" ? { isCut, href: href({ changed: isCut ? null : "out" }) } : null}
        >
          {by !== "period"
            ? "It is in what both sides count: a side that was answered by two models is a mean of both."
            : isCut
              ? "What was asked of them is left out of all figures here."
              : "What differs across that day may be the model's own doing, so nothing is called higher or lower."}
        </ModelChanges>
      )}
      {isEmpty ? (
        <EmptyState title="One side has no answers">
          Choose other days or filters, or compare by something else.
        </EmptyState>
      ) : (
        <Figures {...props} kept={kept} />
      )}
    </>
  );
}

/** Every figure of both sides. */
function Figures({
  slug,
  by,
  compared,
  sides,
  filterWords,
  href,
  kept,
}: ComparedProps & { kept: Partial<AnswerFilter> }) {
  const turned =
    by === "period"
      ? {
          ...{ againstFrom: sides[1].filter.from, againstTo: sides[1].filter.to },
          ...{ from: sides[0].filter.from, to: sides[0].filter.to },
        }
      : { a: sides[1].value, b: sides[0].value };
  return (
    <>
      <p className="no-print mb-4 flex flex-wrap items-center gap-x-4 text-sm">
        <Link
          href={href(turned)}
          scroll={false}
          className="text-accent min-h-6 underline-offset-2 hover:underline"
        >
          Turn the sides round
        </Link>
        <DifferencesCsv compared={compared} />
      </p>
      {COMPARED_FIGURES.map((of) => (
        <FigureDifferences key={of} {...{ slug, of, compared, sides, filterWords, kept }} />
      ))}
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
