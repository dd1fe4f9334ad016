import { HowCounted } from "@/components/figures/how-counted";
import { type Column, DataTable } from "@/components/tables/data-table";
import { Link } from "@/components/ui/link";
import type { AnswerFilter } from "@/lib/domain/answers/answer-filter";
import type { Baseline } from "@/lib/domain/answers/baseline";
import { seriesIn } from "@/lib/domain/answers/series";
import type { FigureFilter } from "@/lib/domain/answers/figure-filter";
import type { Days } from "@/lib/domain/money/spend-periods";
import { formatDay } from "@/lib/format/dates";
import { withoutTricks } from "@/lib/format/hostile";
import { counted, formatCount } from "@/lib/format/text";
import type { Context } from "@/lib/services/context";
import { getSinceBaseline, type Headlines, type SinceBaseline } from "@/lib/services/overview";
import type { BrandDifference, ComparedFigure } from "@/lib/statistics/measures/compared-brands";
import type { Moving } from "@/lib/statistics/measures/counted-brands";
import { BASELINE_DEFINITIONS } from "../../_figures/figure-definitions";
import { FigureLink, RowsLink } from "../../_figures/figure-link";
import { ModelChanges } from "../../_figures/model-changes";
import { FigureHead } from "../../_figures/told-figure";
import { answersHref } from "../../answers/answers-search-params";
import { compareHref } from "../../compare/compare-search-params";
import { FIGURE_NAMES, figureOf } from "../../compare/compare-words";
import { Moved } from "./moved";

export interface AgainstBaselineProps {
  ctx: Context;
  /** Null where nobody is led to rows: on what is handed on to others. */
  slug: string | null;
  zone: string;
  filter: FigureFilter & Days;
  cut: boolean;
  /** Its days are over when those of the filter begin. */
  baseline: Baseline;
  /** What moved since the period before stands beside. */
  headlines: Headlines;
}

type Row = SinceBaseline["brands"][number];

