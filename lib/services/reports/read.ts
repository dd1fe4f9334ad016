import "server-only";
import type { Report } from "@/lib/domain/exports/report";
import { prismaOf, requirePermission, type Call } from "@/lib/services/context";
import { namesOf } from "@/lib/services/names-of";
import { reportOf } from "./columns";
import { getReportInWorkspace } from "./in-workspace";

/** The reports of the workspace, the one that was changed last first. */
export async function listReports({ ctx }: Call): Promise<Report[]> {
  requirePermission(ctx, "answer:read");
  const rows = await prismaOf(ctx).report.findMany({
    where: { workspaceId: ctx.workspaceId },
    orderBy: [{ changedAt: "desc" }, { id: "desc" }],
  });
  const names = await namesOf(
    ctx,
    rows.flatMap(({ createdById }) => createdById ?? []),
  );
  return rows.map((row) => ({
    ...reportOf(row),
    by: (row.createdById && names.get(row.createdById)) ?? null,
  }));
}

/** One report. Throws `not_found`. */
export async function getReport({ ctx, input }: Call<{ id: string }>): Promise<Report> {
  requirePermission(ctx, "answer:read");
  const row = await getReportInWorkspace(ctx, input.id);
  const names = await namesOf(ctx, row.createdById === null ? [] : [row.createdById]);
  return { ...reportOf(row), by: (row.createdById && names.get(row.createdById)) ?? null };
}
