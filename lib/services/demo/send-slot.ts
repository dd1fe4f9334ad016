import "server-only";
import { getDb } from "@/lib/db/client";
import { setAskSchema } from "@/lib/domain/runs/set-run";
import { asJob, type Context } from "@/lib/services/context";
import { derivedId } from "@/lib/services/derived-id";
import { startSetRunUnsent, type CreatedRun } from "@/lib/services/runs";

/**
 * Sends the run of a slot that the demo's schedule had, as the worker would have then; whoever asks for the same slot
 * again gets the same run. Its calls are the caller's to make.
 */
export async function sendDemoSlot(ctx: Context, dueAt: Date): Promise<CreatedRun> {
  const { workspaceId } = ctx;
  const schedule = await getDb().schedule.findFirstOrThrow({
    where: { workspaceId },
    orderBy: { createdAt: "asc" },
    select: { id: true, setId: true, ask: true },
  });
  const { id: scheduleId, setId } = schedule;
  const slot = await getDb().scheduleSlot.upsert({
    where: { workspaceId, scheduleId_dueAt: { scheduleId, dueAt } },
    create: { workspaceId, scheduleId, dueAt, state: "sent", createdAt: ctx.now() },
    update: {},
    select: { id: true },
  });
  return startSetRunUnsent({
    ctx: asJob(ctx, "schedule"),
    input: {
      requestKey: derivedId("schedule slot", slot.id),
      setId,
      ask: setAskSchema.parse(schedule.ask),
      origin: { scheduleId, slotId: slot.id },
    },
  });
}
