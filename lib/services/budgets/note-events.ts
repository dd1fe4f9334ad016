import "server-only";
import { keepBudgetEvents, type NewBudgetEvent } from "@/lib/db/sql/money/budget-events";
import type { Transaction } from "@/lib/db/transaction";
import type { Context } from "@/lib/services/context";
import { raiseNotice } from "@/lib/services/notices/raise";

/** Keeps what happened to budgets, and tells of what is new of it: of shares passed at once, of the greatest. */
export async function noteBudgetEvents(
  tx: Transaction,
  { workspaceId, now }: Pick<Context, "workspaceId" | "now">,
  events: readonly NewBudgetEvent[],
): Promise<void> {
  const at = now();
  const kept = await keepBudgetEvents(tx, workspaceId, { events, at });
  const isGreatest = (one: (typeof kept)[number]) =>
    kept.every(({ budgetId, share }) => budgetId !== one.budgetId || (share ?? 0) <= (one.share ?? 0));
  const refusedOf = (budgetId: string) =>
    events.find(({ span, share }) => span.id === budgetId && share === null)?.refused;
  for (const { id: cause, budgetId: subjectId, share } of kept.filter(isGreatest)) {
    const notice = { workspaceId, cause, subjectId, at };
    await raiseNotice(
      tx,
      share === null
        ? { ...notice, kind: "budget_blocked", facts: refusedOf(subjectId) ?? {} }
        : { ...notice, kind: "budget_warning", facts: { share } },
    );
  }
}
