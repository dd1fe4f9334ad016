import "server-only";
import type { TargetEstimate } from "@/lib/domain/estimate";
import type { Plan } from "@/lib/domain/plan";
import type { Context } from "@/lib/services/context";
import { estimateTarget } from "@/lib/services/spend/estimate";

/**
 * What one task of each of a plan's targets is expected to cost. Past answers are asked once for each engine, model and
 * search: markets do not change a price.
 */
export function priceTargets(ctx: Context, { targets }: Pick<Plan, "targets">): Promise<TargetEstimate[]> {
  const known = new Map<string, Promise<TargetEstimate>>();
  return Promise.all(
    targets.map((target) => {
      const key = JSON.stringify([target.engine, target.model, target.method, target.webSearch]);
      const estimate = known.get(key) ?? estimateTarget(ctx, target);
      known.set(key, estimate);
      return estimate;
    }),
  );
}
