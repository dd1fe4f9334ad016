import "server-only";
import { listScheduleRows, listSlots, readMonthMoney } from "@/lib/db/sql/runs/list-schedules";
import type { ScheduleRow, ScheduleView, SlotRow } from "@/lib/domain/schedules/schedule";
import { nextSlots } from "@/lib/domain/time/cron-slots";
import { readsOf, requirePermission, type Call } from "@/lib/services/context";
import { parseId } from "@/lib/services/ids";
import { getScheduleInWorkspace, readCalendar } from "./in-workspace";

const SLOTS_SHOWN = 5;

/** The workspace's schedules, or those of one set, and what this month came to for each. */
export async function listSchedules({
  ctx,
  input: { setId = null, archived = false },
}: Call<{ setId?: string | null; archived?: boolean }>): Promise<ScheduleRow[]> {
  requirePermission(ctx, "prompt:read");
  const own = readsOf(ctx);
  const { zone, now } = await readCalendar(ctx);
  const filter = { setId: setId === null ? null : parseId(setId, "set"), archived };
  const [rows, moneyOf] = await Promise.all([
    listScheduleRows(own, filter),
    readMonthMoney(own, { at: now, zone, scheduleId: null }),
  ]);
  return rows.map((row) => ({ ...row, month: moneyOf(row.id) }));
}

/** One schedule, archived or not. */
export async function getSchedule({ ctx, input }: Call<{ id: string }>): Promise<ScheduleView> {
  requirePermission(ctx, "prompt:read");
  const { nextAt: _next, createdAt, archivedAt, ...schedule } = await getScheduleInWorkspace(ctx, input.id);
  const { id, cron, zone } = schedule;
  const { now } = await readCalendar(ctx);
  const moneyOf = await readMonthMoney(readsOf(ctx), { at: now, zone, scheduleId: id });
  return {
    ...schedule,
    month: moneyOf(id),
    nextSlots: nextSlots(cron, zone, now, SLOTS_SHOWN).map((slot) => slot.toISOString()),
    createdAt: createdAt.toISOString(),
    archivedAt: archivedAt?.toISOString() ?? null,
  };
}

/** A page of a schedule's history, the newest slot first; pages count from 1. */
export async function listScheduleSlots({
  ctx,
  input,
}: Call<{ id: string; page: number }>): Promise<{ rows: SlotRow[]; hasNext: boolean }> {
  requirePermission(ctx, "prompt:read");
  const { id } = await getScheduleInWorkspace(ctx, input.id);
  return listSlots(readsOf(ctx), { scheduleId: id, page: Math.max(1, Math.trunc(input.page)) });
}
