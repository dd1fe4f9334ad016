import { type Series, SpendColumnsChart } from "@/components/charts/spend-columns-chart";
import { DataTable } from "@/components/tables/data-table";
import type { Engine } from "@/lib/domain/engines/engine";
import { add, parseDollars, toDollars } from "@/lib/domain/amounts/money";
import type { SpendGrouping, SpendReport } from "@/lib/domain/money/spend";
import type { Days, SpendPeriod } from "@/lib/domain/money/spend-periods";
import { gather } from "@/lib/domain/money/spend-sums";
import { zoneName } from "@/lib/format/filter-words";
import { formatCount } from "@/lib/format/text";
import { daysWords, groupName, PERIOD_LABELS } from "../spend-words";
import { isUnknown } from "./known-money";
import { spendColumns } from "./spend-columns";

interface SpendPeriodsProps {
  by: SpendPeriod;
  groupBy: SpendGrouping;
  /** Every day, week or month of the span. */
  periods: readonly Days[];
  report: SpendReport;
  zone: string;
  entriesOf: (days: Days) => string;
}

const ENGINE_FILLS: Record<Engine, string> = {
  chat_gpt: "fill-engine-chat-gpt",
  gemini: "fill-engine-gemini",
  claude: "fill-engine-claude",
  perplexity: "fill-engine-perplexity",
};

/** The dearest few, each a tint of its own; more could not be told apart. */
const TINTS = ["fill-accent", "fill-accent/70", "fill-accent/45", "fill-accent/25"] as const;
const REST = "fill-edge";

/** Spend by day, week or month, stacked by what it went for: gaps where there is no data, the same as a table. */
export function SpendPeriods({ by, groupBy, periods, report, zone, entriesOf }: SpendPeriodsProps) {
  const sums = new Map(report.periods.map((sum) => [sum.from, sum]));
  const series = seriesOf(report, groupBy);
  const cells = new Map(gather(report.cells, ({ from }) => from).map((own) => [own[0]?.from, own]));
  const unit = by;
  return (
    <SpendColumnsChart
      title={`Spent by ${unit} (${zoneName(zone)})`}
      unit={unit}
      series={series}
      spells={periods.map((days) => {
        const sum = sums.get(days.from);
        return {
          day: days.from,
          words: daysWords(days),
          dollars: sum === undefined || isUnknown(sum, sum.spent) ? null : sum.spent,
          parts: partsOf(cells.get(days.from) ?? [], series.length),
          href: sum && entriesOf(days),
        };
      })}
      table={
        <DataTable
          caption={`Spent by ${unit}`}
          columns={[
            { key: "days", header: `${PERIOD_LABELS[by]} (${zoneName(zone)})`, cell: daysWords },
            ...spendColumns<SpendReport["periods"][number]>(),
          ]}
          rows={report.periods}
          rowKey={({ from }) => from}
          rowHref={entriesOf}
        />
      }
    />
  );
}

/** The dearest groups by name, and the rest as one. */
function seriesOf({ groups, rest }: SpendReport, groupBy: SpendGrouping): Series[] {
  const all = groups.length + (rest?.groups ?? 0);
  const shown = all <= TINTS.length + 1 ? all : TINTS.length;
  const named = groups.slice(0, shown).map((group, place) => ({
    name: groupName(group, groupBy),
    fill: groupBy === "engine" && group.engine !== null ? ENGINE_FILLS[group.engine] : (TINTS[place] ?? REST),
  }));
  return all === named.length
    ? named
    : [...named, { name: `${formatCount(all - named.length)} others`, fill: REST }];
}

/** What each series has of a column; groups beyond the last series are of that. */
function partsOf(cells: SpendReport["cells"], series: number) {
  return gather(cells, ({ group }) => String(Math.min(group, series - 1))).map((alike) => ({
    series: Math.min(alike[0]?.group ?? 0, series - 1),
    dollars: toDollars(add(...alike.map(({ spent }) => parseDollars(spent)))),
  }));
}
