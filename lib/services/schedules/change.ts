import "server-only";
import { recordDecision } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/transaction";
import type { NewSchedule } from "@/lib/domain/schedules/schedule";
import { newScheduleSchema } from "@/lib/domain/schedules/schedule-schema";
import { requirePermission, type Call } from "@/lib/services/context";
import { columnsOf } from "./create";
import { getLivingSchedule } from "./in-workspace";

/** Changes a schedule from its next slot on. A paused one stays paused. */
export async function changeSchedule({ ctx, input }: Call<NewSchedule & { id: string }>): Promise<void> {
  requirePermission(ctx, "schedule:write");
  const { id: given, ...rest } = input;
  const schedule = newScheduleSchema.parse(rest);
  await withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const before = await getLivingSchedule(ctx, given);
    const { id } = before;
    const columns = await columnsOf(ctx, schedule);
    const nextAt = before.state === "active" ? columns.nextAt : null;
    await tx.prisma.schedule.update({ where: { id, workspaceId }, data: { ...columns, nextAt } });
    const { name, setId, cron, ask, spreadMinutes, capPerSlot, capPerMonth } = before;
    await recordDecision(tx, ctx, {
      workspaceId,
      action: "schedule.change",
      entityId: id,
      before: { name, setId, cron, ask, spreadMinutes, capPerSlot, capPerMonth },
      after: { ...schedule, cron: columns.cron },
    });
  });
}
