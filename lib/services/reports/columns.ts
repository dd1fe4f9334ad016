import "server-only";
import type { NewReport, Report, ReportPeriod } from "@/lib/domain/exports/report";
import { newReportSchema } from "@/lib/domain/exports/report-schema";

/** A report as its row has it. */
interface ReportRow {
  id: string;
  title: string;
  comment: string;
  view: string;
  query: string;
  lastDays: number | null;
  fromDay: string | null;
  toDay: string | null;
  showsPrompts: boolean;
  showsCosts: boolean;
  showsNotes: boolean;
  createdAt: Date;
  changedAt: Date;
}

/** The columns of what can be changed of a report. */
export const columnsOf = ({
  title,
  comment,
  period,
  shows,
}: Pick<NewReport, "title" | "comment" | "period" | "shows">) => ({
  ...{ title, comment, ...periodColumns(period) },
  ...{ showsPrompts: shows.prompts, showsCosts: shows.costs, showsNotes: shows.notes },
});

const periodColumns = (period: ReportPeriod) =>
  "lastDays" in period
    ? { lastDays: period.lastDays, fromDay: null, toDay: null }
    : { lastDays: null, fromDay: period.from, toDay: period.to };

/** A row as it is read: parsed as what was sent is, so that no row says what a report can't. */
export const reportOf = (row: ReportRow): Omit<Report, "by"> => {
  const { id, lastDays, fromDay, toDay, showsPrompts, showsCosts, showsNotes, createdAt, changedAt } = row;
  const { title, comment, view, query } = row;
  return {
    id,
    ...newReportSchema.parse({
      ...{ title, comment, view, query },
      period: lastDays === null ? { from: fromDay, to: toDay } : { lastDays },
      shows: { prompts: showsPrompts, costs: showsCosts, notes: showsNotes },
    }),
    createdAt: createdAt.toISOString(),
    changedAt: changedAt.toISOString(),
  };
};
