import "server-only";
import { recordDecision } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/transaction";
import { timeZoneSchema } from "@/lib/domain/time/time-zone";
import { requirePermission, type Call } from "@/lib/services/context";
import { followClock } from "@/lib/services/notice-channels/place";
import { followMailingClock } from "@/lib/services/report-mailings/follow-clock";
import { followTimeZone } from "@/lib/services/schedules/zone-changed";

/**
 * Changes the zone in which a workspace's days begin and end. What is kept stays; lists and sums count it by other days, and schedules,
 * digests and mailed reports go by its clock. */
export async function changeTimeZone({ ctx, input }: Call<{ timeZone: string }>): Promise<void> {
  requirePermission(ctx, "workspace:edit");
  const timeZone = timeZoneSchema.parse(input.timeZone);
  const where = { id: ctx.workspaceId };
  await withTransaction(ctx, async (ctx) => {
    const { prisma } = ctx.tx;
    const before = await prisma.workspace.findUniqueOrThrow({ where, select: { timeZone: true } });
    await prisma.workspace.update({ where, data: { timeZone } });
    await followTimeZone(ctx);
    await followClock(ctx.tx, ctx.workspaceId);
    await followMailingClock(ctx);
    await recordDecision(ctx.tx, ctx, {
      workspaceId: ctx.workspaceId,
      action: "workspace.change_time_zone",
      entityId: ctx.workspaceId,
      before,
      after: { timeZone },
    });
  });
}
