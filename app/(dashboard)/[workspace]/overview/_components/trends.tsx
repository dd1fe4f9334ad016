import { HowCounted } from "@/components/figures/how-counted";
import { RatePanel, type RatePoint } from "@/components/charts/rate-panel";
import type { FigureFilter } from "@/lib/domain/answers/figure-filter";
import type { Days, SpendPeriod } from "@/lib/domain/money/spend-periods";
import { csvLine } from "@/lib/format/csv";
import { formatDay } from "@/lib/format/dates";
import { withoutTricks } from "@/lib/format/hostile";
import { formatCount } from "@/lib/format/text";
import type { Context } from "@/lib/services/context";
import { getTrend, type Trend } from "@/lib/services/overview";
import { answersHref } from "../../answers/answers-search-params";
import { figureWords } from "../../_figures/figure-words";
import { topOf } from "../../_figures/scale-top";
import { breaksIn } from "../../_figures/trend-breaks";

interface TrendsProps {
  ctx: Context;
  slug: string;
  zone: string;
  filter: FigureFilter;
  step: SpendPeriod;
  spells: readonly Days[];
  /** Numbers of the brands shown, the own first. */
  brands: readonly string[];
}

/** Presence of a few brands over the period and the one before, as small multiples of one scale. */
export async function Trends({ ctx, slug, zone, filter, step, spells, brands }: TrendsProps) {
  const trend = await getTrend({ ctx, input: { filter: { ...filter, zone }, spells, brands } });
  const { lines, changes } = trend;
  if (lines.length === 0) return null;
  const breaks = breaksIn(changes, spells);
  const top = topOf(lines.flatMap(({ rates }) => rates));
  return (
    <section aria-labelledby="trend-title" className="mb-8">
      <div className="mb-2 flex flex-wrap items-center gap-x-2">
        <h2 id="trend-title" className="font-semibold">
          Presence by {step}
        </h2>
        <HowCounted
          figure="the trend"
          definition={`Each point is the rate of one ${step} alone, with its interval; nothing is carried forward. A gap is a ${step} without answers. The line breaks where another model began to answer.`}
        />
        <a
          download="presence.csv"
          href={`data:text/csv;charset=utf-8,${encodeURIComponent(csvOf(trend, spells))}`}
          className="text-accent no-print ml-auto min-h-6 text-sm underline-offset-2 hover:underline"
        >
          CSV
        </a>
      </div>
      <div className="grid grid-cols-1 gap-x-6 gap-y-4 sm:grid-cols-2 xl:grid-cols-4">
        {lines.map(({ brand, rates }) => (
          <RatePanel
            key={brand.brand}
            title={withoutTricks(brand.name)}
            summary={`Presence of ${withoutTricks(brand.name)} by ${step}, ${spells.length} points`}
            isOwn={brand.isOwn}
            top={top}
            breaks={[...new Set(breaks.map(({ at }) => at))]}
            ends={[formatDay(spells[0]?.from ?? ""), formatDay(spells.at(-1)?.to ?? "")]}
            points={spells.map((spell, at) => ({
              ...pointOf(spell, rates[at] ?? null, brand.name),
              href: answersHref(slug, { ...filter, ...spell }),
            }))}
          />
        ))}
      </div>
      {breaks.length > 0 && (
        <ul className="text-muted mt-2 text-xs">
          {[...new Set(breaks.map(({ words }) => words))].map((words) => (
            <li key={words}>Broken line: {words}.</li>
          ))}
        </ul>
      )}
      <details className="mt-2 text-sm">
        <summary className="text-accent min-h-6 cursor-pointer">As a table</summary>
        <div className="overflow-x-auto" tabIndex={0} role="group" aria-label="Presence as a table">
          <table className="tabular mt-2">
            <caption className="sr-only">Presence by {step}</caption>
            <thead>
              <tr>
                <th scope="col" className="pr-6 text-left font-medium">
                  From
                </th>
                {lines.map(({ brand }) => (
                  <th key={brand.brand} scope="col" className="pr-6 text-right font-medium">
                    {withoutTricks(brand.name)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {spells.map((spell, at) => (
                <tr key={spell.from}>
                  <th scope="row" className="pr-6 text-left font-normal whitespace-nowrap">
                    {formatDay(spell.from)}
                  </th>
                  {lines.map(({ brand, rates }) => (
                    <td key={brand.brand} className="pr-6 text-right whitespace-nowrap">
                      {rateWords(rates[at] ?? null)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}

type TrendRate = Trend["lines"][number]["rates"][number];

/** A point as it is drawn, leading to the answers of its spell. */
const pointOf = (spell: Days, rate: TrendRate, name: string): Omit<RatePoint, "href"> => ({
  words: `${withoutTricks(name)}, ${formatDay(spell.from)} to ${formatDay(spell.to)}: ${rateWords(rate)}`,
  rate:
    rate === null || rate.value === null
      ? null
      : { value: rate.value, interval: rate.interval, isSmall: rate.notes.includes("small-sample") },
});

const rateWords = (rate: TrendRate): string =>
  rate === null ? "no answers" : `${figureWords(rate)}, n = ${formatCount(rate.denominator)}`;

/** The figures drawn, one a line. */
const csvOf = ({ lines }: Trend, spells: readonly Days[]): string =>
  [
    csvLine(["from", "to", "brand", "naming", "answers", "rate", "low", "high", "estimand"]),
    ...lines.flatMap(({ brand, rates }) =>
      spells.map(({ from, to }, at) => {
        const rate = rates[at] ?? null;
        return csvLine([
          ...[from, to, brand.name, rate?.numerator ?? 0, rate?.denominator ?? 0],
          ...[rate?.value ?? null, rate?.interval?.low ?? null, rate?.interval?.high ?? null],
          rate?.estimand ?? null,
        ]);
      }),
    ),
  ].join("");
