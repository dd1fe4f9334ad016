import "server-only";
import { readHeld, readSpendCells, readSpendTotal, type SpendCell } from "@/lib/db/sql/money/spend";
import { dayAt, daysBetween } from "@/lib/domain/time/day-span";
import { AppError } from "@/lib/domain/errors";
import { parseDollars, toDollars } from "@/lib/domain/amounts/money";
import {
  REPORTED_DAYS_MAX,
  type HeldSum,
  type SpendFilter,
  type SpendGrouping,
  type SpendReport,
} from "@/lib/domain/money/spend";
import { daysBefore, periodsIn, type SpendPeriod } from "@/lib/domain/money/spend-periods";
import { addSums, gather } from "@/lib/domain/money/spend-sums";
import { UTC } from "@/lib/domain/time/time-zone";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import { readsOf, requirePermission, type Call, type Context } from "@/lib/services/context";

/** Drops the zeros a `Decimal(18,9)` pads with; the amount stays exact. */
const trim = (dollars: string): string => toDollars(parseDollars(dollars));

const trimmedHeld = ({ amount, tasks }: HeldSum): HeldSum => ({ amount: trim(amount), tasks });

interface Asked {
  filter: Zoned<SpendFilter>;
  by: SpendPeriod;
  groupBy: SpendGrouping;
}

/**
 * Money and tokens over a span of days from the ledger: in all, by day, week or month, and by what it went for, beside
 * as many days before and the UTC day that goes on now. Throws `invalid` for more than ten years.
 */
export async function reportSpend({ ctx, input }: Call<Asked>): Promise<SpendReport> {
  requirePermission(ctx, "spend:read");
  const { filter, by, groupBy } = input;
  if (daysBetween(filter.from, filter.to) >= REPORTED_DAYS_MAX)
    throw new AppError("invalid", {
      message: `A report is of at most ${REPORTED_DAYS_MAX} days.`,
      fields: { from: `at most ${REPORTED_DAYS_MAX} days before the last` },
    });
  const utcToday = dayAt(ctx.now(), UTC);
  const periods = periodsIn(filter, by);
  const [cells, earlier, held, utcSum] = await Promise.all([
    readSpendCells(readsOf(ctx), filter, { by: groupBy, firstDays: periods.map(({ from }) => from) }),
    readBefore(ctx, input),
    readHeld(readsOf(ctx)),
    readSpendTotal(readsOf(ctx), { ...filter, from: utcToday, to: utcToday, zone: UTC }),
  ]);
  const before = new Map(earlier?.cells.map((cell) => [keyOf(cell), trim(cell.spent)]));
  const groups = gather(cells, keyOf)
    .flatMap((alike) => {
      const [one] = alike;
      return one ? [{ key: one.key, name: one.name, engine: one.engine, ...addSums(alike) }] : [];
    })
    .sort((a, b) => Number(parseDollars(b.spent) - parseDollars(a.spent)))
    .map((group) => ({ ...group, before: before.get(keyOf(group)) ?? null }));
  const places = new Map(groups.map((group, place) => [keyOf(group), place]));
  return {
    total: addSums(cells),
    held: { underWay: trimmedHeld(held.underWay), unknown: trimmedHeld(held.unknown) },
    periods: periods.flatMap((days) => {
      const own = cells.filter(({ from }) => from === days.from);
      return own.length === 0 ? [] : [{ ...days, ...addSums(own) }];
    }),
    groups,
    cells: cells.flatMap((cell) => {
      const group = places.get(keyOf(cell));
      return group === undefined ? [] : [{ from: cell.from, group, spent: trim(cell.spent) }];
    }),
    before: earlier && {
      days: earlier.days,
      sum: earlier.cells.length === 0 ? null : addSums(earlier.cells),
    },
    utcDay: { day: utcToday, sum: addSums([utcSum]) },
  };
}

/** A model's name alone does not say whose it is. */
const keyOf = ({ key, engine }: Pick<SpendCell, "key" | "engine">): string => JSON.stringify([engine, key]);

async function readBefore(ctx: Context, { filter, groupBy }: Asked) {
  const days = daysBefore(filter, dayAt(ctx.now(), filter.zone));
  if (days === null) return null;
  const cells = await readSpendCells(
    readsOf(ctx),
    { ...filter, ...days },
    { by: groupBy, firstDays: [days.from] },
  );
  return { days, cells };
}
