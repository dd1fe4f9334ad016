import { type Days } from "@/lib/domain/money/spend-periods";
import { lastDays } from "@/lib/domain/time/shown-span";
import type { ReportPeriod } from "@/lib/domain/exports/report";
import { formatDay } from "@/lib/format/dates";
import { counted } from "@/lib/format/text";

/** The days that a report is about when it is read on a day. */
export const reportDays = (period: ReportPeriod, today: string): Days =>
  "lastDays" in period ? lastDays(period.lastDays, today) : { from: period.from, to: period.to };

/** A report's period in words: "the last 30 days", "1 Nov 2026 to 5 Nov 2026". */
export const periodWords = (period: ReportPeriod): string =>
  "lastDays" in period
    ? `the last ${counted(period.lastDays, "day")}`
    : period.from === period.to
      ? formatDay(period.from)
      : `${formatDay(period.from)} to ${formatDay(period.to)}`;
