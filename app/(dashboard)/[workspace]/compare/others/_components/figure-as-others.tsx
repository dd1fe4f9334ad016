import type { ReactNode } from "react";
import { RateBar } from "@/components/charts/rate-bar";
import { HowCounted } from "@/components/figures/how-counted";
import { type Column, DataTable } from "@/components/tables/data-table";
import { Badge } from "@/components/ui/badge";
import { Link } from "@/components/ui/link";
import type { AnswerFilter } from "@/lib/domain/answers/answer-filter";
import { withoutTricks } from "@/lib/format/hostile";
import { formatInterval, formatPercent } from "@/lib/format/numbers";
import { counted as countedWords, formatCount } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import type { CountedAsOthers } from "@/lib/services/comparing";
import type { Figure } from "@/lib/statistics/intervals/figure";
import { RowsLink } from "../../../_figures/figure-link";
import { NOTE_WORDS } from "../../../_figures/figure-words";
import {
  type Counter,
  COUNTER_NAMES,
  COUNTERS,
  DEFINITIONS,
  OTHERS_FIGURE_NAMES,
  type OthersFigure,
  READ_IN,
  unknownWords,
  WHY,
} from "../as-others-words";

type Row = CountedAsOthers["brands"][number];

interface FigureAsOthersProps {
  slug: string;
  figure: OthersFigure;
  counted: CountedAsOthers;
  filterWords: string;
  /** The answers of the filter that are narrowed further. */
  answersHref: (narrowed: Partial<AnswerFilter>) => string;
}

/** The answers behind a figure: whatever it sums, it sums over these. */
const ROWS: Record<OthersFigure, (brandId: string) => Partial<AnswerFilter>> = {
  visibility: (brandId) => ({ brandId }),
  shareOfVoice: (brandId) => ({ brandId }),
  citationShare: (citedBrandId) => ({ citedBrandId }),
  position: (brandId) => ({ brandId }),
};

const figureOf = (row: Row, figure: OthersFigure, counter: Counter): Figure | null =>
  (counter === "ours" ? row.ours : row.others[counter])[figure];

/** Whether its share of voice is of answers that name a brand, and not of mentions. */
const countsAnswers = (counter: Counter): boolean => counter === "ours" || counter === "ahrefs";

/** What a figure says, and to how many answers it leads. */
function rowsWords(figure: OthersFigure, counter: Counter, row: Row, told: Figure): string {
  const brand = withoutTricks(row.name);
  const naming = countedWords(row.ours.visibility.numerator, "answer");
  const part = `${formatCount(told.numerator)} of ${formatCount(told.denominator)}`;
  const whose = `${OTHERS_FIGURE_NAMES[figure]}, ${COUNTER_NAMES[counter]}`;
  switch (figure) {
    case "visibility":
      return `${whose}: ${part} answers name ${brand}`;
    case "shareOfVoice":
      return countsAnswers(counter)
        ? `${whose}: ${part} namings are of ${brand}`
        : `${whose}: ${part} mentions are of ${brand}, ${naming}`;
    case "citationShare":
      return `${whose}: ${part} citations are of ${brand}, ${countedWords(row.citing, "answer")}`;
    case "position":
      return `${whose}: ${told.value?.toFixed(1) ?? "none"} of ${brand}, ${countedWords(told.denominator, "answer")}`;
  }
}

