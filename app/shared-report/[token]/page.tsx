import type { Metadata } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { Time } from "@/components/ui/time";
import { getReportLogo, openSharedReport } from "@/lib/services/reports";
import { paths } from "@/lib/paths";
import { visitorContext } from "@/lib/web/request-context";
import { ReportPage } from "../../_reports/report-page";

export const metadata: Metadata = {
  title: "Report",
  referrer: "no-referrer",
  robots: { index: false, follow: false, noarchive: true },
};

interface SharedReportPageProps {
  params: Promise<{ token: string }>;
}

/** A report as whoever has a link reads it: no way into the workspace, and nothing in it that it does not show. */
export default async function SharedReportPage({ params }: SharedReportPageProps) {
  const { token } = await params;
  const shared = await openSharedReport({ ctx: await visitorContext(), input: { token } });
  if (shared === null) notFound();
  if (shared === "busy")
    return (
      <Frame>
        <h1 className="text-lg font-semibold">Too many at once</h1>
        <p className="text-muted">Reports were read from here too often. Load the page again in a minute.</p>
      </Frame>
    );
  const { ctx, team, report, expiresAt } = shared;
  const logo = (await getReportLogo({ ctx })) && paths.sharedReportLogo(token);
  return (
    <Frame>
      <ReportPage ctx={ctx} team={{ ...team, slug: null, logo }} report={report} />
      <p className="text-muted no-print mt-8 text-xs">
        Read by a link that works until <Time iso={expiresAt} style="date" />. Made with Sightline.
      </p>
    </Frame>
  );
}

const Frame = ({ children }: { children: ReactNode }) => (
  <main className="mx-auto max-w-6xl p-4 md:p-8">{children}</main>
);
