import "server-only";
import { z } from "zod";
import { AppError } from "@/lib/domain/errors";
import { prismaOf, sqlOf, type Context } from "@/lib/services/context";
import { found, parseId } from "@/lib/services/ids";
import { setAskSchema, type SetAsk } from "@/lib/domain/runs/set-run";
import type { ScheduleState } from "@/lib/domain/schedules/schedule";

/** A schedule as it is kept, with the zone it goes by. */
export interface KeptSchedule {
  id: string;
  name: string;
  setId: string;
  setName: string;
  cron: string;
  zone: string;
  ask: SetAsk;
  spreadMinutes: number;
  capPerSlot: string;
  capPerMonth: string;
  state: ScheduleState;
  pausedReason: string | null;
  nextAt: Date | null;
  createdAt: Date;
  archivedAt: Date | null;
}

/** A schedule of the workspace, archived or not, or `not_found`. */
export async function getScheduleInWorkspace(ctx: Context, id: string): Promise<KeptSchedule> {
  const row = await prismaOf(ctx).schedule.findFirst({
    where: { id: parseId(id, "schedule"), workspaceId: ctx.workspaceId },
    include: { set: { select: { name: true } }, workspace: { select: { timeZone: true } } },
  });
  const { set, workspace, workspaceId: _own, ...schedule } = found(row, "schedule");
  return {
    ...schedule,
    setName: set.name,
    zone: workspace.timeZone,
    ask: setAskSchema.parse(schedule.ask),
    capPerSlot: schedule.capPerSlot.toFixed(),
    capPerMonth: schedule.capPerMonth.toFixed(),
  };
}

/** The same, still in use: what is archived is restored before anything else is done with it. */
export async function getLivingSchedule(ctx: Context, id: string): Promise<KeptSchedule> {
  const schedule = await getScheduleInWorkspace(ctx, id);
  if (schedule.archivedAt === null) return schedule;
  throw new AppError("conflict", { message: "This schedule is archived. Restore it first." });
}

const calendarSchema = z.object({ zone: z.string(), now: z.date() });

/** The zone in which a workspace's days begin, and now, by the database's clock: schedules are compared with that. */
export async function readCalendar(ctx: Context): Promise<{ zone: string; now: Date }> {
  const { rows } = await sqlOf(ctx).query({
    text: "select time_zone as zone, now() as now from app.workspace where id = $1",
    values: [ctx.workspaceId],
  });
  return calendarSchema.parse(rows[0]);
}
