import type { TargetEstimate } from "@/lib/domain/engines/price-range";
import { add, nano, parseDollars, toDollars, ZERO, type Nano } from "@/lib/domain/amounts/money";
import { cellsOf, type Plan, type PlanTarget } from "@/lib/domain/runs/plan";

/** What one task of a target is expected to cost, dollars. */
export type Expected = Pick<TargetEstimate, "low" | "high">;

/** How many tasks each target of a plan has. */
export function countByTarget(plan: Plan): Map<PlanTarget, number> {
  const counts = new Map<PlanTarget, number>();
  for (const { target, times: count } of cellsOf(plan)) counts.set(target, (counts.get(target) ?? 0) + count);
  return counts;
}

/** So many times an amount of dollars. */
export const times = (dollars: string, count: number): Nano => nano(parseDollars(dollars) * BigInt(count));

/** What a plan is expected to cost in all, dollars, by what one task of each of its targets is. */
export function sumExpected(plan: Plan, expected: readonly Expected[]): { low: string; high: string } {
  const counts = countByTarget(plan);
  const sum = (end: "low" | "high") =>
    plan.targets.map((target, place) => times(expected[place]?.[end] ?? "0", counts.get(target) ?? 0));
  return { low: toDollars(add(ZERO, ...sum("low"))), high: toDollars(add(ZERO, ...sum("high"))) };
}