/** How each brand's figures stand against those of days before, side by side with the period before. */
export async function AgainstBaseline({
  ctx,
  slug,
  zone,
  filter,
  cut,
  baseline,
  headlines,
}: AgainstBaselineProps) {
  const told = await getSinceBaseline({ ctx, input: { filter: { ...filter, zone }, baseline, cut } });
  const then = { from: baseline.from, to: baseline.to };
  const days = `${formatDay(then.from)} to ${formatDay(then.to)}`;
  if (told.answers.then === 0)
    return (
      <p className="text-muted">
        No answer of {days} is left by these filters: there is nothing to hold these days against.
      </p>
    );
  const kept = cut ? { withoutSeries: seriesIn(told.changes) } : {};
  const rowsOf = (asked: Partial<AnswerFilter>) =>
    slug === null ? null : answersHref(slug, { ...filter, ...kept, ...asked });
  const order = new Map(headlines.brands.map(({ brand }, place) => [brand, place]));
  const rows = told.brands.toSorted(
    (one, other) => (order.get(one.brand) ?? 0) - (order.get(other.brand) ?? 0),
  );
  const moveOf = (of: ComparedFigure, { brand }: Row) =>
    asMove(told.differences.find((one) => one.brand === brand && one.of === of));
  const beforeOf = (of: Moving, { brand }: Row) =>
    headlines.moves.find((move) => move.brand === brand && move.of === of);
  const help = (figure: string, definition: string) => (
    <HowCounted
      figure={figure}
      definition={`${definition}, against ${days}. ${BASELINE_DEFINITIONS["Since the baseline"]}`}
      parts={[
        {
          name: "Answers then",
          value: (
            <RowsLink href={rowsOf({ ...then, counted: "measured" })}>
              {counted(told.answers.then, "answer")}
            </RowsLink>
          ),
        },
        {
          name: "Answers now",
          value: (
            <RowsLink href={rowsOf({ counted: "measured" })}>{counted(told.answers.now, "answer")}</RowsLink>
          ),
        },
      ]}
    />
  );
  const columnsOf = (of: ComparedFigure, wide: boolean): Column<Row>[] => [
    {
      key: `${of}-then`,
      header: `${FIGURE_NAMES[of]} then`,
      numeric: true,
      wide: true,
      cell: (row) => <Then of={of} row={row} rowsOf={(asked) => rowsOf({ ...then, ...asked })} />,
    },
    {
      key: `${of}-since`,
      name: `${FIGURE_NAMES[of]} since`,
      header: (
        <FigureHead
          name={`${FIGURE_NAMES[of]} since`}
          help={help(`${FIGURE_NAMES[of].toLowerCase()} since the baseline`, FIGURE_NAMES[of])}
        />
      ),
      wide,
      cell: (row) => <Moved move={moveOf(of, row)} isBlocked={told.changes.length > 0} />,
    },
  ];
  const beforeColumn = (of: Moving): Column<Row> => ({
    key: `${of}-before`,
    header: "Since the period before",
    wide: true,
    cell: (row) => (
      <Moved
        move={beforeOf(of, row)}
        isBlocked={headlines.changes.length > 0 && headlines.answersBefore > 0}
      />
    ),
  });
  const brandColumn: Column<Row> = {
    key: "brand",
    header: "Brand",
    grow: true,
    cell: (row) => withoutTricks(row.name),
  };
  const hasVoices = told.differences.some((one) => one.of === "share-of-voice" && one.word !== "cannot-tell");
  return (
    <>
      <p className="text-muted mb-2 max-w-3xl">
        “{withoutTricks(baseline.name)}” is {days}, {counted(told.answers.then, "answer")}.{" "}
        {slug !== null && (
          <Link
            href={compareHref(slug, {
              ...filter,
              againstFrom: then.from,
              againstTo: then.to,
              changed: cut ? "out" : null,
            })}
            className="underline underline-offset-2"
          >
            All figures of both, side by side
          </Link>
        )}
      </p>
      <ModelChanges changes={told.changes} cut={null}>
        {cut
          ? "What was asked of them is left out of both."
          : "That was between the first day of the baseline and now, so nothing is called a move."}
      </ModelChanges>
      {/* Each as narrow as paper is: of a wider one the last column would be missing there. */}
      <div className="flex flex-col gap-4">
        <DataTable
          caption="Since the baseline"
          cards
          columns={[brandColumn, ...columnsOf("presence", false), beforeColumn("presence")]}
          rows={rows}
          rowKey={({ brand }) => brand}
        />
        <DataTable
          caption="Citation rate, then and now"
          cards
          columns={[brandColumn, ...columnsOf("citation-rate", false), beforeColumn("citation-rate")]}
          rows={rows}
          rowKey={({ brand }) => brand}
        />
        <DataTable
          caption="Share of voice and top picks, then and now"
          cards
          columns={[brandColumn, ...columnsOf("share-of-voice", false), ...columnsOf("top-pick", true)]}
          rows={rows}
          rowKey={({ brand }) => brand}
        />
      </div>
      {told.differences.length > 0 && !hasVoices && (
        <p className="text-muted mt-2 max-w-3xl text-sm">
          A share of voice speaks of questions like these alone. On one of the two sides there are too few
          families for that (under 10 of equal size), so nothing is said of how it moved.
        </p>
      )}
    </>
  );
}

/** A figure of the pinned days, which leads to the answers of its numerator. */
function Then({
  of,
  row,
  rowsOf,
}: {
  of: ComparedFigure;
  row: Row;
  rowsOf: (asked: Partial<AnswerFilter>) => string | null;
}) {
  const figure = figureOf(row, of);
  if (figure === null) return null;
  const { asked, words } = ROWS[of](row, withoutTricks(row.name));
  const label =
    of === "share-of-voice"
      ? `Of the baseline: ${formatCount(figure.numerator)} of ${formatCount(figure.denominator)} namings ${words}`
      : `${counted(figure.numerator, "answer")} of the baseline ${words}`;
  return <FigureLink figure={figure} href={rowsOf(asked)} label={label} />;
}

/** The answers of a figure's numerator, and what they do. */
const ROWS: Record<
  ComparedFigure,
  (row: Row, name: string) => { asked: Partial<AnswerFilter>; words: string }
> = {
  presence: ({ id }, name) => ({ asked: { brandId: id }, words: `naming ${name}` }),
  "citation-rate": ({ id }, name) => ({ asked: { citedBrandId: id }, words: `citing ${name}` }),
  "share-of-voice": ({ id }, name) => ({ asked: { brandId: id }, words: `are of ${name}` }),
  "top-pick": ({ id }, name) => ({
    asked: { brandId: id, level: "top-pick" },
    words: `with ${name} as the top pick`,
  }),
};

/** A difference that was judged with all others, as a move. */
const asMove = (one: BrandDifference | undefined) =>
  one && { difference: one, hasMoved: one.word === "cannot-tell" ? null : one.word !== "within-noise" };
