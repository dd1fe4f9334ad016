import type { Metadata } from "next";
import { Link } from "@/components/ui/link";
import { PageHeader } from "@/components/shell/page-header";
import { EmptyState } from "@/components/states/empty-state";
import { type Column, DataTable } from "@/components/tables/data-table";
import { Button } from "@/components/ui/button";
import { Time } from "@/components/ui/time";
import { type Report, REPORT_VIEW_LABELS } from "@/lib/domain/exports/report";
import { withoutTricks } from "@/lib/format/hostile";
import { paths } from "@/lib/paths";
import { roleMay } from "@/lib/domain/team/permission";
import { getReportLogo, listReports } from "@/lib/services/reports";
import { openWorkspacePage } from "@/lib/web/page";
import { ReportLogo } from "../../../_reports/report-logo";
import { LogoForm } from "./_components/logo-form";
import { periodWords } from "../../../_reports/report-days";

export const metadata: Metadata = { title: "Reports" };

interface ReportsPageProps {
  params: Promise<{ workspace: string }>;
}

const COLUMNS: Column<Report>[] = [
  { key: "title", header: "Title", grow: true, cell: ({ title }) => withoutTricks(title) },
  { key: "view", header: "View", wide: true, cell: ({ view }) => REPORT_VIEW_LABELS[view] },
  { key: "days", header: "Days", cell: ({ period }) => periodWords(period) },
  { key: "by", header: "Made by", wide: true, cell: ({ by }) => withoutTricks(by ?? "unknown") },
  { key: "changed", header: "Changed", wide: true, cell: ({ changedAt }) => <Time iso={changedAt} /> },
];

export default async function ReportsPage({ params }: ReportsPageProps) {
  const { workspace, ctx } = await openWorkspacePage((await params).workspace, "answer:read");
  const to = paths.workspace(workspace.slug);
  const [reports, logo] = await Promise.all([listReports({ ctx }), getReportLogo({ ctx })]);
  const mayEdit = roleMay(workspace.role, "workspace:edit");
  return (
    <>
      <PageHeader title="Reports" question="Which figures are handed on, with which words?" />
      {reports.length === 0 ? (
        <EmptyState
          title="No report yet"
          action={
            <Button asChild>
              <Link href={to.overview()}>To the overview</Link>
            </Button>
          }
        >
          A report is a view of figures with the team’s own words, as a page to print. It is made where the
          figures stand: on the overview, sources and their gaps, a brand, a comparison or a study.
        </EmptyState>
      ) : (
        <DataTable
          caption="Reports"
          columns={COLUMNS}
          rows={reports}
          rowKey={({ id }) => id}
          rowHref={({ id }) => to.report(id)}
        />
      )}
      <section aria-labelledby="head-title" className="mt-8 border-t pt-6">
        <h2 id="head-title" className="mb-1 font-semibold">
          At the head of every report
        </h2>
        <p className="text-muted max-w-reading mb-3">
          The workspace’s name{logo ? ", and under its logo:" : "; no logo is chosen."}
        </p>
        {logo && <ReportLogo src={paths.api.workspace(workspace.slug).reportLogo()} name={workspace.name} />}
        {mayEdit && <LogoForm slug={workspace.slug} hasLogo={logo !== null} />}
      </section>
    </>
  );
}
