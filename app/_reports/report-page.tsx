import type { FC, ReactNode } from "react";
import { dayAt } from "@/lib/domain/time/day-span";
import type { Report, ReportView } from "@/lib/domain/exports/report";
import { zoneName } from "@/lib/format/filter-words";
import { formatDay } from "@/lib/format/dates";
import { withoutTricks } from "@/lib/format/hostile";
import { counted } from "@/lib/format/text";
import type { Context } from "@/lib/services/context";
import { BrandReport } from "./brand-report";
import { CompareReport } from "./compare-report";
import { ReportLogo } from "./report-logo";
import { GapsReport } from "./gaps-report";
import { OverviewReport } from "./overview-report";
import { reportDays } from "./report-days";
import type { ReportFiguresProps } from "./report-props";
import { SourcesReport } from "./sources-report";
import { StudyReport } from "./study-report";
import type { Team } from "./team";

interface ReportPageProps {
  ctx: Context;
  team: Team;
  report: Pick<Report, "title" | "comment" | "view" | "query" | "period" | "shows">;
}

/** Async server components, one a screen. */
const FIGURES: Record<ReportView, FC<ReportFiguresProps>> = {
  overview: OverviewReport,
  sources: SourcesReport,
  gaps: GapsReport,
  brand: BrandReport,
  compare: CompareReport,
  study: StudyReport,
};

/** A report as a page to be read and printed: whose it is, what they say, the figures, and how they were counted. */
export function ReportPage({ ctx, team, report }: ReportPageProps) {
  const today = dayAt(ctx.now(), team.timeZone);
  const { from, to } = reportDays(report.period, today);
  const Figures = FIGURES[report.view];
  // A study says itself which days it holds against which.
  const period =
    report.view === "study"
      ? "Days"
      : `${formatDay(from)} to ${formatDay(to)}${"lastDays" in report.period ? `, the last ${counted(report.period.lastDays, "day")} when it was read` : ""}; days`;
  return (
    <article aria-label={withoutTricks(report.title)} className="max-w-6xl">
      <header className="mb-6 border-b pb-4">
        {team.logo !== null && <ReportLogo src={team.logo} name={team.name} />}
        <p className="text-muted text-sm">{withoutTricks(team.name)}</p>
        <h1 className="text-xl font-semibold break-words">{withoutTricks(report.title)}</h1>
        <p className="text-muted">
          {period} in {zoneName(team.timeZone)}. Counted on {formatDay(today)}.
        </p>
      </header>
      <Comment text={report.comment} />
      <Figures ctx={ctx} team={team} report={report} days={{ from, to }} />
    </article>
  );
}

/** What the team says, in its own lines. */
const Comment = ({ text }: { text: string }): ReactNode =>
  text !== "" && (
    <section
      dir="auto"
      aria-label="Comment"
      className="max-w-reading mb-6 border-l-2 pl-3 break-words whitespace-pre-wrap"
    >
      {withoutTricks(text)}
    </section>
  );
