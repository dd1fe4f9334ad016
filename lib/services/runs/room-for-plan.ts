import "server-only";
import type { RunRoom } from "@/lib/domain/runs/run-preview";
import { readRooms, withoutSpan } from "@/lib/services/budgets/rooms";
import type { Context } from "@/lib/services/context";
import { fitPlan, highsOf } from "./fit-plan";
import type { PricedPlan } from "./start-run";

interface AskedFor {
  /** The schedule that would ask it; null where the context's actor would. */
  scheduleId?: string | null;
  /** Dollars it may be expected to cost at most; null: whatever budgets allow. */
  cap?: string | null;
}

/** What budgets and a cap leave to a plan. To look at: what is left now may be gone when it is sent. */
export async function roomForPlan(
  ctx: Context,
  { plan, expected }: PricedPlan,
  { scheduleId = null, cap = null }: AskedFor = {},
): Promise<RunRoom> {
  const rooms = (await readRooms(ctx, scheduleId)).filter(
    ({ label }) => label === null || label === plan.label,
  );
  const { fits, refusal } = fitPlan(highsOf(plan, expected), { rooms, cap });
  return { budgets: rooms.map(withoutSpan), fits, refusal };
}
