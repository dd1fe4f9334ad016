import "server-only";
import {
  lockBudgets,
  readBudgetsInUse,
  readBudgetsOf,
  type BudgetRow,
} from "@/lib/db/sql/money/lock-budgets";
import { sumBudgets, type BudgetSpan } from "@/lib/db/sql/money/sum-budgets";
import { momentsOf } from "@/lib/db/query/day-bounds";
import type { Transaction } from "@/lib/db/transaction";
import {
  leftOf,
  periodOf,
  sharesPassed,
  withHeld,
  type Budget,
  type BudgetRoom,
  type PeriodDays,
} from "@/lib/domain/money/budget";
import { dayAt } from "@/lib/domain/time/day-span";
import { ZERO, type Nano } from "@/lib/domain/amounts/money";
import { memberId, prismaOf, sqlOf, type Context } from "@/lib/services/context";
import { noteBudgetEvents } from "./note-events";

/** A budget that something is to be counted against, with what its period has left. */
export interface Room extends BudgetRoom {
  span: BudgetSpan;
  warnAt: readonly number[];
}

/**
 * The budgets that a run is counted against, as they stand, locked until the transaction ends: whoever else reserves
 * against one of them waits, so that no two see the same money left. Who asks is the context's member.
 */
export async function lockRooms(
  ctx: Context & { tx: Transaction },
  { label, scheduleId }: { label: string | null; scheduleId: string | null },
): Promise<Room[]> {
  const { workspaceId } = ctx;
  return roomsOf(ctx, await lockBudgets(ctx.tx, { workspaceId, memberId: memberId(ctx), label, scheduleId }));
}

/** The same to look at, with the budgets of every label: what is left now may be gone in a moment. */
export async function readRooms(ctx: Context, scheduleId: string | null): Promise<Room[]> {
  const { workspaceId } = ctx;
  return roomsOf(ctx, await readBudgetsOf(sqlOf(ctx), { workspaceId, memberId: memberId(ctx), scheduleId }));
}

/** The same of all budgets in use, whatever they are of. */
export const readAllRooms = async (ctx: Context): Promise<Room[]> =>
  roomsOf(ctx, await readBudgetsInUse(sqlOf(ctx), ctx.workspaceId));

/** A room as it is shown. */
export const withoutSpan = ({ span: _span, warnAt: _warnAt, ...room }: Room): BudgetRoom => room;

async function roomsOf(ctx: Context, budgets: readonly BudgetRow[]): Promise<Room[]> {
  if (budgets.length === 0) return [];
  const periods = await readPeriods(ctx, budgets);
  const uses = await sumBudgets(
    sqlOf(ctx),
    ctx.workspaceId,
    periods.map(({ span }) => span),
  );
  return periods.map(({ budget, days, span }) => {
    const { id, name, label, period, amount, warnAt } = budget;
    const use = uses.get(id) ?? NOTHING;
    return {
      ...{ id, name, label, period, amount, warnAt, ...use, span },
      left: leftOf(amount, use),
      until: days.to,
    };
  });
}

export const NOTHING = { spent: "0", held: "0" };

/** The period that each budget is in, as days of the workspace's zone and as moments. */
export async function readPeriods<Kept extends Pick<Budget, "id" | "period" | "startsOn">>(
  ctx: Context,
  budgets: readonly Kept[],
): Promise<{ budget: Kept; days: PeriodDays; span: BudgetSpan }[]> {
  const { timeZone: zone } = await prismaOf(ctx).workspace.findUniqueOrThrow({
    where: { id: ctx.workspaceId },
    select: { timeZone: true },
  });
  const today = dayAt(ctx.now(), zone);
  return budgets.map((budget) => {
    const days = periodOf(budget, today);
    const { from, before } = momentsOf({ ...days, zone });
    return { budget, days, span: { id: budget.id, zone, from: from ?? ctx.now(), before } };
  });
}

/** Keeps, and tells, which shares of the budgets are passed, once so much more is held. */
export async function notePassed(
  ctx: Context & { tx: Transaction },
  rooms: readonly Room[],
  more: Nano = ZERO,
): Promise<void> {
  const events = rooms.flatMap((room) =>
    sharesPassed(room, withHeld(room, more)).map((share) => ({ span: room.span, share })),
  );
  await noteBudgetEvents(ctx.tx, ctx, events);
}
