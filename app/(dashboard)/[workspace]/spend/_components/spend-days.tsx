import { SpendByDay } from "@/components/charts/spend-by-day";
import { DataTable } from "@/components/tables/data-table";
import type { SpendReport } from "@/lib/domain/spend";
import { formatDate } from "@/lib/format/dates";
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
      days={days.map((day) => ({ day, dollars: byDay.get(day)?.spent ?? null, href: answersOn(day) }))}
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
