import "server-only";
import { readSpendOutcomes } from "@/lib/db/sql/money/spend";
import type { SpendFilter, SpendOutcomes } from "@/lib/domain/money/spend";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import { readsOf, requirePermission, type Call } from "@/lib/services/context";

/** What the spend of a span of days bought: answers and their sources, calls that failed all the same, and the rest. */
export async function reportOutcomes({ ctx, input }: Call<Zoned<SpendFilter>>): Promise<SpendOutcomes> {
  requirePermission(ctx, "spend:read");
  return readSpendOutcomes(readsOf(ctx), input);
}
