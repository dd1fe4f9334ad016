import "server-only";
import { z } from "zod";
import { equals } from "@/lib/db/query/conditions";
import { momentsOf } from "@/lib/db/query/day-bounds";
import { isKept } from "@/lib/db/query/kept";
import { sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { monthOf } from "@/lib/domain/time/day-span";
import {
  SCHEDULE_STATES,
  SLOT_STATES,
  SLOTS_PER_PAGE,
  type MonthMoney,
  type ScheduleRow,
  type SlotRow,
} from "@/lib/domain/schedules/schedule";

const date = z.date().transform((at) => at.toISOString());

const rowSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  setId: z.uuid(),
  setName: z.string(),
  cron: z.string(),
  state: z.enum(SCHEDULE_STATES),
  pausedReason: z.string().nullable(),
  nextAt: date.nullable(),
  capPerMonth: z.string(),
});

/** What is listed of schedules. */
export interface ScheduleFilter {
  /** Null: of every set. */
  setId: string | null;
  archived: boolean;
}

/** The workspace's schedules: those that run first, by when, then the paused ones. */
export function listScheduleRows(
  own: WorkspaceReads,
  { setId, archived }: ScheduleFilter,
): Promise<Omit<ScheduleRow, "month">[]> {
  return own.rows(
    {
      columns: sql`schedule.id, schedule.name, schedule.set_id as "setId", prompt_set.name as "setName", schedule.cron,
        schedule.state, schedule.paused_reason as "pausedReason", schedule.next_at as "nextAt",
        trim_scale(schedule.cap_per_month)::text as "capPerMonth"`,
      from: "schedule",
      joins: sql`join app.prompt_set on prompt_set.id = schedule.set_id`,
      where: [
        equals(sql`schedule.set_id`, setId),
        archived ? sql`schedule.archived_at is not null` : sql`schedule.archived_at is null`,
      ],
      orderBy: sql`schedule.next_at nulls last, lower(schedule.name), schedule.id`,
    },
    rowSchema,
  );
}

const moneySchema = z.object({ scheduleId: z.uuid(), amount: z.string() });

/** What runs of schedules came to in the month of a moment, and what is held for them, by the schedule's id. */
export async function readMonthMoney(
  own: WorkspaceReads,
  { at, zone, scheduleId }: { at: Date; zone: string; scheduleId: string | null },
): Promise<(id: string) => MonthMoney> {
  const month = momentsOf({ ...monthOf(at, zone), zone });
  const [spent, held] = await Promise.all([
    own.rows(
      {
        columns: sql`spend_entry.schedule_id as "scheduleId", trim_scale(sum(spend_entry.amount))::text as amount`,
        groupBy: sql`spend_entry.schedule_id`,
        from: "spend_entry",
        where: [
          sql`spend_entry.kind in ('charge', 'correction')`,
          sql`spend_entry.at >= ${month.from} and spend_entry.at < ${month.before}`,
          sql`spend_entry.schedule_id is not null`,
          equals(sql`spend_entry.schedule_id`, scheduleId),
        ],
      },
      moneySchema,
    ),
    // A task releases its reservation in the commit that ends it, so that only the others are looked at.
    own.rows(
      {
        columns: sql`run.schedule_id as "scheduleId", trim_scale(sum(spend_entry.amount))::text as amount`,
        groupBy: sql`run.schedule_id`,
        from: "task",
        deletedToo: true,
        joins: sql`join app.run on run.id = task.run_id join app.spend_entry on spend_entry.task_id = task.id`,
        where: [
          sql`task.state not in ('answered', 'failed', 'cancelled')`,
          sql`spend_entry.kind in ('reservation', 'release')`,
          sql`run.schedule_id is not null`,
          equals(sql`run.schedule_id`, scheduleId),
        ],
      },
      moneySchema,
    ),
  ]);
  const amountOf = (sums: z.infer<typeof moneySchema>[], id: string) =>
    sums.find((sum) => sum.scheduleId === id)?.amount ?? "0";
  return (id) => ({ spent: amountOf(spent, id), held: amountOf(held, id) });
}

const slotSchema = z
  .object({
    id: z.uuid(),
    dueAt: date,
    state: z.enum(SLOT_STATES),
    reason: z.string().nullable(),
    runId: z.uuid().nullable(),
    tasks: z.coerce.number(),
    answered: z.coerce.number(),
    failed: z.coerce.number(),
    cancelled: z.coerce.number(),
    spent: z.string(),
    expected: z.string().nullable(),
  })
  .transform(({ id, dueAt, state, reason, runId, ...counts }): SlotRow => {
    return { id, dueAt, state, reason, run: runId === null ? null : { id: runId, ...counts } };
  });

/** A page of a schedule's slots with the runs that came of them, the newest first. Pages count from 1. */
export function listSlots(
  own: WorkspaceReads,
  { scheduleId, page }: { scheduleId: string; page: number },
): Promise<{ rows: SlotRow[]; hasNext: boolean }> {
  const counts = own.select({
    columns: sql`count(*) as tasks,
      count(*) filter (where task.state = 'answered') as answered,
      count(*) filter (where task.state in ('failed', 'unknown')) as failed,
      count(*) filter (where task.state = 'cancelled') as cancelled`,
    from: "task",
    where: [sql`task.run_id = run.id`],
  });
  const charged = own.select({
    columns: sql`coalesce(trim_scale(sum(spend_entry.amount)), 0)::text as spent`,
    from: "spend_entry",
    where: [sql`spend_entry.run_id = run.id`, sql`spend_entry.kind in ('charge', 'correction')`],
  });
  return own.page(
    {
      columns: sql`schedule_slot.id, schedule_slot.due_at as "dueAt", schedule_slot.state, schedule_slot.reason,
        run.id as "runId", count.tasks, count.answered, count.failed, count.cancelled, charge.spent,
        trim_scale(run.expected_high)::text as expected`,
      from: "schedule_slot",
      joins: sql`left join app.run on run.slot_id = schedule_slot.id and ${isKept("run", "run.id")}
        join lateral (${counts}) count on true join lateral (${charged}) charge on true`,
      where: [equals(sql`schedule_slot.schedule_id`, scheduleId)],
      orderBy: sql`schedule_slot.due_at desc`,
    },
    slotSchema,
    { size: SLOTS_PER_PAGE, offset: (page - 1) * SLOTS_PER_PAGE },
  );
}
