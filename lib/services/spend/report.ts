import "server-only";
import { listDearestRuns, readHeld, readSpendCells, readSpendTotal } from "@/lib/db/sql/money/spend";
import { dayAt, daysBetween } from "@/lib/domain/time/day-span";
import { AppError } from "@/lib/domain/errors";
import { parseDollars, toDollars } from "@/lib/domain/amounts/money";
import {
  REPORTED_DAYS_MAX,
  type HeldSum,
  type SpendFilter,
  type SpendGroup,
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
  /** So many groups at most, the dearest, and the rest as one; each of them where it is not given. */
  most?: number;
}

/**
 * Money and tokens over a span of days from the ledger: in all, by day, week or month, and by what it went for, beside
 * as many days before and the UTC day that goes on now. Throws `invalid` for more than ten years.
 */
export async function reportSpend({ ctx, input }: Call<Asked>): Promise<SpendReport> {
  requirePermission(ctx, "spend:read");
  const { filter, by, groupBy, most = Infinity } = input;
  if (daysBetween(filter.from, filter.to) >= REPORTED_DAYS_MAX)
    throw new AppError("invalid", {
      message: `A report is of at most ${REPORTED_DAYS_MAX} days.`,
      fields: { from: `at most ${REPORTED_DAYS_MAX} days before the last` },
    });
  const utcToday = dayAt(ctx.now(), UTC);
  const periods = periodsIn(filter, by);
  const dearest = await readDearest(ctx, input);
  const runs = dearest && dearest.ids;
  const [cells, earlier, held, utcSum] = await Promise.all([
    readSpendCells(readsOf(ctx), filter, { by: groupBy, firstDays: periods.map(({ from }) => from), runs }),
    readBefore(ctx, input, runs),
    readHeld(readsOf(ctx)),
    readSpendTotal(readsOf(ctx), { ...filter, from: utcToday, to: utcToday, zone: UTC }),
  ]);
  const before = new Map(earlier?.cells.map((cell) => [keyOf(cell), trim(cell.spent)]));
  const all = gather(
    cells.filter(({ isRest }) => !isRest),
    keyOf,
  )
    .flatMap((alike) => {
      const [one] = alike;
      return one ? [{ key: one.key, name: one.name, engine: one.engine, ...addSums(alike) }] : [];
    })
    .sort((a, b) => Number(parseDollars(b.spent) - parseDollars(a.spent)));
  const groups = all.slice(0, most).map((group) => ({ ...group, before: before.get(keyOf(group)) ?? null }));
  const others = [...all.slice(most), ...cells.filter(({ isRest }) => isRest)];
  const places = new Map(groups.map((group, place) => [keyOf(group), place]));
  return {
    total: addSums(cells),
    held: { underWay: trimmedHeld(held.underWay), unknown: trimmedHeld(held.unknown) },
    periods: periods.flatMap((days) => {
      const own = cells.filter(({ from }) => from === days.from);
      return own.length === 0 ? [] : [{ ...days, ...addSums(own) }];
    }),
    groups,
    rest:
      others.length === 0
        ? null
        : // Of what was entered since they were counted there is one at least.
          { ...addSums(others), groups: Math.max(1, (dearest?.runs ?? all.length) - groups.length) },
    cells: cells.map((cell) => ({
      from: cell.from,
      group: places.get(keyOf(cell)) ?? groups.length,
      spent: trim(cell.spent),
    })),
    before: earlier && {
      days: earlier.days,
      sum: earlier.cells.length === 0 ? null : addSums(earlier.cells),
    },
    utcDay: { day: utcToday, sum: addSums([utcSum]) },
  };
}

/** A model's name alone does not say whose it is; and the rest is no group, nor what is of none. */
const keyOf = ({
  key,
  engine,
  isRest = false,
}: Pick<SpendGroup, "key" | "engine"> & { isRest?: boolean }): string =>
  JSON.stringify([isRest, engine, key]);

/** Of runs there are too many to read them all for the dearest of them; what else spend is grouped by is few. */
const readDearest = async (ctx: Context, { filter, groupBy, most }: Asked) =>
  groupBy === "run" && most !== undefined ? await listDearestRuns(readsOf(ctx), filter, most) : null;

async function readBefore(ctx: Context, { filter, groupBy }: Asked, runs: readonly (string | null)[] | null) {
  const days = daysBefore(filter, dayAt(ctx.now(), filter.zone));
  if (days === null) return null;
  const cells = await readSpendCells(
    readsOf(ctx),
    { ...filter, ...days },
    { by: groupBy, firstDays: [days.from], runs },
  );
  return { days, cells };
}
