import "server-only";
import { readBlocked } from "@/lib/db/sql/money/budget-events";
import { sumBudgets } from "@/lib/db/sql/money/sum-budgets";
import { leftOf, sharesPassed, type BudgetScope, type BudgetState } from "@/lib/domain/money/budget";
import { prismaOf, requirePermission, sqlOf, type Call } from "@/lib/services/context";
import { namesOf } from "@/lib/services/names-of";
import { NOTHING, readPeriods } from "./rooms";

/** The workspace's budgets with what of their periods is used, those in use first, by name. */
export async function listBudgets({ ctx }: Call): Promise<BudgetState[]> {
  requirePermission(ctx, "spend:read");
  const { workspaceId } = ctx;
  const rows = await prismaOf(ctx).budget.findMany({
    where: { workspaceId },
    include: { schedule: { select: { name: true } } },
    orderBy: [{ archivedAt: { sort: "asc", nulls: "first" } }, { name: "asc" }, { id: "asc" }],
  });
  const names = await namesOf(
    ctx,
    rows.flatMap(({ memberId }) => memberId ?? []),
  );
  const budgets = rows.map((row) => ({
    ...{ id: row.id, name: row.name, period: row.period, warnAt: row.warnAt },
    amount: row.amount.toFixed(),
    startsOn: row.startsOn?.toISOString().slice(0, 10) ?? null,
    archived: row.archivedAt !== null,
    scope: scopeOf(row, names),
  }));
  const periods = await readPeriods(ctx, budgets);
  const spans = periods.map(({ span }) => span);
  const uses = await sumBudgets(sqlOf(ctx), workspaceId, spans);
  const blocked = await readBlocked(sqlOf(ctx), workspaceId, spans);
  return periods.map(({ budget, days }) => {
    const use = uses.get(budget.id) ?? NOTHING;
    return {
      ...{ ...budget, ...use, days },
      left: leftOf(budget.amount, use),
      passed: sharesPassed(budget, use),
      blocked: blocked.has(budget.id),
    };
  });
}

interface ScopeColumns {
  memberId: string | null;
  label: string | null;
  scheduleId: string | null;
  schedule: { name: string } | null;
}

function scopeOf(
  { memberId, label, scheduleId, schedule }: ScopeColumns,
  names: ReadonlyMap<string, string>,
): BudgetScope {
  if (memberId !== null) return { of: "member", id: memberId, name: names.get(memberId) ?? null };
  if (label !== null) return { of: "label", label };
  if (scheduleId !== null) return { of: "schedule", id: scheduleId, name: schedule?.name ?? null };
  return { of: "workspace" };
}
