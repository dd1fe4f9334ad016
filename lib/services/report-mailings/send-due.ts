import "server-only";
import { recordDecision } from "@/lib/db/audit";
import { listStaleWorkspaces } from "@/lib/db/sql/facts/stale-facts";
import { endMailingSlot, insertSent, takeDueMailing, type DueMailing } from "@/lib/db/sql/reports/mailings";
import { type Transaction, withTransaction } from "@/lib/db/transaction";
import { mailedDays, mailingCron, type MailingOutcome } from "@/lib/domain/exports/report-mailing";
import { roleMay } from "@/lib/domain/team/permission";
import { nextSlot, slotsBetween } from "@/lib/domain/time/cron-slots";
import { dayAt } from "@/lib/domain/time/day-span";
import { env } from "@/lib/env";
import { log } from "@/lib/log";
import { paths } from "@/lib/paths";
import { overviewSentence } from "@/lib/format/overview-sentence";
import { FACT_VERSION } from "@/lib/reading/facts/fact-version";
import { requireOperator, sqlOf, type Context, type InstanceCall } from "@/lib/services/context";
import { queueMail } from "@/lib/services/mail/queue-mail";
import { raiseNotice } from "@/lib/services/notices/raise";
import { reportOf } from "@/lib/services/reports/columns";
import { getReportInWorkspace } from "@/lib/services/reports/in-workspace";
import { reportMail } from "./mail-text";
import { countMailed, linkToDays } from "./mailed-report";
import { unsealEnding } from "./sealed";

/** For so long a report that is being counted, that could not be, or whose answers are measured anew, is left alone. */
const HELD_SECONDS = 300;

/**
 * Sends the reports whose time has come: what stands of one time, its link and its mails are one commit, so that a time is
 * sent once, whole, or, where a worker dies before, by another. Of times that were missed the newest is sent. One whose
 * setter may share reports no longer is paused, and that is told.
 */
export async function sendDueReports({ ctx }: InstanceCall): Promise<void> {
  requireOperator(ctx);
  const stale = new Set<string>();
  for (let isFirst = true; ; isFirst = false) {
    const due = await takeDueMailing(sqlOf(ctx), HELD_SECONDS);
    if (due === null) return;
    if (isFirst)
      for (const { workspaceId } of await listStaleWorkspaces(sqlOf(ctx), FACT_VERSION))
        stale.add(workspaceId);
    // Half-measured answers would be told as a move.
    if (stale.has(due.workspaceId)) continue;
    const own: Context = {
      ...ctx,
      workspaceId: due.workspaceId,
      actor: { kind: "system", job: "report mails" },
    };
    try {
      if (due.role !== null && roleMay(due.role, "report:share")) await sendDue(own, due);
      else await pause(own, due);
    } catch (error) {
      log().error({ err: error, reportId: due.reportId }, "a report could not be mailed; it is tried again");
    }
  }
}

async function pause(ctx: Context, due: DueMailing): Promise<void> {
  const { workspaceId, reportId: subjectId, dueAt } = due;
  await withTransaction(ctx, async ({ tx }) => {
    if (!(await endMailingSlot(tx, due, null))) return;
    await raiseNotice(tx, {
      ...{ workspaceId, kind: "report_paused", subjectId, at: ctx.now(), facts: {} },
      cause: `${subjectId} ${dueAt.toISOString()}`,
    });
  });
}

async function sendDue(ctx: Context, due: DueMailing): Promise<void> {
  const { dueAt, zone, now, every } = due;
  const [missed] = slotsBetween(mailingCron(due), zone, dueAt, now, 1);
  const slotAt = missed ?? dueAt;
  const days = mailedDays(every, dayAt(slotAt, zone));
  const headlines = await countMailed(ctx, { ...due, days });
  await withTransaction(ctx, async (ctx) => {
    if (!(await endMailingSlot(ctx.tx, due, nextSlot(mailingCron(due), zone, now)))) return;
    const sent =
      headlines.cells.answers === 0
        ? NOTHING("no_answers")
        : await mail(ctx, due, { days, sentence: overviewSentence(headlines) });
    const { workspaceId, reportId } = due;
    await insertSent(ctx.tx, { workspaceId, reportId, slotAt, days, ...sent });
  });
}

const NOTHING = (outcome: MailingOutcome) => ({ outcome, mails: 0, linkId: null });

interface Told {
  days: { from: string; to: string };
  sentence: string;
}

/** Has a mail sent to each address, all with one link to the report of those days. */
async function mail(ctx: Context & { tx: Transaction }, due: DueMailing, { days, sentence }: Told) {
  const { workspaceId, reportId, setById, zone, name: team } = due;
  if (env().mail === null) return NOTHING("mail_off");
  const recipients = await ctx.tx.prisma.reportRecipient.findMany({
    where: { workspaceId, reportId, leftAt: null },
    omit: { sealedUnsubscribe: false },
    orderBy: { address: "asc" },
  });
  if (recipients.length === 0) return NOTHING("nobody");
  const { title, view } = reportOf(await getReportInWorkspace(ctx, reportId));
  const { id: linkId, link, expiresAt } = await linkToDays(ctx, { reportId, days, by: setById });
  const told = { team, title, view, zone, days, rhythm: due, link, expiresAt };
  for (const { address, sealedUnsubscribe } of recipients) {
    const ending = unsealEnding(sealedUnsubscribe);
    const words = reportMail(
      { ...told, sentence: view === "overview" ? sentence : null },
      new URL(paths.unsubscribe(ending), env().url).href,
    );
    await queueMail(ctx, {
      ...{ to: address, ...words, endedAt: new URL(paths.api.unsubscribe(ending), env().url).href },
    });
  }
  const after = { link: linkId, ...days, addresses: recipients.map(({ address }) => address) };
  await recordDecision(ctx.tx, ctx, { workspaceId, action: "report.mail", entityId: reportId, after });
  return { outcome: "sent" as const, mails: recipients.length, linkId };
}
