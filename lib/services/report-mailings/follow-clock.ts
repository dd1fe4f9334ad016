import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import type { Context } from "@/lib/services/context";
import { rhythmOf } from "./columns";
import { nextTime } from "./next-time";

/** Has a workspace's reports go out by its clock as it is now. */
export async function followMailingClock(ctx: Context & { tx: Transaction }): Promise<void> {
  const { tx, workspaceId } = ctx;
  const [{ timeZone }, mailings] = await Promise.all([
    tx.prisma.workspace.findUniqueOrThrow({ where: { id: workspaceId }, select: { timeZone: true } }),
    tx.prisma.reportMailing.findMany({ where: { workspaceId, nextAt: { not: null } } }),
  ]);
  for (const { reportId, ...row } of mailings)
    await tx.prisma.reportMailing.update({
      where: { reportId, workspaceId },
      data: { nextAt: nextTime(rhythmOf(row), timeZone, ctx.now()) },
    });
}
