import { createLoader, createSerializer } from "nuqs/server";
import type { NewReport, ReportPeriod } from "@/lib/domain/exports/report";
import { daysBetween } from "@/lib/domain/time/day-span";
import type { FigureDays } from "../_figures/figure-frame";
import { overviewParsers, type OverviewState } from "../overview/overview-search-params";

const load = createLoader(overviewParsers);
const serialize = createSerializer(overviewParsers);

/** What a report keeps of the overview's state: all but its days. As a query without "?". */
const reportQueryOf = (state: Partial<OverviewState>): string =>
  serialize({ ...state, from: null, to: null }).replace(/^\?/, "");

/** The same of a query that somebody sent: each part of it as it is written anew, and nothing that is no part of it. */
export const keptReportQuery = (query: string): string => reportQueryOf(load(new URLSearchParams(query)));

/** A report of the overview as it is looked at, to begin with: of its days, or, where they end today, of as many. */
export const begunReport = (
  title: string,
  state: OverviewState,
  { from, to, today }: Pick<FigureDays, "from" | "to" | "today">,
): NewReport => {
  const period: ReportPeriod = to === today ? { lastDays: daysBetween(from, to) + 1 } : { from, to };
  return {
    ...{ title, comment: "", view: "overview", query: reportQueryOf(state), period },
    shows: { prompts: false, costs: false, notes: false },
  };
};
