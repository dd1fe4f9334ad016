import "server-only";
import { recordDecision } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/domain/errors";
import { type NewReport, REPORT_LIMITS, shownOf } from "@/lib/domain/exports/report";
import { newReportSchema } from "@/lib/domain/exports/report-schema";
import { memberId, requirePermission, type Call } from "@/lib/services/context";
import { columnsOf } from "./columns";

/** Makes a report of a screen of figures. Throws `invalid` naming the field, `conflict` where there are as many as may be. */
export async function makeReport({ ctx, input }: Call<NewReport>): Promise<{ id: string }> {
  requirePermission(ctx, "report:write");
  const asked = newReportSchema.parse(input);
  const report = { ...asked, shows: shownOf(asked.view, asked.shows) };
  return withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    await tx.query({
      text: "select pg_advisory_xact_lock(hashtextextended($1, 0))",
      values: [`reports ${workspaceId}`],
    });
    if ((await tx.prisma.report.count({ where: { workspaceId } })) >= REPORT_LIMITS.reports)
      throw new AppError("conflict", {
        message: `Nothing was made: a workspace has at most ${REPORT_LIMITS.reports} reports. Delete one first.`,
      });
    const at = ctx.now();
    const made = { workspaceId, createdById: memberId(ctx), createdAt: at, changedAt: at };
    const { view, query } = report;
    const { id } = await tx.prisma.report.create({
      data: { ...columnsOf(report), view, query, ...made },
      select: { id: true },
    });
    await recordDecision(tx, ctx, { workspaceId, action: "report.make", entityId: id, after: report });
    return { id };
  });
}
