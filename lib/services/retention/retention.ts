import "server-only";
import { recordDecision } from "@/lib/db/audit";
import { countOlder } from "@/lib/db/sql/retention/retention";
import { withTransaction } from "@/lib/db/transaction";
import { GRACE_HOURS } from "@/lib/domain/answers/deletion";
import type { RetentionDays, RetentionLoss, RetentionPreview } from "@/lib/domain/answers/retention";
import { retentionSchema } from "@/lib/domain/answers/retention-schema";
import { prismaOf, requirePermission, sqlOf, type Call, type Context } from "@/lib/services/context";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const DAYS = { rawReplyDays: true, answerDays: true } as const;

/** For how long the workspace keeps raw replies and answers. */
export async function getRetention({ ctx }: Call): Promise<RetentionDays> {
  requirePermission(ctx, "workspace:edit");
  return prismaOf(ctx).workspace.findUniqueOrThrow({ where: { id: ctx.workspaceId }, select: DAYS });
}

/** How much would go by a rule, and when the first of it. Throws `invalid` for days that can't be chosen. */
export async function previewRetention({ ctx, input }: Call<RetentionDays>): Promise<RetentionPreview> {
  requirePermission(ctx, "workspace:edit");
  const { rawReplyDays, answerDays } = retentionSchema.parse(input);
  const [rawReplies, answers] = await Promise.all([
    lossOf(ctx, "raw", rawReplyDays),
    lossOf(ctx, "answers", answerDays),
  ]);
  return { rawReplies, answers };
}

async function lossOf(ctx: Context, kind: "raw" | "answers", days: number | null): Promise<RetentionLoss> {
  if (days === null) return { older: 0, firstGoes: null };
  const { older, first } = await countOlder(sqlOf(ctx), ctx.workspaceId, { kind, days });
  if (first === null) return { older, firstGoes: null };
  const earliest = ctx.now().getTime() + GRACE_HOURS * HOUR_MS;
  return { older, firstGoes: new Date(Math.max(earliest, first.getTime() + days * DAY_MS)).toISOString() };
}

/**
 * Changes for how long the workspace keeps raw replies and answers. For a day nothing goes by the new rule, so that it
 * can be taken back. Throws `invalid` for days that can't be chosen.
 */
export async function changeRetention({ ctx, input }: Call<RetentionDays>): Promise<void> {
  requirePermission(ctx, "workspace:edit");
  const days = retentionSchema.parse(input);
  const { workspaceId } = ctx;
  await withTransaction(ctx, async ({ tx }) => {
    const before = await tx.prisma.workspace.findUniqueOrThrow({ where: { id: workspaceId }, select: DAYS });
    await tx.query({
      text: `update app.workspace
                set raw_reply_days = $2, answer_days = $3, retention_from = now() + make_interval(hours => $4)
              where id = $1`,
      values: [workspaceId, days.rawReplyDays, days.answerDays, GRACE_HOURS],
    });
    await recordDecision(tx, ctx, {
      workspaceId,
      action: "workspace.change_retention",
      entityId: workspaceId,
      before,
      after: days,
    });
  });
}
