import "server-only";
import pMap from "p-map";
import type { Engine } from "@/lib/domain/engines/engine";
import type { TargetEstimate } from "@/lib/domain/engines/price-range";
import type { Model, PricedModel } from "@/lib/domain/engines/model";
import { listPrice } from "@/lib/prices/prices";
import { requirePermission, type Call, type Context } from "@/lib/services/context";
import { pastCostOf } from "./past-cost";

/** Queries at once: an API may offer hundreds of models that no table knows. */
const AT_ONCE = 4;

/**
 * Models of an engine with what is known of their prices, in the order given: what the vendor lists today, or else what
 * the workspace's own answers of the model cost.
 */
export function priceModels({
  ctx,
  input: { engine, models },
}: Call<{ engine: Engine; models: readonly Model[] }>): Promise<PricedModel[]> {
  requirePermission(ctx, "connection:read");
  return pMap(
    models,
    async (model) => {
      const listed = listPrice(engine, model.name, ctx.now());
      return { ...model, listPrice: listed, pastCost: listed ? null : await pastCost(ctx, engine, model) };
    },
    { concurrency: AT_ONCE },
  );
}

const pastCost = (ctx: Context, engine: Engine, { name, webSearch }: Model): Promise<TargetEstimate | null> =>
  pastCostOf(ctx, { engine, model: name, webSearch: webSearch !== false });
