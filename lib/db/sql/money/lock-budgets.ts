import "server-only";
import { z } from "zod";
import type { Queryable } from "@/lib/db/columns";
import { BUDGET_PERIODS } from "@/lib/domain/money/budget";

const budgetRow = z.object({
  id: z.uuid(),
  name: z.string(),
  label: z.string().nullable(),
  amount: z.string(),
  period: z.enum(BUDGET_PERIODS),
  startsOn: z.string().nullable(),
  warnAt: z.array(z.int()),
});
export type BudgetRow = z.infer<typeof budgetRow>;

/** Whom, and what, something that is about to be asked is for. */
export interface Concerned {
  workspaceId: string;
  memberId: string | null;
  label: string | null;
  scheduleId: string | null;
}

const inUse = (which: string): string => `
  select id, name, label, trim_scale(amount)::text as amount, period, starts_on::text as "startsOn", warn_at as "warnAt"
    from app.budget
   where workspace_id = $1 and archived_at is null ${which}
   order by id`;

const select = (which: string): string =>
  inUse(`and (member_id is null or member_id = $2) and (schedule_id is null or schedule_id = $3) ${which}`);

const read = async (db: Queryable, text: string, values: unknown[]): Promise<BudgetRow[]> =>
  budgetRow.array().parse((await db.query({ text, values })).rows);

/**
 * The budgets in use that something is counted against, locked until the transaction ends. All who lock any do so here,
 * in the order of the ids, so that no two wait for each other.
 */
export const lockBudgets = (
  tx: Queryable,
  { workspaceId, memberId, label, scheduleId }: Concerned,
): Promise<BudgetRow[]> =>
  read(tx, `${select("and (label is null or label = $4)")} for no key update`, [
    ...[workspaceId, memberId, scheduleId],
    label,
  ]);

/** The same without locks, those of every label among them. */
export const readBudgetsOf = (
  db: Queryable,
  { workspaceId, memberId, scheduleId }: Omit<Concerned, "label">,
): Promise<BudgetRow[]> => read(db, select(""), [workspaceId, memberId, scheduleId]);

/** All budgets of a workspace that are in use. */
export const readBudgetsInUse = (db: Queryable, workspaceId: string): Promise<BudgetRow[]> =>
  read(db, inUse(""), [workspaceId]);
