import "server-only";
import { createHash } from "node:crypto";
import { tryRateWindow } from "@/lib/db/rate-window";
import { openLinkRow } from "@/lib/db/sql/reports/links";
import { type Report, readerMay } from "@/lib/domain/exports/report";
import { callerOf } from "@/lib/net/client-address";
import { prismaOf, sqlOf, type Context, type InstanceCall } from "@/lib/services/context";
import { hashToken } from "@/lib/services/link-token";
import { reportOf } from "./columns";

/** A report as whoever has a link to it reads it. */
export interface SharedReport {
  /** Reads what the report shows, and does nothing else. */
  ctx: Context;
  team: { name: string; timeZone: string };
  report: Omit<Report, "by">;
  /** ISO 8601. */
  expiresAt: string;
}

/** Reports that one place may read in a minute; many people may sit behind one address. */
const PER_MINUTE = 60;
/** Reads of one link in a minute, wherever from: each counts the figures anew. */
const PER_LINK = 120;

/**
 * What a link leads to, whoever asks; null for one that never was, has ended, was revoked, or whose report or workspace is
 * gone, of which none is told from another. "busy" where it was asked too often.
 */
export async function openSharedReport({
  ctx,
  input: { token },
}: InstanceCall<{ token: string }>): Promise<SharedReport | "busy" | null> {
  const { address } = ctx.origin;
  const place = createHash("sha256")
    .update(address === null ? "unknown" : callerOf(address))
    .digest("hex");
  const tokenHash = hashToken(token);
  if (!(await tryRateWindow(`shared reports ${place}`, PER_MINUTE))) return "busy";
  if (!(await tryRateWindow(`shared report ${tokenHash}`, PER_LINK))) return "busy";
  const opened = await openLinkRow(sqlOf(ctx), tokenHash);
  if (opened === null) return null;
  const { linkId, workspaceId, reportId, name, timeZone, expiresAt, from, to } = opened;
  const row = await prismaOf(ctx).report.findFirst({ where: { id: reportId, workspaceId } });
  if (row === null) return null;
  const report = reportOf(row);
  return {
    ctx: { ...ctx, workspaceId, actor: { kind: "link", linkId, may: readerMay(report) } },
    team: { name, timeZone },
    report: from === null || to === null ? report : { ...report, period: { from, to } },
    expiresAt: expiresAt.toISOString(),
  };
}
