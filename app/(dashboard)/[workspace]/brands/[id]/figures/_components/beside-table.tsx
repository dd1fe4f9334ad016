import { HowCounted } from "@/components/figures/how-counted";
import { type Column, DataTable } from "@/components/tables/data-table";
import { Badge } from "@/components/ui/badge";
import type { AnswerFilter } from "@/lib/domain/answers/answer-filter";
import { withoutTricks } from "@/lib/format/hostile";
import { counted, formatCount } from "@/lib/format/text";
import type { BrandFigures } from "@/lib/services/brand-figures";
import { FigureLink, RowsLink } from "../../../../_figures/figure-link";
import { INTERVAL_WORDS } from "../../../../_figures/figure-words";

interface BesideTableProps {
  figures: BrandFigures;
  filterWords: string;
  /** Null where nobody is led to rows. */
  answersOf: (asked: Partial<AnswerFilter>) => string | null;
  brandHref: (id: string) => string | undefined;
}

type Row = BrandFigures["beside"][number];

/** With whom a brand is named: of the answers that name it, the share that names each other as well. */
export function BesideTable({ figures, filterWords, answersOf, brandHref }: BesideTableProps) {
  const { brand, beside } = figures;
  const name = withoutTricks(brand.name);
  const naming = brand.presence.figure.numerator;
  const columns: Column<Row>[] = [
    {
      key: "brand",
      header: "Brand",
      grow: true,
      cell: ({ brand: other }) => (
        <span className="inline-flex items-center gap-2">
          {withoutTricks(other.name)}
          {other.isOwn && <Badge>own</Badge>}
          {other.role === "control" && <Badge>control</Badge>}
        </span>
      ),
    },
    {
      key: "both",
      header: "Answers",
      numeric: true,
      cell: ({ share }) => formatCount(share.numerator),
    },
    {
      key: "share",
      header: `Named with ${name}`,
      numeric: true,
      cell: ({ brand: other, share }) => (
        <FigureLink
          figure={share}
          href={answersOf({ brandId: brand.id, withBrandId: other.id })}
          label={`${counted(share.numerator, "answer")} naming ${name} and ${withoutTricks(other.name)}`}
          bar
        />
      ),
    },
  ];
  return (
    <section aria-labelledby="beside-title" className="mb-8">
      <div className="mb-2 flex flex-wrap items-center gap-x-2 gap-y-1">
        <h2 id="beside-title" className="font-semibold">
          With whom {name} is named
        </h2>
        <HowCounted
          figure="what is named with it"
          definition={`Of the answers that name ${name}, the share that names the other brand as well, in whatever order.`}
          parts={[
            {
              name: "Denominator",
              value: (
                <RowsLink href={answersOf({ brandId: brand.id })}>
                  {counted(naming, "answer")} naming {name}
                </RowsLink>
              ),
            },
            {
              name: "Interval",
              value: beside[0] ? INTERVAL_WORDS[beside[0].share.estimand] : "None: nothing is named with it.",
            },
            { name: "Filter", value: `Answers ${filterWords}` },
          ]}
        />
      </div>
      {beside.length === 0 ? (
        <p className="text-muted">
          {naming === 0 ? "No answer names it." : "No answer that names it names another brand."}
        </p>
      ) : (
        <DataTable
          caption={`Brands named with ${name}`}
          columns={columns}
          rows={beside}
          rowKey={({ brand: other }) => other.id}
          rowHref={({ brand: other }) => brandHref(other.id)}
        />
      )}
    </section>
  );
}
