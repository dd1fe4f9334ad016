import "server-only";
import {
  countCalls,
  listDearest,
  listFruitlessSearches,
  listReasoning,
  readReasoning,
  sumFailures,
} from "@/lib/db/sql/money/outliers";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import { reasoningLimit, type SpendOutliers } from "@/lib/domain/money/outliers";
import type { SpendFilter } from "@/lib/domain/money/spend";
import { describeEnd } from "@/lib/services/answers/describe-end";
import { readsOf, requirePermission, type Call, type Context } from "@/lib/services/context";

/** What stands out of a span of days: the dearest calls, odd reasoning, searches without a source, and failed calls. */
export async function reportOutliers({ ctx, input }: Call<Zoned<SpendFilter>>): Promise<SpendOutliers> {
  requirePermission(ctx, "spend:read");
  const own = readsOf(ctx);
  const [dearest, calls, reasoning, searches, failures] = await Promise.all([
    listDearest(own, input),
    countCalls(own, input),
    readOddReasoning(ctx, input),
    listFruitlessSearches(own, input),
    sumFailures(own, input),
  ]);
  return {
    dearest,
    calls,
    reasoning,
    searches,
    failures: failures.map((failure) => ({
      ...failure,
      cause: describeEnd({ state: "failed", ...failure })?.meaning ?? null,
    })),
  };
}

async function readOddReasoning(
  ctx: Context,
  filter: Zoned<SpendFilter>,
): Promise<SpendOutliers["reasoning"]> {
  const models = await readReasoning(readsOf(ctx), filter);
  const limits = models.flatMap((model) => {
    const limit = reasoningLimit(model);
    return limit === null ? [] : [{ ...model, limit }];
  });
  const rows = limits.length === 0 ? [] : await listReasoning(readsOf(ctx), filter, limits);
  return { rows, models: limits.length };
}
