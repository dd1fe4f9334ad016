import "server-only";
import { listEntriesPage } from "@/lib/db/sql/money/read-ledger";
import type { EntryCursor, EntryPage, EntryFilter } from "@/lib/domain/money/spend";
import type { Zoned } from "@/lib/domain/lists/workspace-filter";
import { readsOf, requirePermission, type Call } from "@/lib/services/context";

/** One page of the charges and corrections over a span of days, the newest first. */
export async function listEntries({
  ctx,
  input,
}: Call<{ filter: Zoned<EntryFilter>; after: EntryCursor | null }>): Promise<EntryPage> {
  requirePermission(ctx, "spend:read");
  return listEntriesPage(readsOf(ctx), input);
}
