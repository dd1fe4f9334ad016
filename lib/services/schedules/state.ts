import "server-only";
import { recordDecision } from "@/lib/db/audit";
import { withTransaction, type Transaction } from "@/lib/db/transaction";
import { requirePermission, type Call, type Context } from "@/lib/services/context";
import { raiseNotice } from "@/lib/services/notices/raise";
import { firstSlot } from "./calendar";
import { getLivingSchedule, getScheduleInWorkspace, readCalendar } from "./in-workspace";

const BY_HAND = "Paused by hand.";
const ARCHIVED = "Archived.";
const RESTORED = "Restored from the archive, and not resumed yet.";

/** Stops a schedule until it is resumed. Slots meanwhile do not come to be. */
export async function pauseSchedule({ ctx, input }: Call<{ id: string }>): Promise<void> {
  requirePermission(ctx, "schedule:write");
  await withTransaction(ctx, async (ctx) => {
    const { id, state } = await getLivingSchedule(ctx, input.id);
    if (state === "active") await pause(ctx, id, BY_HAND);
  });
}

/** Pauses a schedule and says why. */
export async function pause(ctx: Context & { tx: Transaction }, id: string, reason: string): Promise<void> {
  const { tx, workspaceId } = ctx;
  await tx.prisma.schedule.update({
    where: { id, workspaceId },
    data: { state: "paused", pausedReason: reason, nextAt: null },
  });
  await recordDecision(tx, ctx, {
    workspaceId,
    action: "schedule.pause",
    entityId: id,
    before: { state: "active" },
    after: { state: "paused", pausedReason: reason },
  });
  if (ctx.actor.kind !== "system") return;
  const at = ctx.now();
  await raiseNotice(tx, {
    ...{ workspaceId, kind: "schedule_paused", facts: { reason }, subjectId: id, at },
    cause: `${id} ${at.toISOString()}`,
  });
}

/** Has a paused schedule run again from its next slot on; those missed meanwhile stay unasked. */
export async function resumeSchedule({ ctx, input }: Call<{ id: string }>): Promise<void> {
  requirePermission(ctx, "schedule:write");
  await withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const { id, state, cron, pausedReason } = await getLivingSchedule(ctx, input.id);
    if (state === "active") return;
    const { zone, now } = await readCalendar(ctx);
    await tx.prisma.schedule.update({
      where: { id, workspaceId },
      data: { state: "active", pausedReason: null, nextAt: firstSlot(cron, zone, now) },
    });
    await recordDecision(tx, ctx, {
      workspaceId,
      action: "schedule.resume",
      entityId: id,
      before: { state, pausedReason },
      after: { state: "active" },
    });
  });
}

/** Takes a schedule out of use, or back, paused. Its history and its runs stay. */
export async function archiveSchedule({
  ctx,
  input,
}: Call<{ id: string; archived: boolean }>): Promise<void> {
  requirePermission(ctx, "schedule:write");
  await withTransaction(ctx, async (ctx) => {
    const { tx, workspaceId } = ctx;
    const { id, archivedAt } = await getScheduleInWorkspace(ctx, input.id);
    if ((archivedAt !== null) === input.archived) return;
    await tx.prisma.schedule.update({
      where: { id, workspaceId },
      data: {
        state: "paused",
        pausedReason: input.archived ? ARCHIVED : RESTORED,
        nextAt: null,
        archivedAt: input.archived ? ctx.now() : null,
      },
    });
    await recordDecision(tx, ctx, {
      workspaceId,
      action: input.archived ? "schedule.archive" : "schedule.restore",
      entityId: id,
    });
  });
}
