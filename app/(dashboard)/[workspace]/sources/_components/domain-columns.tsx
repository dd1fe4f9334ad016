import type { Column } from "@/components/tables/data-table";
import { Link } from "@/components/ui/link";
import { counted } from "@/lib/format/text";
import type { Rate } from "@/lib/statistics/intervals/rate";
import { ToldFigure } from "../../_figures/told-figure";

/** A prevalence that leads to the answers of its numerator; null: nothing asks for these alone. */
export const rateColumn = <Row extends { prevalence: Rate }>(
  of: (row: Row) => { href: string | null; what: string },
): Column<Row> => ({
  key: "prevalence",
  header: "Prevalence",
  numeric: true,
  cell: (row) => {
    const { href, what } = of(row);
    const told = <ToldFigure figure={row.prevalence} bar />;
    return href === null || row.prevalence.value === null ? (
      told
    ) : (
      <Link
        href={href}
        aria-label={`${counted(row.prevalence.numerator, "answer")} of ${what} citing it`}
        className="underline-offset-2 hover:underline"
      >
        {told}
      </Link>
    );
  },
});

/** A count that leads to its answers. */
export const countColumn = <Row,>(
  header: string,
  of: (row: Row) => { href: string | null; words: string; label: string },
): Column<Row> => ({
  key: "count",
  header,
  numeric: true,
  cell: (row) => {
    const { href, words, label } = of(row);
    return href === null ? (
      words
    ) : (
      <Link
        href={href}
        aria-label={label}
        className="inline-flex min-h-6 items-center underline-offset-2 hover:underline"
      >
        {words}
      </Link>
    );
  },
});
