import "server-only";
import type { NewBudgetEvent } from "@/lib/db/sql/money/budget-events";
import { fitInto } from "@/lib/domain/money/budget";
import { AppError } from "@/lib/domain/errors";
import { add, parseDollars, toDollars, ZERO, type Nano } from "@/lib/domain/amounts/money";
import { expandPlan, firstTasksOf, type Plan } from "@/lib/domain/runs/plan";
import { capWords, refusalWords } from "@/lib/format/budget-words";
import type { Room } from "@/lib/services/budgets/rooms";
import type { Expected } from "./expected";

/** What a plan may cost, beside what budgets leave: a cap in dollars, where whoever starts it named one. */
export interface Limits {
  rooms: readonly Room[];
  cap: string | null;
}

/** How much of a plan fits, and why not all of it; null where all does. */
export interface Fit {
  fits: number;
  refusal: string | null;
  /** The budget it does not fit into; null where it fits, and where it is the cap that it does not fit. */
  room: Room | null;
}

/** That a budget refused something of a run, of which so many calls were sent all the same. */
export const refusedBy = (room: Room, { asked, sent }: { asked: number; sent: number }): NewBudgetEvent => ({
  span: room.span,
  share: null,
  refused: { left: room.left, asked, sent },
});

/** What each task of a plan is expected to cost at most, in the plan's order. */
export function highsOf(plan: Plan, expected: readonly Expected[]): Nano[] {
  const highs = new Map(plan.targets.map((target, place) => [target, expected[place]?.high ?? "0"]));
  return expandPlan(plan).map(({ target }) => parseDollars(highs.get(target) ?? "0"));
}

/** How many of a plan's tasks fit, from its first on, by what each is expected to cost at most. */
export function fitPlan(highs: readonly Nano[], { rooms, cap }: Limits): Fit {
  const capped = cap === null ? [] : [{ left: cap, room: null }];
  const { fits, tightest } = fitInto([...capped, ...rooms.map((room) => ({ left: room.left, room }))], highs);
  if (tightest === null) return { fits, refusal: null, room: null };
  const { room } = tightest;
  const asked = { cost: toDollars(add(ZERO, ...highs)), calls: highs.length, fits };
  return { fits, room, refusal: room ? refusalWords(room, asked) : capWords(tightest.left, asked) };
}

/** The first tasks of a plan, as a plan of its own, with what its targets are expected to cost. */
export function leadingPart<Price extends Expected>(
  { plan, expected }: { plan: Plan; expected: readonly Price[] },
  count: number,
): { plan: Plan; expected: Price[] } {
  const prices = new Map(plan.targets.map((target, place) => [target, expected[place]]));
  const part = firstTasksOf(plan, count);
  return { plan: part, expected: part.targets.flatMap((target) => prices.get(target) ?? []) };
}

/** A run that a budget, or its own cap, does not allow. */
export class MoneyRefusal extends AppError {
  constructor(
    refusal: string,
    readonly room: Room | null,
    readonly asked: number,
  ) {
    super("conflict", { message: `${refusal} Nothing was sent.` });
  }
}
