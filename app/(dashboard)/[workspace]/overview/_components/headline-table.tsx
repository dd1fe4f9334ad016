import Link from "next/link";
import { RateBar } from "@/components/charts/rate-bar";
import { HowCounted } from "@/components/figures/how-counted";
import { type Column, DataTable } from "@/components/tables/data-table";
import { Badge } from "@/components/ui/badge";
import { withoutTricks } from "@/lib/format/hostile";
import { formatInterval, formatPercent } from "@/lib/format/numbers";
import { formatCount } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import type { Headlines } from "@/lib/services/overview";
import type { Estimand, Figure, Note } from "@/lib/statistics/intervals/figure";
import type { Move } from "@/lib/statistics/measures/counted-brands";
import { differenceWords } from "../overview-words";

type Row = Headlines["brands"][number];

interface HeadlineTableProps {
  slug: string;
  headlines: Headlines;
  /** What is shown, in words, for "how this is counted". */
  filterWords: string;
  /** The days before that these are held against, in words. */
  beforeWords: string;
  /** The answers of the period that name a brand. */
  namingHref: (brandId: string) => string;
}

/** Each brand's first figures with their intervals, and what of its presence moved. */
export function HeadlineTable({ slug, headlines, filterWords, beforeWords, namingHref }: HeadlineTableProps) {
  const { estimand, moves, cells } = headlines;
  const moveOf = (brand: string) => moves.find((move) => move.brand === brand && move.of === "presence");
  const help = (figure: string, definition: string, denominator: string) => (
    <HowCounted
      figure={figure}
      definition={definition}
      parts={[
        { name: "Denominator", value: denominator },
        { name: "Interval", value: INTERVAL[estimand] },
        {
          name: "Left out",
          value: `${formatCount(cells.failed)} failed and ${formatCount(cells.pending)} pending; what is not answered counts nowhere.`,
        },
        { name: "Filter", value: filterWords },
      ]}
    />
  );
  const columns: Column<Row>[] = [
    {
      key: "brand",
      header: "Brand",
      grow: true,
      cell: (row) => (
        <span className="inline-flex items-center gap-2">
          <span className={row.isOwn ? "font-medium" : undefined}>{withoutTricks(row.name)}</span>
          {row.isOwn && <Badge>own</Badge>}
          {row.role === "control" && (
            <Badge title="Does not exist: how often it is found is how often the finder errs.">control</Badge>
          )}
        </span>
      ),
    },
    {
      key: "presence",
      header: (
        <Head
          name="Presence"
          help={help(
            "presence",
            "Of the answers, the share that names the brand at least once in its visible text.",
            `${formatCount(cells.answers)} answers`,
          )}
        />
      ),
      numeric: true,
      cell: (row) => (
        <Link
          href={namingHref(row.id)}
          aria-label={`${formatCount(row.presence.figure.numerator)} answers naming ${withoutTricks(row.name)}`}
          className="underline-offset-2 hover:underline"
        >
          <Told figure={row.presence.figure} bar />
        </Link>
      ),
    },
    {
      key: "moved",
      header: (
        <Head
          name="Since before"
          help={help(
            "the change",
            `Presence now less presence in the period before (${beforeWords}), in percentage points. It is called a move only where a test of all brands' presence and citation rates together leaves at most 5 % false ones (Benjamini and Hochberg); all else is within noise.`,
            `${formatCount(headlines.answersBefore)} answers before, ${formatCount(cells.answers)} now`,
          )}
        />
      ),
      wide: true,
      cell: (row) => <Moved move={moveOf(row.brand)} headlines={headlines} />,
    },
    {
      key: "citation",
      header: (
        <Head
          name="Citation rate"
          help={help(
            "the citation rate",
            "Of the answers, the share that cites one of the brand's domains at least once.",
            `${formatCount(cells.answers)} answers, ${formatCount(cells.searched)} of them with search`,
          )}
        />
      ),
      numeric: true,
      wide: true,
      cell: (row) => <Told figure={row.citationRate.figure} />,
    },
    {
      key: "voice",
      header: (
        <Head
          name="Share of voice"
          help={help(
            "share of voice",
            "Answers that name the brand, of all namings of a tracked brand by an answer. An answer that names three brands counts once for each; controls count nowhere.",
            "The sum over tracked brands of answers that name each",
          )}
        />
      ),
      numeric: true,
      wide: true,
      cell: (row) =>
        row.shareOfVoice === null ? (
          <span className="text-muted">none</span>
        ) : (
          <Told figure={row.shareOfVoice.presence.figure} />
        ),
    },
    {
      key: "top",
      header: (
        <Head
          name="Top pick"
          help={help(
            "the top-pick rate",
            "Of the answers of which it is told how far they recommend whom (English ones), the share that puts the brand first: first of an ordered list, or called the best.",
            "Answers in English",
          )}
        />
      ),
      numeric: true,
      wide: true,
      cell: (row) => <Told figure={row.topPick.figure} />,
    },
  ];
  return (
    <DataTable
      caption="Brands"
      columns={columns}
      rows={headlines.brands}
      rowKey={({ brand }) => brand}
      rowHref={({ id }) => paths.workspace(slug).brand(id)}
    />
  );
}

const INTERVAL: Record<Estimand, string> = {
  "questions-like-these":
    "95 %, of questions like these: the families of questions are a sample of what people ask, so answers of one family count for less than as many of different ones.",
  "these-questions":
    "95 %, of these very questions alone: there are too few families (under 10 of equal size) to speak for questions like these. Repeats of one day count as one.",
};

const NOTES: Record<Note, string> = {
  "nothing-to-count": "nothing to count",
  "few-families": "too few families for an interval",
  "small-sample": "a small sample",
  exploratory: "fewer than 50 questions: exploratory",
  "families-differ": "the mean of the families is another",
};

const Head = ({ name, help }: { name: string; help: React.ReactNode }) => (
  <span className="inline-flex items-center gap-1">
    {name}
    {help}
  </span>
);

/** A figure with its interval; the whole of it on hover. */
function Told({ figure, bar = false }: { figure: Figure; bar?: boolean }) {
  const { value, interval, numerator, denominator, notes } = figure;
  if (value === null) return <span className="text-muted">no answers</span>;
  const words = [
    `${formatCount(numerator)} of ${formatCount(denominator)}`,
    ...notes.map((note) => NOTES[note]),
  ].join("; ");
  return (
    <span title={words} className="inline-flex flex-col items-end md:flex-row md:items-center md:gap-2">
      {bar && interval && (
        <span className="hidden lg:inline">
          <RateBar share={value} interval={interval} isSmall={notes.includes("small-sample")} />
        </span>
      )}
      <span className="w-12">{formatPercent(value)}</span>
      <span className="text-muted text-xs md:w-16">
        {interval ? formatInterval(interval) : `${formatCount(numerator)} / ${formatCount(denominator)}`}
      </span>
    </span>
  );
}

function Moved({ move, headlines }: { move: Move | undefined; headlines: Headlines }) {
  if (!move)
    return (
      <span className="text-muted text-xs">
        {headlines.changes.length > 0 && headlines.answersBefore > 0 ? "the model changed" : ""}
      </span>
    );
  const words = differenceWords(move);
  if (words === null || move.hasMoved === null) return <span className="text-muted text-xs">not told</span>;
  return (
    <span className="inline-flex items-center gap-2">
      <span className={move.hasMoved ? "font-medium" : "text-muted"}>{words}</span>
      {move.hasMoved ? <Badge>moved</Badge> : <span className="text-muted text-xs">noise</span>}
    </span>
  );
}
