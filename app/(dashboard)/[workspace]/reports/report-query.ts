import {
  createLoader,
  createSerializer,
  type inferParserType,
  type Nullable,
  type ParserMap,
} from "nuqs/server";
import { ANY_FIGURE } from "@/lib/domain/answers/figure-filter";
import type { NewReport, ReportPeriod, ReportView } from "@/lib/domain/exports/report";
import { REPORT_LIMITS } from "@/lib/domain/exports/report";
import type { ReportNarrowing } from "@/lib/domain/exports/report-mailing";
import { daysBetween } from "@/lib/domain/time/day-span";
import { shorten } from "@/lib/format/text";
import { parseAsId } from "@/lib/queries/url-parsers";
import type { FigureDays } from "../_figures/figure-frame";
import { brandFiguresParsers } from "../brands/brand-figures-search-params";
import { compareParsers } from "../compare/compare-search-params";
import { studyParsers } from "../compare/study/study-search-params";
import { figureFilterOf } from "../_figures/figure-search-params";
import { overviewParsers } from "../overview/overview-search-params";
import { gapsParsers } from "../sources/gaps/gaps-search-params";
import { sourceParsers } from "../sources/sources-search-params";

/** Has its own place in a report, or none: its days, which page of a list, and a mark, of which the day is kept. */
const LEFT_OUT = ["from", "to", "page", "mark"];

/** How a report keeps a screen's filters, and reads them again as that screen does. */
function filtersOf<Parsers extends ParserMap>(parsers: Parsers) {
  const load = createLoader(parsers);
  const serialize = createSerializer(parsers);
  const read = (query: string): inferParserType<Parsers> => load(new URLSearchParams(query));
  const write = (state: Partial<Nullable<inferParserType<Parsers>>>): string => {
    const kept = new URLSearchParams(serialize(state));
    for (const name of LEFT_OUT) kept.delete(name);
    return kept.toString();
  };
  /** Each part of what somebody sent as it is written anew, and nothing that is no part of it. */
  const kept = (query: string): string => {
    const values: Partial<Nullable<inferParserType<Parsers>>> = read(query);
    return write(values);
  };
  return { read, write, kept };
}

/** By the screen that a report is of. */
export const REPORT_FILTERS = {
  overview: filtersOf(overviewParsers),
  sources: filtersOf(sourceParsers),
  gaps: filtersOf(gapsParsers),
  // Which brand it is of stands in the path of its own screen.
  brand: filtersOf({ ...brandFiguresParsers, brandId: parseAsId }),
  compare: filtersOf(compareParsers),
  study: filtersOf(studyParsers),
} satisfies Record<ReportView, unknown>;

/** What a report keeps of a query that somebody sent. */
export const keptReportQuery = (view: ReportView, query: string): string => REPORT_FILTERS[view].kept(query);

/** Which answers a report is of, its days apart; null where it holds two sides against each other. */
export function reportNarrowing({ view, query }: Pick<NewReport, "view" | "query">): ReportNarrowing | null {
  if (view === "compare" || view === "study") return null;
  const state = REPORT_FILTERS[view].read(query);
  return {
    filter: figureFilterOf({ ...ANY_FIGURE, ...state }),
    cut: "changed" in state && state.changed === "out",
  };
}

/** A report of a screen as it is looked at, to begin with: of its days, or, where they end today, of as many. */
export const begunReport = (
  view: ReportView,
  title: string,
  /** Of that screen's filters. */
  query: string,
  { from, to, today }: Pick<FigureDays, "from" | "to"> & { today: string | null },
): NewReport => {
  const period: ReportPeriod = to === today ? { lastDays: daysBetween(from, to) + 1 } : { from, to };
  return {
    ...{ title: shorten(title, REPORT_LIMITS.titleChars), comment: "", view, period },
    query,
    shows: { prompts: false, costs: false, notes: false },
  };
};
