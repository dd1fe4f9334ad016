import { HowCounted } from "@/components/figures/how-counted";
import { type Column, DataTable } from "@/components/tables/data-table";
import { Link } from "@/components/ui/link";
import type { AnswerFilter } from "@/lib/domain/answers/answer-filter";
import { type Baseline, isAfter } from "@/lib/domain/answers/baseline";
import { seriesIn } from "@/lib/domain/answers/series";
import type { FigureFilter } from "@/lib/domain/answers/figure-filter";
import type { Days } from "@/lib/domain/money/spend-periods";
import { formatDay } from "@/lib/format/dates";
import { withoutTricks } from "@/lib/format/hostile";
import { counted, formatCount } from "@/lib/format/text";
import type { Context } from "@/lib/services/context";
import { getSinceBaseline, type Headlines, type SinceBaseline as Told } from "@/lib/services/overview";
import type { BrandDifference, ComparedFigure } from "@/lib/statistics/measures/compared-brands";
import type { Moving } from "@/lib/statistics/measures/counted-brands";
import { FigureLink, RowsLink } from "../../_figures/figure-link";
import { ModelChanges } from "../../_figures/model-changes";
import { FigureHead } from "../../_figures/told-figure";
import { answersHref } from "../../answers/answers-search-params";
import { compareHref } from "../../compare/compare-search-params";
import { Moved } from "./moved";
import { FIGURE_NAMES, figureOf } from "../../compare/compare-words";
import { PinBaseline } from "./pin-baseline";

interface SinceBaselineProps {
  ctx: Context;
  slug: string;
  zone: string;
  filter: FigureFilter & Days;
  cut: boolean;
  baseline: Baseline | null;
  /** What moved since the period before stands beside. */
  headlines: Headlines;
  mayPin: boolean;
}

type Row = Told["brands"][number];

/** How each brand's figures stand against the days that are pinned, and a way to pin some. */
export async function SinceBaseline({ baseline, mayPin, ...shown }: SinceBaselineProps) {
  if (baseline === null && !mayPin) return null;
  const { slug, filter } = shown;
  const pin = mayPin && (
    <PinBaseline
      key={baseline?.name}
      slug={slug}
      isPinned={baseline !== null}
      initial={baseline ?? { name: "", from: filter.from, to: filter.to }}
    />
  );
  const name = withoutTricks(baseline?.name ?? "");
  return (
    <section aria-labelledby="since-baseline" className="mb-8">
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
        <h2 id="since-baseline" className="font-semibold">
          {baseline === null ? "Since a baseline" : <>Since “{name}”</>}
        </h2>
        {pin}
      </div>
      {baseline === null ? (
        <p className="text-muted max-w-3xl">
          Pin the days of a launch, or of any other beginning, and each later period is held against them,
          beside the period before.
        </p>
      ) : isAfter(filter, baseline) ? (
        <Against baseline={baseline} name={name} {...shown} />
      ) : (
        <p className="text-muted max-w-3xl">
          It is {formatDay(baseline.from)} to {formatDay(baseline.to)}. Choose days that begin after it: what
          overlaps is not held against itself.
        </p>
      )}
    </section>
  );
}

async function Against({
  ctx,
  slug,
  zone,
  filter,
  cut,
  baseline,
  name,
  headlines,
}: Omit<SinceBaselineProps, "baseline" | "mayPin"> & { baseline: Baseline; name: string }) {
  const told = await getSinceBaseline({ ctx, input: { filter: { ...filter, zone }, baseline, cut } });
  const { from, to } = baseline;
  const days = `${formatDay(from)} to ${formatDay(to)}`;
  if (told.answers.then === 0)
    return (
      <p className="text-muted">
        No answer of {days} is left by these filters: there is nothing to hold these days against.
      </p>
    );
  const kept = cut ? { withoutSeries: seriesIn(told.changes) } : {};
  const rowsOf = (asked: Partial<AnswerFilter>) =>
    answersHref(slug, { ...filter, ...kept, from, to, ...asked });
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
      definition={`${definition} now less the same of the baseline (${days}), in percentage points, as against the period before: the families of both where there are ten, otherwise each side's own interval. A move is what a test of all these figures of all brands together leaves at most 5 % false (Benjamini and Hochberg), as where both are side by side.`}
      parts={[
        {
          name: "Answers then",
          value: (
            <RowsLink href={rowsOf({ counted: "measured" })}>{counted(told.answers.then, "answer")}</RowsLink>
          ),
        },
        {
          name: "Answers now",
          value: (
            <RowsLink href={answersHref(slug, { ...filter, ...kept, counted: "measured" })}>
              {counted(told.answers.now, "answer")}
            </RowsLink>
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
      cell: (row) => <Then of={of} row={row} rowsOf={rowsOf} />,
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
        “{name}” is {days}, {counted(told.answers.then, "answer")}.{" "}
        <Link
          href={compareHref(slug, {
            ...filter,
            againstFrom: from,
            againstTo: to,
            changed: cut ? "out" : null,
          })}
          className="underline underline-offset-2"
        >
          All figures of both, side by side
        </Link>
      </p>
      <ModelChanges changes={told.changes} cut={null}>
        {cut
          ? "What was asked of them is left out of both."
          : "That was between the first day of the baseline and now, so nothing is called a move."}
      </ModelChanges>
      <DataTable
        caption="Since the baseline"
        cards
        columns={[
          brandColumn,
          ...columnsOf("presence", false),
          beforeColumn("presence"),
          ...columnsOf("citation-rate", true),
          beforeColumn("citation-rate"),
        ]}
        rows={rows}
        rowKey={({ brand }) => brand}
      />
      <div className="mt-4">
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
  rowsOf: (asked: Partial<AnswerFilter>) => string;
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
