import "server-only";
import { prismaOf, type Context } from "@/lib/services/context";
import { found, parseId } from "@/lib/services/ids";

/** The row of a report, or `not_found`. */
export async function getReportInWorkspace(ctx: Context, id: string) {
  const row = await prismaOf(ctx).report.findFirst({
    where: { id: parseId(id, "report"), workspaceId: ctx.workspaceId },
  });
  return found(row, "report");
}
