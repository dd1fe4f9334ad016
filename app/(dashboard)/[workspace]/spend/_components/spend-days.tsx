import { SpendByDay } from "@/components/charts/spend-by-day";
import { DataTable } from "@/components/tables/data-table";
import type { SpendReport } from "@/lib/domain/spend";
import { formatDate } from "@/lib/format/dates";
import { isUnknown } from "./known-money";
import { spendColumns } from "./spend-columns";

interface SpendDaysProps {
  /** Every day of the span. */
  days: readonly string[];
  report: SpendReport;
  answersOn: (day: string) => string;
}

/** Spend by day: columns with a gap where there is no data, the same as a table, each day leading to its answers. */
export function SpendDays({ days, report, answersOn }: SpendDaysProps) {
  const byDay = new Map(report.days.map((sum) => [sum.day, sum]));
  return (
    <SpendByDay
      title="Spent by day (UTC)"
      days={days.map((day) => ({ day, dollars: known(byDay.get(day)), href: answersOn(day) }))}
      table={
        <DataTable
          caption="Spent by day"
          columns={[
            {
              key: "day",
              header: "Day (UTC)",
              cell: ({ day }) => formatDate(`${day}T00:00:00Z`, "date", "UTC"),
            },
            ...spendColumns<SpendReport["days"][number]>(),
          ]}
          rows={report.days}
          rowKey={({ day }) => day}
          rowHref={({ day }) => answersOn(day)}
        />
      }
    />
  );
}

/** What is known to have been spent; null, which is a gap and not zero, where nothing is. */
const known = (sum: SpendReport["days"][number] | undefined): string | null =>
  sum === undefined || isUnknown(sum, sum.spent) ? null : sum.spent;
