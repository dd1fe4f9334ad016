import "server-only";
import type { z } from "zod";
import { recordDecision } from "@/lib/db/audit";
import { type Transaction, withTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/domain/errors";
import { mailingCron, type ReportNarrowing } from "@/lib/domain/exports/report-mailing";
import { narrowingColumn, reportMailingSchema } from "@/lib/domain/exports/report-mailing-schema";
import { nextSlot } from "@/lib/domain/time/cron-slots";
import { env } from "@/lib/env";
import { memberId, requirePermission, type Call, type Context } from "@/lib/services/context";
import { hashToken, makeToken } from "@/lib/services/link-token";
import { getReportInWorkspace } from "@/lib/services/reports/in-workspace";
import { readCalendar } from "@/lib/services/schedules/in-workspace";
import { sealEnding } from "./sealed";

interface Wanted extends z.input<typeof reportMailingSchema> {
  reportId: string;
  /** Which answers the report is of; null where it holds two sides against each other. */
  narrowing: ReportNarrowing | null;
}

/**
 * Has a report go out by mail from now on, by this rhythm and to these addresses alone, for as long as the actor may share
 * reports. Throws `invalid` naming the field, an address too that took itself off; `conflict` where this instance sends no
 * mail; `not_found`.
 */
export async function setReportMailing({ ctx, input }: Call<Wanted>): Promise<void> {
  requirePermission(ctx, "report:share");
  const { addresses, ...rhythm } = reportMailingSchema.parse(input);
  if (env().mail === null)
    throw new AppError("conflict", {
      message: "Nothing was kept: this instance sends no mail. Its operator sets a mail server.",
    });
  const narrowing = input.narrowing && narrowingColumn.parse(input.narrowing);
  await withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const { id: reportId } = await getReportInWorkspace(ctx, input.reportId);
    await keepRecipients(ctx, reportId, addresses);
    // By the database's clock, which also says what is due: a time that was sent does not come again.
    const { zone, now } = await readCalendar(ctx);
    const set = {
      ...{ ...rhythm, setById: memberId(ctx), setAt: ctx.now(), heldTo: null },
      ...{
        nextAt: nextSlot(mailingCron(rhythm), zone, now),
        ...(narrowing && { narrowing: { ...narrowing } }),
      },
    };
    await tx.prisma.reportMailing.upsert({
      where: { reportId, workspaceId },
      update: set,
      create: { reportId, workspaceId, ...set },
    });
    const after = { ...rhythm, addresses };
    await recordDecision(tx, ctx, { workspaceId, action: "report.set_mailing", entityId: reportId, after });
  });
}

async function keepRecipients(
  ctx: Context & { tx: Transaction },
  reportId: string,
  addresses: readonly string[],
): Promise<void> {
  const { workspaceId } = ctx;
  const { reportRecipient } = ctx.tx.prisma;
  const known = await reportRecipient.findMany({ where: { workspaceId, reportId } });
  const left = known.find(({ address, leftAt }) => leftAt !== null && addresses.includes(address));
  if (left) {
    const message = `Whoever reads ${left.address} took it off this report's mails, and alone can put it back. Take it out.`;
    throw new AppError("invalid", { message, fields: { addresses: message } });
  }
  await reportRecipient.deleteMany({
    where: { workspaceId, reportId, leftAt: null, address: { notIn: [...addresses] } },
  });
  for (const address of addresses.filter((one) => known.every((row) => row.address !== one))) {
    const token = makeToken();
    await reportRecipient.create({
      data: {
        ...{ workspaceId, reportId, address, addedAt: ctx.now() },
        ...{ unsubscribeHash: hashToken(token), sealedUnsubscribe: sealEnding(token) },
      },
    });
  }
}
