import { SpendByDay } from "@/components/charts/spend-by-day";
import { DataTable } from "@/components/tables/data-table";
import type { SpendReport } from "@/lib/domain/spend";
import { formatDay } from "@/lib/format/dates";
import { zoneName } from "@/lib/format/filter-words";
import { isUnknown } from "./known-money";
import { spendColumns } from "./spend-columns";

interface SpendDaysProps {
  /** Every day of the span. */
  days: readonly string[];
  report: SpendReport;
  zone: string;
  /** For whoever may read them. */
  answersOn?: (day: string) => string;
}

/** Spend by day: columns with a gap where there is no data, the same as a table, each day leading to its answers. */
export function SpendDays({ days, report, zone, answersOn }: SpendDaysProps) {
  const byDay = new Map(report.days.map((sum) => [sum.day, sum]));
  return (
    <SpendByDay
      title={`Spent by day (${zoneName(zone)})`}
      days={days.map((day) => ({ day, dollars: known(byDay.get(day)), href: answersOn?.(day) }))}
      table={
        <DataTable
          caption="Spent by day"
          columns={[
            {
              key: "day",
              header: `Day (${zoneName(zone)})`,
              cell: ({ day }) => formatDay(day),
            },
            ...spendColumns<SpendReport["days"][number]>(),
          ]}
          rows={report.days}
          rowKey={({ day }) => day}
          rowHref={answersOn && (({ day }) => answersOn(day))}
        />
      }
    />
  );
}

/** What is known to have been spent; null, which is a gap and not zero, where nothing is. */
const known = (sum: SpendReport["days"][number] | undefined): string | null =>
  sum === undefined || isUnknown(sum, sum.spent) ? null : sum.spent;
