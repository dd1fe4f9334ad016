import "server-only";
import { z } from "zod";
import { MAILING_OUTCOMES, type ReportMails } from "@/lib/domain/exports/report-mailing";
import { prismaOf, requirePermission, type Call } from "@/lib/services/context";
import { namesOf } from "@/lib/services/names-of";
import { getReportInWorkspace } from "@/lib/services/reports/in-workspace";
import { rhythmOf } from "./columns";

/** Times of a report that are shown. */
const SENT_SHOWN = 12;

const outcomeSchema = z.enum(MAILING_OUTCOMES);

/** How a report goes out by mail, who took themselves off, and what became of its last times. Throws `not_found`. */
export async function getReportMails({ ctx, input }: Call<{ reportId: string }>): Promise<ReportMails> {
  requirePermission(ctx, "report:share");
  const { id: reportId } = await getReportInWorkspace(ctx, input.reportId);
  const where = { workspaceId: ctx.workspaceId, reportId };
  const [mailing, recipients, sent] = await Promise.all([
    prismaOf(ctx).reportMailing.findFirst({ where }),
    prismaOf(ctx).reportRecipient.findMany({ where, orderBy: { address: "asc" } }),
    prismaOf(ctx).sentReport.findMany({ where, orderBy: { slotAt: "desc" }, take: SENT_SHOWN }),
  ]);
  const names = await namesOf(ctx, mailing?.setById ? [mailing.setById] : []);
  const of = (isLeft: boolean) =>
    recipients.filter(({ leftAt }) => (leftAt !== null) === isLeft).map(({ address }) => address);
  return {
    mailing: mailing && {
      ...{ ...rhythmOf(mailing), addresses: of(false), nextAt: mailing.nextAt?.toISOString() ?? null },
      by: (mailing.setById && names.get(mailing.setById)) ?? null,
    },
    left: of(true),
    sent: sent.map(({ slotAt, fromDay: from, toDay: to, outcome, mails }) => ({
      ...{ at: slotAt.toISOString(), from, to, outcome: outcomeSchema.parse(outcome), mails },
    })),
  };
}
