import "server-only";
import { readPastCosts } from "@/lib/db/sql/runs/past-costs";
import type { Engine } from "@/lib/domain/engines/engine";
import { ESTIMATE_MIN_ANSWERS, type TargetEstimate } from "@/lib/domain/engines/price-range";
import { readsOf, type Context } from "@/lib/services/context";

/** What answers of a model cost, from the 10th to the 90th percentile; null where there are too few to say. */
export async function pastCostOf(
  ctx: Context,
  asked: { engine: Engine; model: string; webSearch: boolean },
): Promise<TargetEstimate | null> {
  const { answers, low, high } = await readPastCosts(readsOf(ctx), asked);
  if (answers < ESTIMATE_MIN_ANSWERS || low === null || high === null) return null;
  return { low, high, basedOn: answers };
}
