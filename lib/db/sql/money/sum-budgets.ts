import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";
import type { BudgetUse } from "@/lib/domain/money/budget";

const useRow = z.object({ id: z.uuid(), spent: z.string(), held: z.string() });

/** Days of a zone on which a budget is summed, as moments; open at the end where there is none. */
export interface BudgetSpan {
  id: string;
  zone: string;
  from: Date;
  before: Date | null;
}

/** Whether an entry counts against a budget. */
const counts = (entry: string): string =>
  `(budget.member_id is null or ${entry}.member_id = budget.member_id)
   and (budget.label is null or ${entry}.label = budget.label)
   and (budget.schedule_id is null or ${entry}.schedule_id = budget.schedule_id)`;

const isInSpan = (entry: string): string =>
  `${entry}.at >= span.from_at and ${entry}.at < coalesce(span.before_at, 'infinity') and ${counts(entry)}`;

/** Whether there are sums of the zone's days. */
const ARE_SUMMED = `
  exists (select from app.spend_fold fold
           where fold.workspace_id = $1 and fold.zone = span.zone and fold.made_before is null)`;

/**
 * What counts as spent: sums of days and the entries that are in none of them yet, or the entries alone. One statement
 * reads all of it, so that each entry is in one of them, whatever is folded meanwhile (`spend-rows.ts`).
 */
const SPENT = `
  select sum.amount from app.spend_sum sum
   where sum.workspace_id = $1 and ${ARE_SUMMED} and ${isInSpan("sum")}
  union all
  select entry.amount from app.spend_unfolded queued join app.spend_entry entry on entry.id = queued.entry_id
   where queued.workspace_id = $1 and entry.kind in ('charge', 'correction') and ${ARE_SUMMED} and ${isInSpan("entry")}
  union all
  select entry.amount from app.spend_entry entry
   where entry.workspace_id = $1 and entry.kind in ('charge', 'correction') and not ${ARE_SUMMED}
     and ${isInSpan("entry")}`;

/**
 * What of budgets is spent and held, dollars, by their ids. What is under way is held in whatever period it was begun,
 * since it will be charged in this one; what was sent and never heard of again, in the period it was reserved in.
 */
export async function sumBudgets(
  db: Queryable,
  workspaceId: string,
  spans: readonly BudgetSpan[],
): Promise<Map<string, BudgetUse>> {
  if (spans.length === 0) return new Map();
  const { rows } = await db.query({
    text: `
      with open as materialized (
        select entry.member_id, entry.label, entry.schedule_id, entry.amount, entry.at, task.state = 'unknown' as is_unknown
          from app.task join app.spend_entry entry on entry.task_id = task.id and entry.kind = 'reservation'
         where task.workspace_id = $1 and task.state not in ('answered', 'failed') and task.state <> 'cancelled'
      )
      select budget.id,
             (select trim_scale(coalesce(sum(part.amount), 0))::text from (${SPENT}) part) as spent,
             (select trim_scale(coalesce(sum(open.amount), 0))::text from open
               where (not open.is_unknown
                      or open.at >= span.from_at and open.at < coalesce(span.before_at, 'infinity'))
                 and ${counts("open")}) as held
        from unnest($2::uuid[], $3::text[], $4::timestamptz[], $5::timestamptz[]) as span (id, zone, from_at, before_at)
        join app.budget on budget.id = span.id and budget.workspace_id = $1`,
    values: [
      workspaceId,
      spans.map(({ id }) => id),
      spans.map(({ zone }) => zone),
      spans.map(({ from }) => from),
      spans.map(({ before }) => before),
    ],
  });
  return new Map(
    useRow
      .array()
      .parse(rows)
      .map(({ id, spent, held }) => [id, { spent, held }]),
  );
}
