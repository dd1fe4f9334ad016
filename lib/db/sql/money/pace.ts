import "server-only";
import { z } from "zod";
import { moneyColumn } from "@/lib/db/columns";
import { within } from "@/lib/db/query/conditions";
import { momentsOf, startsOf } from "@/lib/db/query/day-bounds";
import { sql } from "@/lib/db/query/sql";
import type { WorkspaceReads } from "@/lib/db/query/workspace-reads";
import { PAST_RUNS_MAX } from "@/lib/domain/money/forecast";
import { listDays } from "@/lib/domain/time/day-span";

/** When a workspace was charged first; null where it never was. Read from the index of charges. */
export async function readFirstCharge(own: WorkspaceReads): Promise<Date | null> {
  const [first] = await own.rows(
    {
      columns: sql`spend_entry.at`,
      from: "spend_entry",
      where: [sql`spend_entry.kind in ('charge', 'correction')`],
      orderBy: sql`spend_entry.at`,
      limit: 1,
    },
    z.object({ at: z.date() }),
  );
  return first?.at ?? null;
}

const daySchema = z.object({
  day: z.int(),
  memberId: z.uuid().nullable(),
  label: z.string().nullable(),
  spent: moneyColumn,
  unpriced: z.coerce.number(),
});

/** What calls of no schedule cost on a day, by what budgets are of. */
export interface ScopedDay {
  day: string;
  memberId: string | null;
  label: string | null;
  spent: z.output<typeof moneyColumn>;
  /** Calls whose model's charge is not known, and not in it. */
  unpriced: number;
}

/**
 * What was spent on days of the workspace's zone on what no schedule asked, without what an accountant entered: that
 * comes once. Reads those days' entries, four weeks at most.
 */
export async function readScopedDays(
  own: WorkspaceReads,
  span: { from: string; to: string; zone: string },
): Promise<ScopedDay[]> {
  const days = listDays(span.from, span.to);
  const rows = await own.rows(
    {
      columns: sql`width_bucket(spend_entry.at, ${startsOf(days, span.zone)}::timestamptz[]) as day,
        spend_entry.member_id as "memberId", spend_entry.label, sum(spend_entry.amount)::text as spent,
        count(*) filter (where spend_entry.kind = 'charge' and spend_entry.model_charge is null) as unpriced`,
      from: "spend_entry",
      where: [
        sql`spend_entry.kind in ('charge', 'correction')`,
        within(sql`spend_entry.at`, momentsOf(span)),
        sql`spend_entry.schedule_id is null`,
        sql`spend_entry.reason is null`,
      ],
      groupBy: sql`1, 2, 3`,
    },
    daySchema,
  );
  return rows.flatMap(({ day: place, ...sum }) => {
    const day = days[place - 1];
    return day === undefined ? [] : [{ ...sum, day }];
  });
}

const heldSchema = z.object({
  memberId: z.uuid().nullable(),
  label: z.string().nullable(),
  held: moneyColumn,
});

/** What is held for calls under way that no schedule asked, by what budgets are of. Looks at open tasks alone. */
export const readScopedHeld = (own: WorkspaceReads): Promise<z.output<typeof heldSchema>[]> =>
  own.rows(
    {
      columns: sql`spend_entry.member_id as "memberId", spend_entry.label, sum(spend_entry.amount)::text as held`,
      from: "task",
      joins: sql`join app.spend_entry on spend_entry.task_id = task.id`,
      where: [
        sql`task.state not in ('answered', 'failed')`,
        sql`task.state <> 'unknown'`,
        sql`spend_entry.kind in ('reservation', 'release')`,
        sql`spend_entry.schedule_id is null`,
      ],
      groupBy: sql`1, 2`,
    },
    heldSchema,
  );

const scheduleSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  cron: z.string(),
  label: z.string().nullable(),
  costs: z.array(moneyColumn),
  unpriced: z.coerce.number(),
});
export type PastRuns = z.output<typeof scheduleSchema>;

/**
 * The schedules that run, each with what its newest runs cost that have ended and were not cancelled, the newest first,
 * by what the ledger says of them. At most eight runs a schedule are read, each from the index of its entries.
 */
export function readPastRuns(own: WorkspaceReads): Promise<PastRuns[]> {
  const runs = own.select({
    columns: sql`run.id, run.created_at`,
    from: "run",
    where: [
      sql`run.schedule_id = schedule.id`,
      sql`run.slot_id is not null`,
      sql`run.cancelled_at is null`,
      sql`not exists (${own.select({
        columns: sql`1`,
        from: "task",
        where: [
          sql`task.run_id = run.id`,
          sql`task.state not in ('answered', 'failed', 'cancelled', 'unknown')`,
        ],
      })})`,
    ],
    orderBy: sql`run.created_at desc`,
    limit: PAST_RUNS_MAX,
  });
  const cost = own.select({
    columns: sql`coalesce(sum(spend_entry.amount), 0)::text as amount,
      count(*) filter (where spend_entry.kind = 'charge' and spend_entry.model_charge is null) as unpriced`,
    from: "spend_entry",
    where: [
      sql`spend_entry.run_id = past.id`,
      sql`spend_entry.kind in ('charge', 'correction')`,
      sql`spend_entry.reason is null`,
    ],
  });
  return own.rows(
    {
      columns: sql`schedule.id, schedule.name, schedule.cron, nullif(schedule.ask->>'label', '') as label,
        coalesce(spent.costs, '{}') as costs, coalesce(spent.unpriced, 0) as unpriced`,
      from: "schedule",
      joins: sql`left join lateral (
          select array_agg(cost.amount order by past.created_at desc) as costs, sum(cost.unpriced) as unpriced
            from (${runs}) past join lateral (${cost}) cost on true) spent on true`,
      where: [sql`schedule.state = 'active'`, sql`schedule.archived_at is null`],
      orderBy: sql`lower(schedule.name), schedule.id`,
    },
    scheduleSchema,
  );
}
