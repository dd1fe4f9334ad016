import "server-only";
import { readHeld, readSpendByDay, readSpendByGroup, readSpendTotal } from "@/lib/db/sql/spend";
import { daysBetween } from "@/lib/domain/day-span";
import { AppError } from "@/lib/domain/errors";
import { parseDollars, toDollars } from "@/lib/domain/money";
import {
  REPORTED_DAYS_MAX,
  type HeldSum,
  type SpendFilter,
  type SpendGrouping,
  type SpendReport,
  type SpendSum,
} from "@/lib/domain/spend";
import type { Zoned } from "@/lib/domain/workspace-filter";
import { readsOf, requirePermission, type Call } from "@/lib/services/context";

/** Drops the zeros a `Decimal(18,9)` pads with; the amount stays exact. */
const trim = (dollars: string): string => toDollars(parseDollars(dollars));

const trimmed = <Sum extends SpendSum>(sum: Sum): Sum => ({
  ...sum,
  spent: trim(sum.spent),
  modelCharge: trim(sum.modelCharge),
  serviceFee: trim(sum.serviceFee),
});

const trimmedHeld = ({ amount, tasks }: HeldSum): HeldSum => ({ amount: trim(amount), tasks });

/** Money and tokens over a span of days from the ledger: in all, by day, and by engine, model or member. */
export async function reportSpend({
  ctx,
  input: { filter, groupBy },
}: Call<{ filter: Zoned<SpendFilter>; groupBy: SpendGrouping }>): Promise<SpendReport> {
  requirePermission(ctx, "spend:read");
  if (daysBetween(filter.from, filter.to) >= REPORTED_DAYS_MAX)
    throw new AppError("invalid", {
      message: `A report is of at most ${REPORTED_DAYS_MAX} days.`,
      fields: { from: `at most ${REPORTED_DAYS_MAX} days before the last` },
    });
  const [total, days, groups, held] = await Promise.all([
    readSpendTotal(readsOf(ctx), filter),
    readSpendByDay(readsOf(ctx), filter),
    readSpendByGroup(readsOf(ctx), filter, groupBy),
    readHeld(readsOf(ctx)),
  ]);
  return {
    total: trimmed(total),
    held: { underWay: trimmedHeld(held.underWay), unknown: trimmedHeld(held.unknown) },
    days: days.map(trimmed),
    groups: groups.map(trimmed),
  };
}
