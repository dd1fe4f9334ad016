import { RatePanel, type RatePoint } from "@/components/charts/rate-panel";
import { Link } from "@/components/ui/link";
import { HowCounted } from "@/components/figures/how-counted";
import type { Days, SpendPeriod } from "@/lib/domain/money/spend-periods";
import { csvLine } from "@/lib/format/csv";
import { formatDay } from "@/lib/format/dates";
import { formatCount } from "@/lib/format/text";
import type { Rate } from "@/lib/statistics/intervals/rate";
import { figureWords } from "@/lib/format/figure-words";
import { topOf } from "./scale-top";
import { breaksIn } from "./trend-breaks";

/** The rates of one thing, one a spell and in order; null of a spell without answers. */
interface Line {
  key: string;
  /** As it may be shown. */
  name: string;
  isOwn: boolean;
  rates: readonly (Rate | null)[];
  /** The answers of a spell; null where nobody is led there. */
  rowsOf: (spell: Days) => string | null;
}

interface RateTrendProps {
  /** "Presence". */
  of: string;
  step: SpendPeriod;
  spells: readonly Days[];
  /** None has more rates than there are spells. */
  lines: readonly Line[];
  /** Where another model began to answer. */
  changes: Parameters<typeof breaksIn>[0];
  /** What the file's columns are called: of whom a line is, what is counted, of what. */
  columns: { of: string; hits: string; answers: string };
}

/** Rates over time as small multiples of one scale, with their table and their file. */
export function RateTrend({ of, step, spells, lines, changes, columns }: RateTrendProps) {
  const breaks = breaksIn(changes, spells);
  const top = topOf(lines.flatMap(({ rates }) => rates));
  return (
    <section aria-labelledby="trend-title" className="mb-8">
      <div className="mb-2 flex flex-wrap items-center gap-x-2">
        <h2 id="trend-title" className="font-semibold">
          {of} by {step}
        </h2>
        <HowCounted
          figure="the trend"
          definition={`Each point is the rate of one ${step} alone, with its interval; nothing is carried forward. A gap is a ${step} without answers. The line breaks where another model began to answer.`}
        />
        <a
          download={`${of.toLowerCase()}.csv`}
          href={`data:text/csv;charset=utf-8,${encodeURIComponent(csvOf(lines, spells, columns))}`}
          className="text-accent no-print ml-auto min-h-6 text-sm underline-offset-2 hover:underline"
        >
          CSV
        </a>
      </div>
      <div
        className={
          lines.length === 1 ? "max-w-3xl" : "grid grid-cols-1 gap-x-6 gap-y-4 sm:grid-cols-2 xl:grid-cols-4"
        }
      >
        {lines.map(({ key, name, isOwn, rates, rowsOf }) => (
          <RatePanel
            key={key}
            title={name}
            summary={`${of} of ${name} by ${step}, ${spells.length} points`}
            isOwn={isOwn}
            top={top}
            breaks={[...new Set(breaks.map(({ at }) => at))]}
            ends={[formatDay(spells[0]?.from ?? ""), formatDay(spells.at(-1)?.to ?? "")]}
            points={spells.map((spell, at) => ({
              ...pointOf(spell, rates[at] ?? null, name),
              href: rowsOf(spell),
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
        <div className="overflow-x-auto" tabIndex={0} role="group" aria-label={`${of} as a table`}>
          <table className="tabular mt-2">
            <caption className="sr-only">
              {of} by {step}
            </caption>
            <thead>
              <tr>
                <th scope="col" className="pr-6 text-left font-medium">
                  From
                </th>
                {lines.map(({ key, name }) => (
                  <th key={key} scope="col" className="pr-6 text-right font-medium">
                    {name}
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
                  {lines.map(({ key, name, rates, rowsOf }) => (
                    <td key={key} className="pr-6 text-right whitespace-nowrap">
                      <TableRate spell={spell} rate={rates[at] ?? null} name={name} href={rowsOf(spell)} />
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

interface TableRateProps {
  spell: Days;
  rate: Rate | null;
  name: string;
  href: string | null;
}

/** A rate of the table, which leads to its rows. */
const TableRate = ({ spell, rate, name, href }: TableRateProps) =>
  rate === null || href === null ? (
    rateWords(rate)
  ) : (
    <Link
      href={href}
      aria-label={pointOf(spell, rate, name).words}
      className="inline-block min-h-6 underline-offset-2 hover:underline"
    >
      {rateWords(rate)}
    </Link>
  );

/** A point as it is drawn. */
const pointOf = (spell: Days, rate: Rate | null, name: string): Omit<RatePoint, "href"> => ({
  words: `${name}, ${formatDay(spell.from)} to ${formatDay(spell.to)}: ${rateWords(rate)}`,
  rate:
    rate === null || rate.value === null
      ? null
      : { value: rate.value, interval: rate.interval, isSmall: rate.notes.includes("small-sample") },
});

const rateWords = (rate: Rate | null): string =>
  rate === null ? "no answers" : `${figureWords(rate)}, n = ${formatCount(rate.denominator)}`;

/** The figures drawn, one a line. */
const csvOf = (
  lines: readonly Line[],
  spells: readonly Days[],
  { of, hits, answers }: RateTrendProps["columns"],
): string =>
  [
    csvLine(["from", "to", of, hits, answers, "rate", "low", "high", "estimand"]),
    ...lines.flatMap(({ name, rates }) =>
      spells.map(({ from, to }, at) => {
        const rate = rates[at] ?? null;
        return csvLine([
          ...[from, to, name, rate?.numerator ?? 0, rate?.denominator ?? 0],
          ...[rate?.value ?? null, rate?.interval?.low ?? null, rate?.interval?.high ?? null],
          rate?.estimand ?? null,
        ]);
      }),
    ),
  ].join("");
