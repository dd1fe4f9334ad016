import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import { mailingCron } from "@/lib/domain/exports/report-mailing";
import { nextSlot } from "@/lib/domain/time/cron-slots";
import type { Context } from "@/lib/services/context";
import { readCalendar } from "@/lib/services/schedules/in-workspace";
import { rhythmOf } from "./columns";

/** Has a workspace's reports go out by its clock as it is now. */
export async function followMailingClock(ctx: Context & { tx: Transaction }): Promise<void> {
  const { tx, workspaceId } = ctx;
  const { zone, now } = await readCalendar(ctx);
  const mailings = await tx.prisma.reportMailing.findMany({ where: { workspaceId, nextAt: { not: null } } });
  for (const { reportId, ...row } of mailings)
    await tx.prisma.reportMailing.update({
      where: { reportId, workspaceId },
      data: { nextAt: nextSlot(mailingCron(rhythmOf(row)), zone, now) },
    });
}
