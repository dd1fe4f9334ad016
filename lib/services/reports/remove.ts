import "server-only";
import { recordDecision } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/transaction";
import { requirePermission, type Call } from "@/lib/services/context";
import { reportOf } from "./columns";
import { getReportInWorkspace } from "./in-workspace";

/** Deletes a report for good. What it was counted of stays. Throws `not_found`. */
export async function removeReport({ ctx, input }: Call<{ id: string }>): Promise<void> {
  requirePermission(ctx, "report:write");
  await withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const {
      id,
      createdAt: _,
      changedAt: __,
      ...before
    } = reportOf(await getReportInWorkspace(ctx, input.id));
    await tx.prisma.report.delete({ where: { id, workspaceId } });
    await recordDecision(tx, ctx, { workspaceId, action: "report.remove", entityId: id, before });
  });
}
