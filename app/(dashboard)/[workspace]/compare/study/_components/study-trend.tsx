import { RatePanel, type RatePoint } from "@/components/charts/rate-panel";
import { HowCounted } from "@/components/figures/how-counted";
import type { Days } from "@/lib/domain/money/spend-periods";
import { formatDay } from "@/lib/format/dates";
import { formatPercent } from "@/lib/format/numbers";
import { csvLine } from "@/lib/format/csv";
import type { Study } from "@/lib/services/comparing";
import { topOf } from "../../../_figures/scale-top";

interface StudyTrendProps {
  trend: Study["trend"];
  /** "presence of Acme". */
  figure: string;
  /** The answers of a side in some days; null where no list can be narrowed to them, or nobody is led there. */
  treatedHref: ((days: Days) => string) | null;
  controlsHref: ((days: Days) => string) | null;
}

/** Both sides week by week, with a line where it was done: whether they went the same way before. */
export function StudyTrend({ trend, figure, treatedHref, controlsHref }: StudyTrendProps) {
  const values = trend.flatMap(({ treated, controls }) => [treated, controls]);
  const mark = trend.findIndex(({ isAfter }) => isAfter);
  const line = (side: "treated" | "controls", href: ((days: Days) => string) | null): RatePoint[] =>
    trend.map((point) => ({
      words: `${side === "treated" ? "Done to" : "Beside"}, ${weekWords(point.week)}: ${valueWords(point[side])}`,
      rate: point[side] === null ? null : { value: point[side], interval: null, isSmall: false },
      href: href && href(point.week),
    }));
  return (
    <section aria-labelledby="trend-title" className="mb-8">
      <div className="mb-2 flex flex-wrap items-center gap-x-2">
        <h2 id="trend-title" className="font-semibold">
          Week by week
        </h2>
        <HowCounted
          figure="a week"
          definition="The mean of the families' own rates on each side, of one week counted from the day it was done; each family counts once. Before that day both lines should go the same way, whatever their height. A gap is a week without answers."
        />
        <a
          download="study.csv"
          href={`data:text/csv;charset=utf-8,${encodeURIComponent(csvOf(trend))}`}
          className="text-accent no-print ml-auto min-h-6 text-sm underline-offset-2 hover:underline"
        >
          CSV
        </a>
      </div>
      <div className="max-w-3xl">
        <RatePanel
          title={
            <>
              <span className="text-accent">Done to</span> and <span className="text-muted">beside</span>; the
              line is when it was done
            </>
          }
          summary={`The mean ${figure} of both sides by week, ${trend.length} weeks`}
          points={line("treated", treatedHref)}
          beside={line("controls", controlsHref)}
          {...(mark > 0 && { mark })}
          top={topOf(values.map((value) => ({ value, interval: null })))}
          breaks={[]}
          ends={[formatDay(trend[0]?.week.from ?? ""), formatDay(trend.at(-1)?.week.to ?? "")]}
          isOwn
        />
      </div>
      <details className="mt-2 text-sm">
        <summary className="text-accent min-h-6 cursor-pointer">As a table</summary>
        <div className="overflow-x-auto" tabIndex={0} role="group" aria-label="Weeks as a table">
          <table className="tabular mt-2">
            <caption className="sr-only">Both sides by week</caption>
            <thead>
              <tr>
                {["Week", "Done to", "Beside"].map((head) => (
                  <th key={head} scope="col" className="pr-6 text-left font-medium">
                    {head}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {trend.map(({ week, treated, controls }) => (
                <tr key={week.from}>
                  <th scope="row" className="pr-6 text-left font-normal whitespace-nowrap">
                    {weekWords(week)}
                  </th>
                  <td className="pr-6">{valueWords(treated)}</td>
                  <td className="pr-6">{valueWords(controls)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </section>
  );
}

const weekWords = ({ from, to }: Days): string => `${formatDay(from)} to ${formatDay(to)}`;
const valueWords = (value: number | null): string => (value === null ? "no answers" : formatPercent(value));

const csvOf = (trend: Study["trend"]): string =>
  [
    csvLine(["from", "to", "is_after", "treated", "controls"]),
    ...trend.map(({ week, isAfter, treated, controls }) =>
      csvLine([week.from, week.to, isAfter ? "yes" : "no", treated, controls]),
    ),
  ].join("");
