import Link from "next/link";
import { HowCounted } from "@/components/figures/how-counted";
import { type Column, DataTable } from "@/components/tables/data-table";
import { Badge } from "@/components/ui/badge";
import { withoutTricks } from "@/lib/format/hostile";
import { formatCount } from "@/lib/format/text";
import { paths } from "@/lib/paths";
import type { Headlines } from "@/lib/services/overview";
import type { Move } from "@/lib/statistics/measures/counted-brands";
import { differenceWords, INTERVAL_WORDS } from "../../_figures/figure-words";
import { FigureHead, ToldFigure } from "../../_figures/told-figure";

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
        { name: "Interval", value: INTERVAL_WORDS[estimand] },
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
        <FigureHead
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
          <ToldFigure figure={row.presence.figure} bar />
        </Link>
      ),
    },
    {
      key: "moved",
      header: (
        <FigureHead
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
        <FigureHead
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
      cell: (row) => <ToldFigure figure={row.citationRate.figure} />,
    },
    {
      key: "voice",
      header: (
        <FigureHead
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
          <ToldFigure figure={row.shareOfVoice.presence.figure} />
        ),
    },
    {
      key: "top",
      header: (
        <FigureHead
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
      cell: (row) => <ToldFigure figure={row.topPick.figure} />,
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

function Moved({ move, headlines }: { move: Move | undefined; headlines: Headlines }) {
  if (!move)
    return (
      <span className="text-muted text-xs">
        {headlines.changes.length > 0 && headlines.answersBefore > 0 ? "the model changed" : ""}
      </span>
    );
  const words = differenceWords(move.difference);
  if (words === null || move.hasMoved === null) return <span className="text-muted text-xs">not told</span>;
  return (
    <span className="inline-flex items-center gap-2">
      <span className={move.hasMoved ? "font-medium" : "text-muted"}>{words}</span>
      {move.hasMoved ? <Badge>moved</Badge> : <span className="text-muted text-xs">noise</span>}
    </span>
  );
}