/** One figure of every tracked brand as we count it and as others do. */
export function FigureAsOthers({ slug, figure, counted, filterWords, answersHref }: FigureAsOthersProps) {
  const id = `${figure}-title`;
  const measured = (
    <RowsLink href={answersHref({ counted: "measured" })}>
      {countedWords(counted.cells.answers, "answer")}
    </RowsLink>
  );
  const anyNamed = <RowsLink href={answersHref({ counted: "brands" })}>the answers that name any</RowsLink>;
  const overOf = (of: OthersFigure, counter: Counter): ReactNode => {
    const [first] = counted.brands;
    const whole = first && figureOf(first, of, counter)?.denominator;
    if (of === "visibility") return measured;
    if (of === "position")
      return "The answers that name the brand, in which it has a rank: those that each figure leads to.";
    if (whole === undefined) return "Nothing: it needs data we lack.";
    if (of === "citationShare")
      return (
        <>
          {countedWords(whole, "citation")} of {measured}
        </>
      );
    return (
      <>
        {countedWords(whole, countsAnswers(counter) ? "naming" : "mention")}, the sum over tracked brands of{" "}
        {anyNamed}
      </>
    );
  };
  const columnOf = (counter: Counter): Column<Row> => ({
    key: counter,
    header: (
      <span className="inline-flex items-center gap-1">
        {COUNTER_NAMES[counter]}
        {DEFINITIONS[figure][counter] && (
          <HowCounted
            figure={`${OTHERS_FIGURE_NAMES[figure].toLowerCase()}, ${counter === "ours" ? "ours" : `as ${COUNTER_NAMES[counter]}`},`}
            definition={DEFINITIONS[figure][counter]}
            parts={[
              ...(counter === "ours"
                ? []
                : [
                    {
                      name: "Definition",
                      value: `From ${COUNTER_NAMES[counter]}'s public documentation, read in ${READ_IN}.`,
                    },
                  ]),
              {
                name: "Interval",
                value:
                  "95 %, of questions like these, as we make it: the others publish none. With fewer than ten families of equal size there is none.",
              },
              { name: "Over", value: overOf(figure, counter) },
              { name: "Filter", value: filterWords },
            ]}
          />
        )}
      </span>
    ),
    numeric: true,
    cell: (row) => {
      const told = figureOf(row, figure, counter);
      if (told === null || told.value === null)
        return (
          <span className="text-muted text-xs">
            {unknownWords(figure, counter, told === null ? counted.unlisted : 0)}
          </span>
        );
      return (
        <Link
          href={answersHref(ROWS[figure](row.id))}
          aria-label={rowsWords(figure, counter, row, told)}
          className="underline-offset-2 hover:underline"
        >
          <Value figure={told} isRank={figure === "position"} />
        </Link>
      );
    },
  });
  const columns: Column<Row>[] = [
    {
      key: "brand",
      header: "Brand",
      grow: true,
      cell: (row) => (
        <span className="inline-flex items-center gap-2">
          <span className={row.isOwn ? "font-medium" : undefined}>{withoutTricks(row.name)}</span>
          {row.isOwn && <Badge>own</Badge>}
        </span>
      ),
    },
    ...COUNTERS.map(columnOf),
  ];
  return (
    <section aria-labelledby={id} className="mb-8">
      <h2 id={id} className="font-semibold">
        {OTHERS_FIGURE_NAMES[figure]}
      </h2>
      <p className="text-muted max-w-reading mb-2 text-sm">{WHY[figure]}</p>
      <DataTable
        caption={`${OTHERS_FIGURE_NAMES[figure]}, as others count it`}
        columns={columns}
        rows={counted.brands}
        rowKey={({ brand }) => brand}
        rowHref={(row) => paths.workspace(slug).brand(row.id)}
      />
    </section>
  );
}

/** A share as per cents, a rank as a number; both sums on hover. */
function Value({
  figure: { value, interval, numerator, denominator, notes },
  isRank,
}: {
  figure: Figure;
  isRank: boolean;
}) {
  if (value === null) return null;
  const words = [
    `${formatCount(numerator)} of ${formatCount(denominator)}`,
    ...notes.map((note) => NOTE_WORDS[note]),
  ].join("; ");
  const intervalWords = interval
    ? isRank
      ? `[${interval.low.toFixed(1)}–${interval.high.toFixed(1)}]`
      : formatInterval(interval)
    : `${formatCount(numerator)} / ${formatCount(denominator)}`;
  return (
    <span title={words} className="inline-flex flex-col items-end xl:flex-row xl:items-center xl:gap-2">
      {!isRank && interval && (
        <span className="hidden 2xl:inline">
          <RateBar share={value} interval={interval} isSmall={notes.includes("small-sample")} />
        </span>
      )}
      <span>{isRank ? value.toFixed(1) : formatPercent(value)}</span>
      <span className="text-muted text-xs xl:w-24">{intervalWords}</span>
    </span>
  );
}
