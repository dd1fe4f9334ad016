import "server-only";
import { searches } from "@/lib/api-contract/ask-to-task";
import { methodFor } from "@/lib/api-contract/engine-rules";
import { BASE_PRICES } from "@/lib/api-contract/limits";
import type { Ask } from "@/lib/domain/ask";
import { PLANNING_COSTS, type TargetEstimate } from "@/lib/domain/estimate";
import { requirePermission, type Call } from "@/lib/services/context";
import { pastCostOf } from "./past-cost";

/**
 * What each target is expected to cost, in dollars and in the targets' order: the 10th to 90th percentile of past
 * answers of the same model with the same leave to search, or a planning figure where there are too few.
 */
export async function estimateTargets({
  ctx,
  input,
}: Call<Pick<Ask, "targets" | "method" | "settings">>): Promise<TargetEstimate[]> {
  requirePermission(ctx, "run:create");
  return Promise.all(
    input.targets.map(async (target) => {
      const webSearch = searches(target.engine, input.settings);
      const past = await pastCostOf(ctx, { ...target, webSearch });
      if (past) return past;
      const planning = PLANNING_COSTS[target.engine];
      const high = webSearch ? planning.searching : planning.plain;
      return { low: BASE_PRICES[methodFor(target.engine, input.method)], high, basedOn: 0 };
    }),
  );
}
