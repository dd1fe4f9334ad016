import type { ReactNode } from "react";
import { HowCounted } from "@/components/figures/how-counted";
import { type Column, DataTable } from "@/components/tables/data-table";
import { Badge } from "@/components/ui/badge";
import type { AnswerFilter } from "@/lib/domain/answers/answer-filter";
import { withoutTricks } from "@/lib/format/hostile";
import { counted, formatCount } from "@/lib/format/text";
import type { Headlines } from "@/lib/services/overview";
import { FIGURE_DEFINITIONS } from "../../_figures/figure-definitions";
import { INTERVAL_WORDS } from "../../_figures/figure-words";
import { FigureLink, RowsLink } from "../../_figures/figure-link";
import { FigureHead } from "../../_figures/told-figure";
import { Moved } from "./moved";

type Row = Headlines["brands"][number];

interface HeadlineTableProps {
  headlines: Headlines;
  /** What is shown, in words, for "how this is counted". */
  filterWords: string;
  /** The days before that these are held against, in words. */
  beforeWords: string;
  /** The answers of the period of which something more is asked; null where nobody is led there. */
  answersOf: (asked: Partial<AnswerFilter>) => string | null;
  /** The figures of one brand, of the same answers. */
  brandHref: (id: string) => string | undefined;
}

/** Each brand's first figures with their intervals, and what of its presence moved. */
export function HeadlineTable({
  headlines,
  filterWords,
  beforeWords,
  answersOf,
  brandHref,
}: HeadlineTableProps) {
  const { estimand, moves, cells } = headlines;
  const moveOf = (brand: string) => moves.find((move) => move.brand === brand && move.of === "presence");
  const ofAll = headlines.brands[0];
  const voices = ofAll?.shareOfVoice?.presence.figure.denominator ?? 0;
  const rows = (words: string, asked: Partial<AnswerFilter>) => (
    <RowsLink href={answersOf(asked)}>{words}</RowsLink>
  );
  const measured = rows(counted(cells.answers, "answer"), { counted: "measured" });
  const help = (figure: string, definition: string, denominator: ReactNode) => (
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
      name: "Presence",
      header: <FigureHead name="Presence" help={help("presence", FIGURE_DEFINITIONS.Presence, measured)} />,
      numeric: true,
      cell: (row) => (
        <FigureLink
          figure={row.presence.figure}
          href={answersOf({ brandId: row.id })}
          label={`${counted(row.presence.figure.numerator, "answer")} naming ${withoutTricks(row.name)}`}
          bar
        />
      ),
    },
    {
      key: "moved",
      name: "Since before",
      header: (
        <FigureHead
          name="Since before"
          help={help(
            "the change",
            `${FIGURE_DEFINITIONS["Since before"]} The period before: ${beforeWords}.`,
            `${formatCount(headlines.answersBefore)} answers before, ${formatCount(cells.answers)} now`,
          )}
        />
      ),
      wide: true,
      cell: (row) => (
        <Moved
          move={moveOf(row.brand)}
          isBlocked={headlines.changes.length > 0 && headlines.answersBefore > 0}
        />
      ),
    },
    {
      key: "citation",
      name: "Citation rate",
      header: (
        <FigureHead
          name="Citation rate"
          help={help(
            "the citation rate",
            FIGURE_DEFINITIONS["Citation rate"],
            <>
              {measured}, {formatCount(cells.searched)} of them with search
            </>,
          )}
        />
      ),
      numeric: true,
      wide: true,
      cell: (row) => (
        <FigureLink
          figure={row.citationRate.figure}
          href={answersOf({ citedBrandId: row.id })}
          label={`${counted(row.citationRate.figure.numerator, "answer")} citing ${withoutTricks(row.name)}`}
        />
      ),
    },
    {
      key: "voice",
      name: "Share of voice",
      header: (
        <FigureHead
          name="Share of voice"
          help={help(
            "share of voice",
            FIGURE_DEFINITIONS["Share of voice"],
            <>
              {counted(voices, "naming")}, the sum over tracked brands of{" "}
              {rows("the answers that name any", { counted: "brands" })}
            </>,
          )}
        />
      ),
      numeric: true,
      wide: true,
      cell: (row) =>
        row.shareOfVoice === null ? (
          <span className="text-muted">none</span>
        ) : (
          <FigureLink
            figure={row.shareOfVoice.presence.figure}
            href={answersOf({ brandId: row.id })}
            label={`${formatCount(row.shareOfVoice.presence.figure.numerator)} of ${formatCount(voices)} namings are of ${withoutTricks(row.name)}`}
          />
        ),
    },
    {
      key: "top",
      name: "Top pick",
      header: (
        <FigureHead
          name="Top pick"
          help={help(
            "the top-pick rate",
            FIGURE_DEFINITIONS["Top pick"],
            rows(`${counted(ofAll?.topPick.figure.denominator ?? 0, "answer")} in English`, {
              counted: "levels",
            }),
          )}
        />
      ),
      numeric: true,
      wide: true,
      cell: (row) => (
        <FigureLink
          figure={row.topPick.figure}
          href={answersOf({ brandId: row.id, level: "top-pick" })}
          label={`${counted(row.topPick.figure.numerator, "answer")} with ${withoutTricks(row.name)} as the top pick`}
        />
      ),
    },
  ];
  return (
    <DataTable
      caption="Brands"
      cards
      columns={columns}
      rows={headlines.brands}
      rowKey={({ brand }) => brand}
      rowHref={({ id }) => brandHref(id)}
    />
  );
}
