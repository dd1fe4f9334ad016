import "server-only";
import { recordDecision } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/transaction";
import { requirePermission, type Call } from "@/lib/services/context";
import { missing } from "@/lib/services/ids";
import { getReportInWorkspace } from "@/lib/services/reports/in-workspace";

/**
 * Ends a report's mails and forgets where they went. Links that are out work on until they end or are revoked, and who
 * took themselves off stays off. Throws `not_found`, where none go out, too.
 */
export async function stopReportMailing({ ctx, input }: Call<{ reportId: string }>): Promise<void> {
  requirePermission(ctx, "report:share");
  await withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const { id: reportId } = await getReportInWorkspace(ctx, input.reportId);
    const { count } = await tx.prisma.reportMailing.deleteMany({ where: { reportId, workspaceId } });
    if (count === 0) throw missing("mailing");
    await tx.prisma.reportRecipient.deleteMany({ where: { workspaceId, reportId, leftAt: null } });
    await recordDecision(tx, ctx, { workspaceId, action: "report.stop_mailing", entityId: reportId });
  });
}
