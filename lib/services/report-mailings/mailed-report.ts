import "server-only";
import { insertLink } from "@/lib/db/sql/reports/links";
import type { Transaction } from "@/lib/db/transaction";
import { ANY_FIGURE } from "@/lib/domain/answers/figure-filter";
import { MAILING_LIMITS, type ReportNarrowing } from "@/lib/domain/exports/report-mailing";
import { type Days, daysBefore } from "@/lib/domain/money/spend-periods";
import { dayAt } from "@/lib/domain/time/day-span";
import { env } from "@/lib/env";
import { paths } from "@/lib/paths";
import type { Context } from "@/lib/services/context";
import { hashToken, makeToken } from "@/lib/services/link-token";
import { getHeadlines, type Headlines } from "@/lib/services/overview";

interface Mailed {
  narrowing: ReportNarrowing | null;
  days: Days;
  zone: string;
  now: Date;
}

/** What a mail of some days says of them. */
export const countMailed = (ctx: Context, { narrowing, days, zone, now }: Mailed): Promise<Headlines> => {
  const { filter, cut } = narrowing ?? { filter: ANY_FIGURE, cut: false };
  const before = daysBefore(days, dayAt(now, zone));
  return getHeadlines({ ctx, input: { filter: { ...filter, ...days, zone }, before, cut } });
};

interface MailedLink {
  reportId: string;
  days: Days;
  /** In whose name. */
  by: string | null;
}

/** Makes the link of a mail, to the report of those days. */
export async function linkToDays(
  ctx: Context & { tx: Transaction },
  { reportId, days, by }: MailedLink,
): Promise<{ id: string; link: string; expiresAt: Date }> {
  const token = makeToken();
  const { id, expiresAt } = await insertLink(ctx.tx, {
    ...{ workspaceId: ctx.workspaceId, reportId, tokenHash: hashToken(token), days: MAILING_LIMITS.linkDays },
    ...{ by, at: ctx.now(), shown: days },
  });
  return { id, link: new URL(paths.sharedReport(token), env().url).href, expiresAt };
}
