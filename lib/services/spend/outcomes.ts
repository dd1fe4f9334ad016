import "server-only";
import { readSpendOutcomes } from "@/lib/db/sql/spend";
import type { SpendFilter, SpendOutcomes } from "@/lib/domain/spend";
import type { Zoned } from "@/lib/domain/workspace-filter";
import { readsOf, requirePermission, type Call } from "@/lib/services/context";

/** What the spend of a span of days bought: answers and their sources, calls that failed all the same, and the rest. */
export async function reportOutcomes({ ctx, input }: Call<Zoned<SpendFilter>>): Promise<SpendOutcomes> {
  requirePermission(ctx, "spend:read");
  return readSpendOutcomes(readsOf(ctx), input);
}
