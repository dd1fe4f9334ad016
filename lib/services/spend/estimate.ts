import "server-only";
import { searches } from "@/lib/api-contract/ask-to-task";
import { methodFor } from "@/lib/api-contract/engine-rules";
import { BASE_PRICES } from "@/lib/api-contract/limits";
import type { Ask } from "@/lib/domain/runs/ask";
import { PLANNING_COSTS, type TargetEstimate } from "@/lib/domain/engines/price-range";
import type { PlanTarget } from "@/lib/domain/runs/plan";
import { requirePermission, type Call, type Context } from "@/lib/services/context";
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
    input.targets.map(({ engine, model }) =>
      estimateTarget(ctx, {
        engine,
        model,
        method: methodFor(engine, input.method),
        webSearch: searches(engine, input.settings),
      }),
    ),
  );
}

/** The same for one target, as it is asked. */
export async function estimateTarget(
  ctx: Context,
  { engine, model, method, webSearch }: Pick<PlanTarget, "engine" | "model" | "method" | "webSearch">,
): Promise<TargetEstimate> {
  const past = await pastCostOf(ctx, { engine, model, webSearch });
  if (past) return past;
  const planning = PLANNING_COSTS[engine];
  return { low: BASE_PRICES[method], high: webSearch ? planning.searching : planning.plain, basedOn: 0 };
}
