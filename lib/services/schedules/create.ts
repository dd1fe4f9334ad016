import "server-only";
import { z } from "zod";
import { recordDecision } from "@/lib/db/audit";
import { withTransaction } from "@/lib/db/transaction";
import { AppError } from "@/lib/domain/errors";
import type { NewSchedule } from "@/lib/domain/schedules/schedule";
import { newScheduleSchema } from "@/lib/domain/schedules/schedule-schema";
import { getConnectionInWorkspace } from "@/lib/services/connections/list";
import { memberId, requirePermission, type Call, type Context } from "@/lib/services/context";
import { getPromptSetInWorkspace } from "@/lib/services/prompt-sets/in-workspace";
import { firstSlot, requireCron } from "./calendar";
import { getScheduleInWorkspace, readCalendar } from "./in-workspace";

/** A schedule to be made; a second sending with the same key, which is made once a click, is the same schedule. */
const inputSchema = newScheduleSchema.extend({ requestKey: z.uuid() });

/** Makes a schedule that runs from its next slot on. Throws `invalid` naming the fields, `not_found` for what is gone. */
export async function createSchedule({
  ctx,
  input,
}: Call<z.input<typeof inputSchema>>): Promise<{ id: string }> {
  requirePermission(ctx, "schedule:write");
  const { requestKey: id, ...schedule } = inputSchema.parse(input);
  return withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const columns = await columnsOf(ctx, schedule);
    const data = { id, workspaceId, ...columns, createdById: memberId(ctx), createdAt: ctx.now() };
    const { count } = await tx.prisma.schedule.createMany({ data, skipDuplicates: true });
    if (count === 0) return { id: (await getScheduleInWorkspace(ctx, id)).id };
    await recordDecision(tx, ctx, {
      workspaceId,
      action: "schedule.create",
      entityId: id,
      after: { ...schedule, cron: columns.cron },
    });
    return { id };
  });
}

/** What is kept of a schedule as it is given, with its next slot. Throws for what is wrong, or not the workspace's. */
export async function columnsOf(ctx: Context, schedule: NewSchedule) {
  const { zone, now } = await readCalendar(ctx);
  const cron = requireCron(schedule.cron, now);
  const set = await getPromptSetInWorkspace(ctx, schedule.setId);
  if (set.archivedAt) {
    const message = `The set “${set.name}” is archived: restore it, or choose another.`;
    throw new AppError("invalid", { message, fields: { setId: message } });
  }
  await getConnectionInWorkspace(ctx, schedule.ask.connectionId);
  return { ...schedule, cron, nextAt: firstSlot(cron, zone, now) };
}
