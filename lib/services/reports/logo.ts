import "server-only";
import { recordDecision } from "@/lib/db/audit";
import { findLinkWorkspace } from "@/lib/db/sql/reports/links";
import { withTransaction } from "@/lib/db/transaction";
import { logoSchema, type SentLogo } from "@/lib/domain/exports/logo-schema";
import type { LogoHeader } from "@/lib/domain/exports/read-logo";
import { prismaOf, requirePermission, sqlOf, type Call, type InstanceCall } from "@/lib/services/context";
import { missing } from "@/lib/services/ids";
import { hashToken } from "@/lib/services/link-token";

/** What is known of a workspace's logo without its bytes. */
export interface ReportLogo extends Pick<LogoHeader, "width" | "height"> {
  /** ISO 8601. */
  changedAt: string;
}

/** A logo to be sent as it was kept. */
export interface LogoFile {
  type: string;
  bytes: Uint8Array<ArrayBuffer>;
}

/** Keeps a picture for the head of all reports of the workspace, in place of the one before. Throws `invalid`. */
export async function setReportLogo({ ctx, input }: Call<SentLogo>): Promise<void> {
  requirePermission(ctx, "workspace:edit");
  const { type, width, height, bytes } = logoSchema.parse(input);
  await withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const kept = { type, width, height, bytes, changedAt: ctx.now() };
    await tx.prisma.reportLogo.upsert({
      where: { workspaceId },
      update: kept,
      create: { workspaceId, ...kept },
      select: { workspaceId: true },
    });
    const after = { type, width, height, bytes: bytes.length };
    await recordDecision(tx, ctx, { workspaceId, action: "report.set_logo", entityId: workspaceId, after });
  });
}

/** Takes it away. Throws `not_found` where there is none. */
export async function removeReportLogo({ ctx }: Call): Promise<void> {
  requirePermission(ctx, "workspace:edit");
  await withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const { count } = await tx.prisma.reportLogo.deleteMany({ where: { workspaceId } });
    if (count === 0) throw missing("logo");
    await recordDecision(tx, ctx, { workspaceId, action: "report.remove_logo", entityId: workspaceId });
  });
}

/** Whether there is one, and how large it is; null where there is none. */
export async function getReportLogo({ ctx }: Call): Promise<ReportLogo | null> {
  requirePermission(ctx, "answer:read");
  const row = await prismaOf(ctx).reportLogo.findUnique({
    where: { workspaceId: ctx.workspaceId },
    select: { width: true, height: true, changedAt: true },
  });
  return row && { ...row, changedAt: row.changedAt.toISOString() };
}

/** The picture itself, for whoever reads reports. Throws `not_found`. */
export async function readReportLogo({ ctx }: Call): Promise<LogoFile> {
  requirePermission(ctx, "answer:read");
  const { workspaceId } = ctx;
  const row = await prismaOf(ctx).reportLogo.findUnique({ where: { workspaceId } });
  if (row === null) throw missing("logo");
  return { type: row.type, bytes: row.bytes };
}

/** The same for whoever has a link that counts; null for all others. It counts as no read of the report. */
export async function readSharedLogo({
  ctx,
  input: { token },
}: InstanceCall<{ token: string }>): Promise<LogoFile | null> {
  const workspaceId = await findLinkWorkspace(sqlOf(ctx), hashToken(token));
  if (workspaceId === null) return null;
  const row = await prismaOf(ctx).reportLogo.findUnique({ where: { workspaceId } });
  return row && { type: row.type, bytes: row.bytes };
}
