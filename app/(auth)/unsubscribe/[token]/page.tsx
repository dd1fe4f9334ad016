import type { Metadata } from "next";
import { Notice } from "@/components/ui/notice";
import { withoutTricks } from "@/lib/format/hostile";
import { paths } from "@/lib/paths";
import { readUnsubscribe } from "@/lib/services/notice-channels";
import { readReportMails } from "@/lib/services/report-mailings";
import { visitorContext } from "@/lib/web/request-context";
import { EndMails } from "./_components/end-mails";
import { EndReportMails } from "./_components/end-report-mails";

export const metadata: Metadata = { title: "End mails" };

interface UnsubscribePageProps {
  params: Promise<{ token: string }>;
}

export default async function UnsubscribePage({ params }: UnsubscribePageProps) {
  const { token } = await params;
  const call = { ctx: await visitorContext(), input: { token } };
  const report = await readReportMails(call);
  if (report)
    return (
      <>
        <h1 className="text-lg font-semibold break-words">Mails of {withoutTricks(report.workspaceName)}</h1>
        <EndReportMails token={token} title={withoutTricks(report.title)} isEnded={report.isEnded} />
      </>
    );
  const link = await readUnsubscribe(call);
  return (
    <>
      <h1 className="text-lg font-semibold break-words">
        {link ? `Mails of ${withoutTricks(link.workspaceName)}` : "End mails"}
      </h1>
      {link ? (
        <EndMails token={token} isEnded={link.isEnded} />
      ) : (
        <Notice
          tone="warn"
          title="This link does not count any more"
          action={<a href={paths.home}>To your workspaces</a>}
        >
          Whoever it was sent to is in that workspace no more, and gets no mails of it.
        </Notice>
      )}
    </>
  );
}
