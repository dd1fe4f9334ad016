import "server-only";
import { readHeld, readSpendByDay, readSpendByGroup, readSpendTotal } from "@/lib/db/sql/spend";
import { parseDollars, toDollars } from "@/lib/domain/money";
import type { HeldSum, SpendFilter, SpendReport, SpendSum } from "@/lib/domain/spend";
import { requirePermission, type Call } from "@/lib/services/context";

/** Drops the zeros a `Decimal(18,9)` pads with; the amount stays exact. */
const trim = (dollars: string): string => toDollars(parseDollars(dollars));

const trimmed = <Sum extends SpendSum>(sum: Sum): Sum => ({
  ...sum,
  spent: trim(sum.spent),
  modelCharge: trim(sum.modelCharge),
});

const trimmedHeld = ({ amount, tasks }: HeldSum): HeldSum => ({ amount: trim(amount), tasks });

/** Money and tokens over a span of days from the ledger: in all, by day, and by engine, model or member. */
export async function reportSpend({ ctx, input }: Call<SpendFilter>): Promise<SpendReport> {
  requirePermission(ctx, "spend:read");
  const [total, days, groups, held] = await Promise.all([
    readSpendTotal(ctx.workspaceId, input),
    readSpendByDay(ctx.workspaceId, input),
    readSpendByGroup(ctx.workspaceId, input),
    readHeld(ctx.workspaceId),
  ]);
  return {
    total: trimmed(total),
    held: { underWay: trimmedHeld(held.underWay), unknown: trimmedHeld(held.unknown) },
    days: days.map(trimmed),
    groups: groups.map(trimmed),
  };
}
