import "server-only";
import type { z } from "zod";
import { recordDecision } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/transaction";
import { shownOf } from "@/lib/domain/exports/report";
import { reportChangeSchema } from "@/lib/domain/exports/report-schema";
import { requirePermission, type Call } from "@/lib/services/context";
import { columnsOf, reportOf } from "./columns";
import { getReportInWorkspace } from "./in-workspace";

/**
 * Changes a report's words, its period and what it shows, for whoever reads it by a link as well. Of what it is stays:
 * another view is another report. Throws `invalid` naming the field, `not_found`.
 */
export async function changeReport({
  ctx,
  input: { id: given, ...input },
}: Call<z.input<typeof reportChangeSchema> & { id: string }>): Promise<void> {
  requirePermission(ctx, "report:write");
  const asked = reportChangeSchema.parse(input);
  await withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const row = await getReportInWorkspace(ctx, given);
    const { title, comment, period, shows, id, view } = reportOf(row);
    const change = { ...asked, shows: shownOf(view, asked.shows) };
    await tx.prisma.report.update({
      where: { id, workspaceId },
      data: { ...columnsOf(change), changedAt: ctx.now() },
    });
    await recordDecision(tx, ctx, {
      ...{ workspaceId, action: "report.change", entityId: id },
      ...{ before: { title, comment, period, shows }, after: change },
    });
  });
}
