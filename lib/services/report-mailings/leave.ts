import "server-only";
import { recordDecision } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/transaction";
import { prismaOf, type InstanceCall } from "@/lib/services/context";
import { hashToken } from "@/lib/services/link-token";

/** What the link in a mail ends, and whether it is ended; null where it is no such link. Reading it changes nothing. */
export async function readReportMails({ ctx, input: { token } }: InstanceCall<{ token: string }>): Promise<{
  title: string;
  workspaceName: string;
  isEnded: boolean;
} | null> {
  const recipient = await prismaOf(ctx).reportRecipient.findUnique({
    where: { unsubscribeHash: hashToken(token) },
    select: { leftAt: true, report: { select: { title: true } }, workspace: { select: { name: true } } },
  });
  if (!recipient) return null;
  const { leftAt, report, workspace } = recipient;
  return { title: report.title, workspaceName: workspace.name, isEnded: leftAt !== null };
}

/**
 * Takes the address that a link was sent to off a report's mails, or puts it back, for whoever has the link; again, it
 * changes nothing. False where it is no such link.
 */
export async function wantReportMails({
  ctx,
  input: { token, wanted },
}: InstanceCall<{ token: string; wanted: boolean }>): Promise<boolean> {
  return withTransaction(ctx, async (ctx) => {
    const { tx } = ctx;
    const where = { unsubscribeHash: hashToken(token) };
    const recipient = await tx.prisma.reportRecipient.findUnique({ where });
    if (!recipient) return false;
    const { id, workspaceId, reportId: entityId } = recipient;
    const { count } = await tx.prisma.reportRecipient.updateMany({
      where: { id, workspaceId, leftAt: wanted ? { not: null } : null },
      data: { leftAt: wanted ? null : ctx.now() },
    });
    if (count > 0) {
      const action = wanted ? "report.return_to_mails" : "report.leave_mails";
      await recordDecision(tx, ctx, { workspaceId, action, entityId, after: { address: recipient.address } });
    }
    return true;
  });
}
