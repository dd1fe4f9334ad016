import "server-only";
import { recordDecision } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/domain/errors";
import { mailedDays } from "@/lib/domain/exports/report-mailing";
import { narrowingColumn } from "@/lib/domain/exports/report-mailing-schema";
import { dayAt } from "@/lib/domain/time/day-span";
import { env } from "@/lib/env";
import { formatDay } from "@/lib/format/dates";
import { overviewSentence } from "@/lib/format/overview-sentence";
import { memberId, prismaOf, requirePermission, type Call } from "@/lib/services/context";
import { missing } from "@/lib/services/ids";
import { queueMail } from "@/lib/services/mail/queue-mail";
import { reportOf } from "@/lib/services/reports/columns";
import { getReportInWorkspace } from "@/lib/services/reports/in-workspace";
import { rhythmOf } from "./columns";
import { reportMail } from "./mail-text";
import { countMailed, linkToDays } from "./mailed-report";

/**
 * Mails a report to whoever asks and to nobody else, as it would go to the addresses on its list today. Returns where it
 * goes. Throws `not_found`, where it goes out by no rhythm, too; `conflict` where this instance sends no mail, or where those
 * days have no answer.
 */
export async function mailReportToMe({ ctx, input }: Call<{ reportId: string }>): Promise<{ to: string }> {
  requirePermission(ctx, "report:share");
  if (env().mail === null)
    throw new AppError("conflict", {
      message: "Nothing was sent: this instance sends no mail. Its operator sets a mail server.",
    });
  const { workspaceId } = ctx;
  const by = memberId(ctx);
  if (by === null) throw missing("account");
  const { id: reportId, title, view } = reportOf(await getReportInWorkspace(ctx, input.reportId));
  const mailing = await prismaOf(ctx).reportMailing.findFirst({ where: { workspaceId, reportId } });
  if (mailing === null) throw missing("mailing");
  const { name: team, timeZone: zone } = await prismaOf(ctx).workspace.findUniqueOrThrow({
    where: { id: workspaceId },
  });
  const rhythm = rhythmOf(mailing);
  const now = ctx.now();
  const days = mailedDays(rhythm.every, dayAt(now, zone));
  const narrowing = narrowingColumn.nullable().parse(mailing.narrowing);
  const headlines = await countMailed(ctx, { narrowing, days, zone, now });
  if (headlines.cells.answers === 0)
    throw new AppError("conflict", {
      message: `Nothing was sent: there is no answer from ${formatDay(days.from)} to ${formatDay(days.to)}, of which a mail of today would be.`,
    });
  return withTransaction(ctx, async (ctx) => {
    const { email: to } = await ctx.tx.prisma.user.findUniqueOrThrow({ where: { id: by } });
    const { id: link, ...shared } = await linkToDays(ctx, { reportId, days, by });
    const sentence = view === "overview" ? overviewSentence(headlines) : null;
    await queueMail(ctx, {
      to,
      ...reportMail({ team, title, view, zone, days, rhythm, sentence, ...shared }, null),
    });
    const after = { link, ...days, addresses: [to] };
    await recordDecision(ctx.tx, ctx, { workspaceId, action: "report.mail", entityId: reportId, after });
    return { to };
  });
}
