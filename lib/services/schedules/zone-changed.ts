import "server-only";
import type { Transaction } from "@/lib/db/transaction";
import type { Context } from "@/lib/services/context";
import { firstSlot } from "./calendar";
import { readCalendar } from "./in-workspace";

/** Brings a workspace's schedules to its zone as it is now: their next slots are by its clock. */
export async function followTimeZone(ctx: Context & { tx: Transaction }): Promise<void> {
  const { tx, workspaceId } = ctx;
  const { zone, now } = await readCalendar(ctx);
  const active = await tx.prisma.schedule.findMany({
    where: { workspaceId, state: "active" },
    select: { id: true, cron: true },
  });
  for (const { id, cron } of active) {
    await tx.prisma.schedule.update({
      where: { id, workspaceId },
      data: { nextAt: firstSlot(cron, zone, now) },
    });
  }
}
