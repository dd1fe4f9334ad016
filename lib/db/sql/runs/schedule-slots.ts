import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";

// Which schedules are due and who decides about their slots. Several workers compare these times, so all of them are
// the database's own.

const dueRow = z.object({
  id: z.uuid(),
  workspaceId: z.uuid(),
  cron: z.string(),
  zone: z.string(),
  dueAt: z.date(),
  now: z.date(),
});
export type DueSchedule = z.infer<typeof dueRow>;

/**
 * A schedule whose time has come, locked until the transaction ends; null where there is none, or others have it. One
 * whose last slot is still undecided waits: its caps are judged one slot after another.
 */
export async function lockDueSchedule(tx: Queryable): Promise<DueSchedule | null> {
  const { rows } = await tx.query({
    text: `select schedule.id, schedule.workspace_id as "workspaceId", schedule.cron, workspace.time_zone as zone,
                  schedule.next_at as "dueAt", now() as now
             from app.schedule join app.workspace on workspace.id = schedule.workspace_id
            where schedule.state = 'active' and schedule.next_at <= now() and workspace.deleted_at is null
              and not exists (select from app.schedule_slot slot
                               where slot.schedule_id = schedule.id and slot.lease_until is not null)
            order by schedule.next_at limit 1
              for update of schedule skip locked`,
    values: [],
  });
  return dueRow.array().parse(rows)[0] ?? null;
}

interface MetSlots {
  schedule: Pick<DueSchedule, "id" | "workspaceId">;
  /** Those that nothing comes of. */
  missed: readonly Date[];
  missedReason: string;
  /** The one to decide about. */
  due: Date;
  nextAt: Date | null;
}

/** Keeps a schedule's slots up to now, each once, and when its next one is. */
export async function keepSlots(tx: Queryable, met: MetSlots): Promise<void> {
  const { schedule, missed, missedReason, due, nextAt } = met;
  await tx.query({
    text: `with kept as (
             insert into app.schedule_slot (id, workspace_id, schedule_id, due_at, state, reason, lease_until)
             select uuidv7(), $1::uuid, $2::uuid, at, 'skipped'::app.slot_state, $3::text, null::timestamptz
               from unnest($4::timestamptz[]) as missed (at)
              union all
             select uuidv7(), $1::uuid, $2::uuid, $5::timestamptz, 'due', null, now()
                 on conflict (schedule_id, due_at) do nothing)
           update app.schedule set next_at = $6 where id = $2::uuid and workspace_id = $1::uuid`,
    values: [schedule.workspaceId, schedule.id, missedReason, missed, due, nextAt],
  });
}

const takenRow = z.object({
  id: z.uuid(),
  workspaceId: z.uuid(),
  scheduleId: z.uuid(),
  /** Seconds since its time came to be known. */
  age: z.number(),
});
export type TakenSlot = z.infer<typeof takenRow>;

/** Takes a slot that is to be decided about and that no living worker has; null where there is none. */
export async function takeDueSlot(db: Queryable, leaseSeconds: number): Promise<TakenSlot | null> {
  const { rows } = await db.query({
    text: `update app.schedule_slot set lease_until = now() + make_interval(secs => $1)
            where id = (select id from app.schedule_slot where lease_until <= now()
                         order by lease_until limit 1 for update skip locked)
           returning id, workspace_id as "workspaceId", schedule_id as "scheduleId",
                     extract(epoch from now() - created_at)::float8 as age`,
    values: [leaseSeconds],
  });
  return takenRow.array().parse(rows)[0] ?? null;
}

/** Keeps a slot that is still to be decided about from others for so long from now. */
export async function holdSlot(db: Queryable, slotId: string, seconds: number): Promise<void> {
  await db.query({
    text: `update app.schedule_slot set lease_until = now() + make_interval(secs => $2)
            where id = $1 and state = 'due'`,
    values: [slotId, seconds],
  });
}

/** Decides about a slot, once: returns whether it was still to be decided. */
export async function decideSlot(
  db: Queryable,
  slotId: string,
  { state, reason }: { state: "sent" | "skipped"; reason: string | null },
): Promise<boolean> {
  const { rows } = await db.query({
    text: `update app.schedule_slot set state = $2::app.slot_state, reason = $3, lease_until = null
            where id = $1 and state = 'due' returning id`,
    values: [slotId, state, reason],
  });
  return rows.length > 0;
}
