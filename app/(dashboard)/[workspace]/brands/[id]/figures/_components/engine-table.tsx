import { EngineLabel } from "@/components/engines/engine-label";
import { HowCounted } from "@/components/figures/how-counted";
import { type Column, DataTable } from "@/components/tables/data-table";
import type { AnswerFilter } from "@/lib/domain/answers/answer-filter";
import type { FigureFilter } from "@/lib/domain/answers/figure-filter";
import type { Days } from "@/lib/domain/money/spend-periods";
import { withoutTricks } from "@/lib/format/hostile";
import { counted, formatCount } from "@/lib/format/text";
import { type BrandAtEngine, getBrandEngines } from "@/lib/services/brand-figures";
import type { Context } from "@/lib/services/context";
import { CountLink, FigureLink } from "../../../../_figures/figure-link";
import { INTERVAL_WORDS } from "../../../../_figures/figure-words";

interface EngineTableProps {
  ctx: Context;
  zone: string;
  filter: FigureFilter & Days;
  brand: { id: string; name: string };
  filterWords: string;
  /** Null where nobody is led to rows. */
  answersOf: (asked: Partial<AnswerFilter>) => string | null;
}

/** Where a brand is named and where not: engine by engine, each as the overview tells it of this engine alone. */
export async function EngineTable({ ctx, zone, filter, brand, filterWords, answersOf }: EngineTableProps) {
  const rows = await getBrandEngines({ ctx, input: { filter: { ...filter, zone }, brandId: brand.id } });
  if (rows.length === 0) return null;
  const name = withoutTricks(brand.name);
  const columns: Column<BrandAtEngine>[] = [
    { key: "engine", header: "Engine", grow: true, cell: ({ engine }) => <EngineLabel engine={engine} /> },
    {
      key: "presence",
      header: "Presence",
      numeric: true,
      cell: ({ engine, brand: { presence } }) => (
        <FigureLink
          figure={presence.figure}
          href={answersOf({ engine, brandId: brand.id })}
          label={`${counted(presence.figure.numerator, "answer")} of ${withoutTricks(engine)} naming ${name}`}
          bar
        />
      ),
    },
    {
      key: "without",
      header: "Not naming it",
      numeric: true,
      cell: ({ engine, brand: { presence } }) => {
        const without = presence.figure.denominator - presence.figure.numerator;
        return without === 0 ? (
          "0"
        ) : (
          <CountLink
            href={answersOf({ engine, withoutBrandId: brand.id })}
            label={`${counted(without, "answer")} of ${withoutTricks(engine)} not naming ${name}`}
          >
            {formatCount(without)}
          </CountLink>
        );
      },
    },
    {
      key: "top",
      header: "Top pick",
      numeric: true,
      wide: true,
      cell: ({ engine, brand: { topPick } }) => (
        <FigureLink
          figure={topPick.figure}
          href={answersOf({ engine, brandId: brand.id, level: "top-pick" })}
          label={`${counted(topPick.figure.numerator, "answer")} of ${withoutTricks(engine)} with ${name} as the top pick`}
        />
      ),
    },
    {
      key: "cited",
      header: "Citation rate",
      numeric: true,
      wide: true,
      cell: ({ engine, brand: { citationRate } }) => (
        <FigureLink
          figure={citationRate.figure}
          href={answersOf({ engine, citedBrandId: brand.id })}
          label={`${counted(citationRate.figure.numerator, "answer")} of ${withoutTricks(engine)} citing ${name}`}
        />
      ),
    },
  ];
  return (
    <section aria-labelledby="engines-title" className="mb-8">
      <div className="mb-2 flex items-center gap-2">
        <h2 id="engines-title" className="font-semibold">
          By engine
        </h2>
        <HowCounted
          figure="an engine’s row"
          definition="The figures of the overview, of the answers of one engine alone."
          parts={[
            {
              name: "Interval",
              value: [...new Set(rows.map(({ estimand }) => INTERVAL_WORDS[estimand]))].join(
                " Or, of few families: ",
              ),
            },
            { name: "Filter", value: `Answers ${filterWords}` },
          ]}
        />
      </div>
      <DataTable
        caption={`${name} by engine`}
        cards
        columns={columns}
        rows={rows}
        rowKey={({ engine }) => engine}
      />
    </section>
  );
}
