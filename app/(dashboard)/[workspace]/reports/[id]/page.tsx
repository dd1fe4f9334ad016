import type { Metadata } from "next";
import { Link } from "@/components/ui/link";
import type { Report } from "@/lib/domain/exports/report";
import { roleMay } from "@/lib/domain/team/permission";
import { paths } from "@/lib/paths";
import { env } from "@/lib/env";
import { getReportMails } from "@/lib/services/report-mailings";
import { getReport, getReportLogo, listReportLinks } from "@/lib/services/reports";
import { openWorkspacePage, orNotFound } from "@/lib/web/page";
import { ReportPage } from "../../../../_reports/report-page";
import { ReportMails } from "../_components/report-mails";
import { ReportActs } from "../_components/report-acts";
import { ShareLinks } from "../_components/share-links";

export const metadata: Metadata = { title: "Report" };

interface ReportOfPageProps {
  params: Promise<{ workspace: string; id: string }>;
}

export default async function ReportOfPage({ params }: ReportOfPageProps) {
  const { workspace: slug, id } = await params;
  const { workspace, ctx } = await openWorkspacePage(slug, "answer:read");
  const report = await orNotFound(getReport({ ctx, input: { id } }));
  const mayWrite = roleMay(workspace.role, "report:write");
  const input = { reportId: report.id };
  const [links, mails] = roleMay(workspace.role, "report:share")
    ? await Promise.all([listReportLinks({ ctx, input }), getReportMails({ ctx, input })])
    : [null, null];
  const logo = (await getReportLogo({ ctx })) && paths.api.workspace(slug).reportLogo();
  return (
    <>
      <div className="no-print mb-4 flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <Link
          href={paths.workspace(slug).reports()}
          className="text-muted hover:text-ink inline-flex min-h-6 items-center text-sm underline-offset-4 hover:underline"
        >
          Reports
        </Link>
        <ReportActs {...{ slug, report, mayWrite }} />
      </div>
      <ReportPage ctx={ctx} team={{ ...workspace, logo }} report={report} />
      {links && (
        <ShareLinks slug={slug} reportId={report.id} links={links} shows={showsWords(report.shows)} />
      )}
      {mails && (
        <ReportMails {...{ slug, ...input, ...mails }} zone={workspace.timeZone} isOn={env().mail !== null} />
      )}
    </>
  );
}

/** What a report shows beside figures, in words. */
function showsWords({ prompts, costs, notes }: Report["shows"]): string {
  const shown = [prompts && "wordings of prompts", costs && "costs", notes && "notes"].filter(Boolean);
  return shown.length === 0 ? "without wordings of prompts, costs or notes" : `with ${shown.join(", ")}`;
}
