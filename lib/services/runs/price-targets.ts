import "server-only";
import type { TargetEstimate } from "@/lib/domain/engines/price-range";
import type { Plan } from "@/lib/domain/runs/plan";
import type { Context } from "@/lib/services/context";
import { estimateTarget } from "@/lib/services/spend/estimate";

/**
 * What one task of each of a plan's targets is expected to cost. Past answers are asked once for each engine, model and
 * search: markets do not change a price.
 */
export async function priceTargets(
  ctx: Context,
  { targets }: Pick<Plan, "targets">,
): Promise<TargetEstimate[]> {
  const known = new Map<string, TargetEstimate>();
  const expected: TargetEstimate[] = [];
  // One after another: they may share the connection of a transaction.
  for (const target of targets) {
    const key = JSON.stringify([target.engine, target.model, target.method, target.webSearch]);
    const estimate = known.get(key) ?? (await estimateTarget(ctx, target));
    known.set(key, estimate);
    expected.push(estimate);
  }
  return expected;
}
