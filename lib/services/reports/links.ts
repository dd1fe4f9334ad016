import "server-only";
import { recordDecision } from "@/lib/db/audit";
import { countLinks, insertLink, listLinkRows, revokeLinkRow } from "@/lib/db/sql/reports/links";
import { type Transaction, withTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/domain/errors";
import { type LinkDays, REPORT_LIMITS, type ReportLink } from "@/lib/domain/exports/report";
import { linkDaysSchema } from "@/lib/domain/exports/report-schema";
import { env } from "@/lib/env";
import { paths } from "@/lib/paths";
import { memberId, requirePermission, sqlOf, type Call, type Context } from "@/lib/services/context";
import { missing, parseId } from "@/lib/services/ids";
import { hashToken, makeToken } from "@/lib/services/link-token";
import { namesOf } from "@/lib/services/names-of";
import { getReportInWorkspace } from "./in-workspace";

/**
 * Makes a link by which anybody who has it reads a report for so many days. It is told this once, and kept as its token's
 * hash alone. Throws `not_found`, `conflict` where there are as many as may be.
 */
export async function makeReportLink({
  ctx,
  input,
}: Call<{ reportId: string; days: LinkDays }>): Promise<{ id: string; link: string; expiresAt: string }> {
  requirePermission(ctx, "report:share");
  const days = linkDaysSchema.parse(input.days);
  const token = makeToken();
  return withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const { id: reportId } = await holdReport(ctx, input.reportId);
    if ((await countLinks(tx, { workspaceId, reportId })) >= REPORT_LIMITS.links)
      throw new AppError("conflict", {
        message: `Nothing was made: a report has at most ${REPORT_LIMITS.links} links that count. Revoke one first.`,
      });
    const made = { tokenHash: hashToken(token), days, by: memberId(ctx), at: ctx.now() };
    const { id, expiresAt } = await insertLink(tx, { workspaceId, reportId, ...made });
    const after = { link: id, expiresAt: expiresAt.toISOString() };
    await recordDecision(tx, ctx, { workspaceId, action: "report.share", entityId: reportId, after });
    return { id, link: new URL(paths.sharedReport(token), env().url).href, expiresAt: after.expiresAt };
  });
}

/** Ends a link: who has it reads nothing by it from now on. Throws `not_found` for one that does not count any more. */
export async function revokeReportLink({
  ctx,
  input,
}: Call<{ reportId: string; id: string }>): Promise<void> {
  requirePermission(ctx, "report:share");
  const id = parseId(input.id, "link");
  await withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const reportId = parseId(input.reportId, "report");
    if (!(await revokeLinkRow(tx, { workspaceId, reportId, id, at: ctx.now() }))) throw missing("link");
    const before = { link: id };
    await recordDecision(tx, ctx, { workspaceId, action: "report.revoke_link", entityId: reportId, before });
  });
}

/** The links of a report, the newest first. What they lead by is not among what is known of them. */
export async function listReportLinks({ ctx, input }: Call<{ reportId: string }>): Promise<ReportLink[]> {
  requirePermission(ctx, "report:share");
  const { id: reportId } = await getReportInWorkspace(ctx, input.reportId);
  const rows = await listLinkRows(sqlOf(ctx), { workspaceId: ctx.workspaceId, reportId });
  const names = await namesOf(
    ctx,
    rows.flatMap(({ createdById }) => createdById ?? []),
  );
  return rows.map(({ createdById, createdAt, expiresAt, lastViewed, from, to, ...row }) => ({
    ...row,
    mailed: from === null || to === null ? null : { from, to },
    by: (createdById && names.get(createdById)) ?? null,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    lastViewed: lastViewed?.toISOString() ?? null,
  }));
}

/** A report whose links nobody else makes meanwhile. */
async function holdReport(ctx: Context & { tx: Transaction }, id: string) {
  const report = await getReportInWorkspace(ctx, id);
  await ctx.tx.query({
    text: "select from app.report where workspace_id = $1 and id = $2 for update",
    values: [ctx.workspaceId, report.id],
  });
  return report;
}
